import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { executablePath, openStage } from './browser.ts'
import { kept, moveIn } from './tenant.ts'

const skip = { skip: !executablePath, timeout: 120_000 }
const stage = executablePath ? await openStage() : undefined

const tickets = async ({ person }: Awaited<ReturnType<typeof moveIn>>) =>
  (
    await stage!.world.owner.query<{ title: string }>('select title from ticket where person_id = $1', [
      person.personId,
    ])
  ).rows.map(({ title }) => title)

test('a report that is sent without a network goes out once when there is one', skip, async () => {
  const tenant = await moveIn(stage!, 'Ida')
  const page = await tenant.visit('/app/report', 390, true)
  await page.getByRole('button', { name: 'Chauffage' }).click()
  await kept(page, '/api/v1/me')
  await kept(page, '/api/v1/homes')
  await kept(page, '/ticket-categories')
  await page.context().setOffline(true)
  await page.getByLabel('En une phrase').fill('Le radiateur est froid')
  await page.locator('input[type=file]').setInputFiles({
    name: 'radiateur.png',
    mimeType: 'image/png',
    buffer: await toBuffer('a photo'),
  })
  await page.locator('.photos img').waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('La demande partira').waitFor()
  assert.deepEqual(await tickets(tenant), ['La lampe du palier clignote'])
  await page.goto(`${stage!.url}/app/`)
  await page.getByRole('heading', { name: 'Bonjour Ida' }).waitFor()
  await page.getByText('Partira dès que vous serez connecté').waitFor()
  const tab = await page.context().newPage()
  await tab.goto(`${stage!.url}/app/`)
  await tab.getByRole('heading', { name: 'Bonjour Ida' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: /Le radiateur est froid/ }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: /Le radiateur est froid/ }).click()
  await page.locator('.files img').waitFor()
  assert.deepEqual((await tickets(tenant)).toSorted(), [
    'La lampe du palier clignote',
    'Le radiateur est froid',
  ])
  const photos = await stage!.world.owner.query('select 1 from file where owner_id = $1', [
    tenant.person.personId,
  ])
  assert.equal(photos.rowCount, 1)
})

/** Fills in a report and sends it, with a photo. */
const report = async (page: Page, title: string) => {
  await page.getByRole('button', { name: 'Chauffage' }).click()
  await page.getByLabel('En une phrase').fill(title)
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: await toBuffer(title),
  })
  await page.locator('.photos img').waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

test(
  'a report that the server cannot take now is sent again as it was, photo and all, once',
  skip,
  async () => {
    const tenant = await moveIn(stage!, 'Tina')
    const page = await tenant.visit('/app/report')
    let tries = 0
    // The first answer is lost on its way back, the second is that of a server that starts again.
    await page.route('**/api/v1/users/*/tickets', async (route) => {
      tries += 1
      if (tries === 1) await route.fetch()
      return tries < 3
        ? route.fulfill({ status: 503, json: { status: 503, code: 'restarting' } })
        : route.continue()
    })
    await report(page, 'La cave est inondée')
    await page.getByText('La demande partira').waitFor()
    await page.getByText('Partira dès que vous serez connecté').waitFor()
    const second = page.waitForResponse((reply) => reply.url().endsWith('/tickets') && reply.status() === 503)
    await page.reload()
    await page.getByRole('heading', { name: 'Bonjour Tina' }).waitFor()
    await second
    await page.reload()
    await page.getByText('Envoyé : La cave est inondée').waitFor()
    await page.getByText('Partira dès que vous serez connecté').waitFor({ state: 'detached' })
    assert.equal((await tickets(tenant)).length, 2)
    const photos = await stage!.world.owner.query('select 1 from file where owner_id = $1', [
      tenant.person.personId,
    ])
    assert.equal(photos.rowCount, 1)
  },
)

test('a report that is refused later is a draft again', skip, async () => {
  const tenant = await moveIn(stage!, 'Olga')
  const page = await tenant.visit('/app/report')
  await page.route('**/api/v1/users/*/tickets', (route) => route.abort())
  await report(page, 'La porte grince')
  await page.getByText('La demande partira').waitFor()
  await page.unroute('**/api/v1/users/*/tickets')
  await page.route('**/api/v1/users/*/tickets', (route) =>
    route.fulfill({ status: 409, json: { status: 409, code: 'no-such-category' } }),
  )
  await page.reload()
  await page.getByText('Pas accepté : La porte grince').waitFor()
  await page.getByRole('link', { name: 'Signaler un problème' }).click()
  await page.locator('.photos img').waitFor()
  assert.equal(await page.getByLabel('En une phrase').inputValue(), 'La porte grince')
})

test('a refused report waits while another one is being written, so that neither is lost', skip, async () => {
  const tenant = await moveIn(stage!, 'Petra')
  const page = await tenant.visit('/app/report')
  await page.route('**/api/v1/files', (route) => route.abort())
  await report(page, 'La porte grince')
  await page.getByText('La demande partira').waitFor()
  await page.getByRole('link', { name: 'Signaler un problème' }).click()
  await page.getByRole('button', { name: 'Chauffage' }).click()
  await page.getByLabel('En une phrase').fill('La cave est inondée')
  await page.unroute('**/api/v1/files')
  await page.route('**/api/v1/files', (route) =>
    route.fulfill({ status: 422, json: { status: 422, code: 'file-type' } }),
  )
  const refused = page.waitForResponse('**/api/v1/files')
  await page.goto(`${stage!.url}/app/`)
  await page.getByText('Partira dès que vous serez connecté').waitFor()
  await refused
  await page.getByRole('link', { name: 'Signaler un problème' }).click()
  assert.equal(await page.getByLabel('En une phrase').inputValue(), 'La cave est inondée')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByRole('heading', { name: 'La cave est inondée' }).waitFor()
  await page.reload()
  await page.getByText('Pas accepté : La porte grince').waitFor()
  await page.goto(`${stage!.url}/app/report`)
  await page.locator('.photos img').waitFor()
  assert.equal(await page.getByLabel('En une phrase').inputValue(), 'La porte grince')
  await page.goto(`${stage!.url}/app/`)
  await page.getByRole('link', { name: /La cave est inondée/ }).waitFor()
  assert.equal(await page.getByText('Partira dès que vous serez connecté').count(), 0)
})

test('an answer whose reply got lost is said once, with its words and its picture', skip, async () => {
  const tenant = await moveIn(stage!, 'Lena')
  const page = await tenant.visit(`/app/requests/${tenant.ticketId}`)
  await page.getByRole('textbox').fill('Il fait 15 degrés')
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: await toBuffer('15 degrés'),
  })
  await page.getByText('Joindre un fichier (1)').waitFor()
  let tries = 0
  await page.route('**/api/v1/conversations/*/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    tries += 1
    if (tries === 1) await route.fetch()
    return tries < 4 ? route.abort() : route.continue()
  })
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('Pas de connexion').waitFor()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.locator('.bubble .prose', { hasText: 'Il fait 15 degrés' }).waitFor()
  await page.locator('.bubble .files img').waitFor()
  const { rowCount } = await stage!.world.owner.query('select 1 from message where ticket_id = $1', [
    tenant.ticketId,
  ])
  assert.equal(rowCount, 1)
  await page.getByRole('button', { name: 'C’est réglé' }).click()
  await page.getByRole('button', { name: 'Rouvrir' }).waitFor()
  assert.equal(await page.getByText('l’attribuerons bientôt').count(), 0)
})
