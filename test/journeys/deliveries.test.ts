import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword } from '#modules/accounts/public.ts'
import { csv, everything, key, PROPERTY } from '../exchangeSetup.ts'
import { zipOf } from '../zips.ts'
import { barriers, executablePath, openStage, overflow, PASSWORD, signIn } from './browser.ts'

const zip = (manifest: object) =>
  zipOf([
    ...Object.entries(everything).map(([name, content]) => ({ name, content })),
    { name: 'manifest.json', content: JSON.stringify(manifest) },
  ])

const asFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

test(
  'a delivery is uploaded, looked at, confirmed and undone; what is wrong with one is told line by line',
  { skip: !executablePath, timeout: 180_000 },
  async () => {
    const { managerEmail, open, world } = await openStage()
    const page = await open(360, '/cockpit/sign-in')
    const sound = async (where: string) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        assert.deepEqual(await barriers(page), [], where)
      }
      assert.ok((await overflow(page)) <= 0, `${where} is too wide`)
    }
    const choose = (...files: ReturnType<typeof asFile>[]) =>
      page.getByLabel('Choisir un ZIP ou des fichiers CSV').setInputFiles(files)
    const back = () => page.getByRole('link', { name: 'Toutes les livraisons' }).click()
    await signIn(page, managerEmail)
    await page.getByRole('link', { name: 'Données de base' }).first().click()
    await page.getByRole('link', { name: 'Livraisons de l’ERP' }).click()
    await page.getByText('Aucune livraison').waitFor()
    await sound('the empty list')

    await choose(asFile('invoices.csv', 'x'))
    await page.getByText('Ne fait pas partie du format : invoices.csv').waitFor()
    await choose(
      asFile(
        'properties.csv',
        csv('importType,id,name', `insert,${key(PROPERTY, 1)},`, 'insert,x,Kramgasse'),
      ),
      asFile('manifest.json', '{}'),
    )
    await page.getByRole('heading', { name: /^Livraison du/ }).waitFor()
    await world.settle()
    await page.getByText('ne doit pas être vide').waitFor()
    await page.getByText('n’est pas un UUID').waitFor()
    await page.getByText('properties.csv · Ligne 2 · name', { exact: false }).waitFor()
    await page
      .getByText(/^\d+\so$/)
      .first()
      .waitFor()
    await page.getByText(/^(?!0 )[\d,]+ s$/).waitFor()
    await sound('a delivery that is refused')

    await back()
    await choose(asFile('delivery.zip', zip({ autoImport: false })))
    await page.getByRole('heading', { name: /^Livraison du/ }).waitFor()
    await world.settle()
    await page.getByText('Voici ce que ferait la livraison').waitFor()
    const { rows } = await world.owner.query<{ text: string }>(
      `select text from mail where kind = 'exchange'`,
    )
    const link = rows
      .map(({ text }) => /\/cockpit\/master-data\/deliveries\/\w+/.exec(text)?.[0])
      .find(Boolean)!
    assert.equal(new URL(page.url()).pathname, link)
    await sound('a delivery that waits')
    await page.getByRole('button', { name: 'Reprendre la livraison' }).click()
    await page.getByRole('progressbar').waitFor()
    await world.settle()
    await page.getByText('Reprise', { exact: true }).waitFor()
    await sound('a delivery that is taken')

    await page.getByRole('button', { name: 'Annuler la livraison' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler la livraison' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await world.settle()
    await page.getByText('Tout ce que cette livraison avait écrit a été retiré').waitFor()
    await back()
    await page.getByText('2 erreurs').waitFor()
    await page.getByText('Annulée').waitFor()
    await page.getByRole('button', { name: 'Créer l’export' }).click()
    await page.getByText('L’export se prépare').waitFor()
    const ready = page.getByRole('link', { name: 'Télécharger l’export' })
    await ready.waitFor({ timeout: 60_000 })
    const download = page.waitForEvent('download')
    await ready.click()
    assert.match((await download).suggestedFilename(), /^export-\d{4}-\d\d-\d\d\.zip$/)
    await page.setViewportSize({ width: 1440, height: 900 })
    await sound('the list')
  },
)

test(
  'who may not import sees neither the way to deliveries nor the deliveries',
  { skip: !executablePath, timeout: 60_000 },
  async () => {
    const { home, places, open, world } = await openStage()
    const email = `caretaker@${home.organizationId}.example`
    await home.person(
      { 'service-center-agent': { App: places.appId } },
      { email, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
    )
    await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
      email,
      home.organizationId,
    ])
    const page = await open(1440, '/cockpit/master-data', { as: email })
    await page.getByText('Kramgasse').first().waitFor()
    assert.equal(await page.getByRole('link', { name: 'Livraisons de l’ERP' }).count(), 0)
    await page.goto(new URL('/cockpit/master-data/deliveries', page.url()).href)
    await page.getByText('Vous n’avez pas', { exact: false }).waitFor()
  },
)
