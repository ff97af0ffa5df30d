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
