import assert from 'node:assert/strict'
import { test } from 'node:test'
import { executablePath, openStage, overflow } from './browser.ts'

test(
  'an integrator reads what the API can do and tries it as who they are, without any script from elsewhere',
  { skip: !executablePath, timeout: 120_000 },
  async () => {
    const { managerEmail, open, url } = await openStage()
    const page = await open(1440, '/api/docs', { as: managerEmail })
    const elsewhere: string[] = []
    const faults: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.reload()
    await page.getByRole('heading', { name: /^Palier API/ }).waitFor()
    await page.locator('#operations-tag-me').click()
    await page.locator('#operations-me-getMe button').first().click()
    await page.getByRole('button', { name: 'Execute' }).click()
    await page.getByText(managerEmail).first().waitFor()
    await page.getByText('curl -X', { exact: false }).first().waitFor()
    assert.deepEqual([elsewhere, faults], [[], []])
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok((await overflow(page)) <= 0, 'the page of the API is too wide for a phone')
    const about = await page.locator('#operations-tag-utilisation-periods small').boundingBox()
    assert.ok(about!.width > 200, 'what a tag is about is not read letter by letter')
  },
)
