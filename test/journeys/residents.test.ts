import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

test(
  'a sample of the list of residents is downloaded where lists are imported, and can be imported as it is',
  { skip: !executablePath, timeout: 120_000 },
  async () => {
    const { managerEmail, open, url } = await openStage()
    const page = await open(360, '/cockpit/sign-in')
    await signIn(page, managerEmail)
    await page.goto(`${url}/cockpit/master-data/import`)
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Télécharger un exemple de fichier de locataires' }).click()
    const file = await waiting
    assert.equal(file.suggestedFilename(), 'residents.csv')
    const path = await file.path()
    assert.deepEqual(await readFile(path), await readFile('docs/examples/residents.csv'))
    assert.deepEqual(await barriers(page), [])
    assert.ok((await overflow(page)) <= 0)
    await page.locator('input[type=file]').setInputFiles('docs/examples/residents.csv')
    await page.getByRole('heading', { name: 'residents.csv' }).waitFor()
    await page.getByText('Numéro du locataire').first().waitFor({ state: 'attached' })
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await barriers(page), [])
  },
)

test(
  'letters are saved beside the page, which says where a character is missing',
  { skip: !executablePath, timeout: 120_000 },
  async () => {
    const { places, manager, managerEmail, open } = await openStage()
    const name = 'Sok ᏣᎳᎩ von und zu Niedergösgen-Schönenwerd'
    const body = { utilisationPeriods: places.utilisationPeriodId, tenant: { name, email: 'sok@example.ch' } }
    assert.equal((await manager.send('POST', '/registration-codes', body)).status, 201)
    for (const width of [390, 1440]) {
      const page = await open(width, '/cockpit/tenants', { as: managerEmail })
      await page.getByRole('checkbox', { name }).check()
      assert.ok((await overflow(page)) <= 0)
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: '1 lettre (PDF)' }).click()
      const file = await waiting
      assert.match(file.suggestedFilename(), /^letters-\d{4}-\d\d-\d\d\.pdf$/)
      await page.getByRole('status').getByText('Dans ces lignes manque un caractère').waitFor()
      assert.deepEqual(await barriers(page), [])
      await page.context().close()
    }
  },
)
