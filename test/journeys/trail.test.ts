import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barriers, executablePath, openStage, overflow } from './browser.ts'

test(
  'an administrator reads who did what, filters it by kind and keeps the filter in the address, on a phone too',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { home, places, manager, managerEmail, open, url } = await openStage()
    const colleague = await home.person({}, { username: 'Hans Moser' })
    const granted = await manager.send('POST', `/users/${colleague.personId}/permissions`, {
      role: 'service-center-agent',
      objectType: 'App',
      objectID: places.appId,
      restrictions: [],
    })
    assert.equal(granted.status, 201)
    for (const width of [1440, 390]) {
      const page = await open(width, '/cockpit/settings/trail', { as: managerEmail })
      const entry = page.getByRole('main').getByText('Hans Moser').first()
      await entry.waitFor()
      assert.deepEqual(await barriers(page), [])
      assert.ok((await overflow(page)) <= 0)
      await page.getByLabel('Genre').selectOption('roles')
      await page.waitForURL(/kind=roles/)
      await entry.waitFor()
      await entry.click()
      await page.getByRole('dialog').waitFor()
      assert.deepEqual(await barriers(page), [])
      await page.goto(`${url}/cockpit/settings/trail?kind=exports`)
      await page.getByLabel('Genre').waitFor()
      assert.equal(await entry.count(), 0)
    }
  },
)
