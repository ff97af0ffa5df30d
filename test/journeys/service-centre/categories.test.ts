import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { hashPassword } from '#modules/accounts/public.ts'
import { listCategories } from '#modules/service-centre/categories.contract.ts'
import { barriers, PASSWORD } from '../browser.ts'
import { barriersOf, journey, openOffice, signIn, tooWide } from './office.ts'

journey('a manager names, sorts and archives what can be reported', async () => {
  const { open, managerEmail, home, manager, places } = await openOffice()
  const page = await open(1440, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.getByRole('link', { name: 'App', exact: true }).click()
  await page.getByRole('link', { name: 'Catégories' }).click()
  await page.getByRole('heading', { name: 'Catégories' }).waitFor()
  await page.getByRole('button', { name: 'Modifier : Eau' }).waitFor()
  assert.deepEqual(await barriersOf(page), [])

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Sous-catégorie de Chauffage' }).click()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('Il faut un nom dans une langue au moins.').waitFor()
  assert.deepEqual(await barriersOf(page), [])
  await dialog.getByLabel('Nom (français)').fill('Ascenseur')
  await dialog.getByLabel('Nom (allemand)').fill('Lift')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Manque : IT, EN').waitFor()

  await page.getByRole('button', { name: 'Modifier : Ascenseur' }).click()
  await dialog.getByLabel('Nom (français)').fill('Ascenseur et monte-charge')
  await dialog.getByLabel('Nom (italien)').fill('Ascensore')
  await dialog.getByLabel('Nom (anglais)').fill('Lift')
  await page.route('**/api/v1/ticket-categories/*', (route) => route.fulfill({ status: 503 }))
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByRole('alert').waitFor()
  await page.unroute('**/api/v1/ticket-categories/*')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  const up = page.getByRole('button', { name: 'Monter : Ascenseur et monte-charge' })
  await up.waitFor()
  await dialog.waitFor({ state: 'hidden' })

  const named = async () => {
    const { _embedded } = await manager(listCategories, { params: { appId: places.appId } })
    return _embedded.items.filter(({ parentID }) => parentID).map(({ name }) => name)
  }
  assert.deepEqual(
    (await named()).map(({ fr }) => fr),
    ['Chauffage', 'Eau', 'Ascenseur et monte-charge'],
  )
  assert.equal((await named()).at(-1)?.it, 'Ascensore')
  const saved = () => page.waitForResponse((reply) => reply.request().method() === 'PUT')
  const bothSaved = saved().then(saved)
  await up.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Ascenseur et monte-charge : place 2 sur 3').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Ascenseur et monte-charge : place 1 sur 3').waitFor()
  await up.and(page.locator('[aria-disabled=true]')).waitFor()
  await bothSaved
  assert.deepEqual(
    (await named()).map(({ fr }) => fr),
    ['Ascenseur et monte-charge', 'Chauffage', 'Eau'],
  )
  assert.deepEqual(await barriersOf(page), [])

  await page.getByRole('button', { name: 'Archiver : Eau' }).click()
  await page.getByText('Eau : catégorie archivée').waitFor()
  await page.getByRole('button', { name: 'Modifier : Eau' }).waitFor({ state: 'detached' })
  await page.getByLabel('Montrer les archivées').check()
  await page.getByRole('button', { name: 'Rétablir : Eau' }).waitFor()
  for (const width of [360, 390, 1024]) {
    await page.setViewportSize({ width, height: 800 })
    assert.ok((await tooWide(page)) <= 0, `the categories are too wide for ${width} px`)
    assert.deepEqual(await barriers(page), [])
  }
  await page.getByRole('button', { name: 'Rétablir : Eau' }).click()
  await page.getByRole('button', { name: 'Archiver : Eau' }).waitFor()

  const agentEmail = `agent@${home.organizationId}.example`
  await home.person(
    { 'service-center-agent': { App: places.appId } },
    { email: agentEmail, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
  )
  await home.inside((db) => sql`select palier.enter_directory('email', ${agentEmail})`.execute(db))
  const other = await open(390, '/cockpit/sign-in')
  await signIn(other, agentEmail)
  await other.goto(page.url())
  await other.getByText('Vous n’avez pas accès à cette page').waitFor()
  assert.deepEqual(await barriers(other), [])
})
