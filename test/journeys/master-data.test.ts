import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listDeletedPlaces } from '#modules/master-data/tree.contract.ts'
import { createUnit } from '#modules/master-data/units.contract.ts'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

const journey = (name: string, run: () => Promise<void>) =>
  test(name, { skip: !executablePath, timeout: 180_000 }, run)

journey('what is deleted comes back at once, or later from the list of deleted places', async () => {
  const stage = await openStage()
  const { places, manager, open } = stage
  const page = await open(390, `/cockpit/sign-in`)
  await signIn(page, stage.managerEmail)
  await page.goto(`${stage.url}/cockpit/master-data/deleted`)
  await page.getByText('Rien de supprimé').waitFor()
  assert.deepEqual(await barriers(page), [])

  const unitId = (
    await manager(createUnit, {
      params: { groupId: places.groupId },
      body: { name: '4. OG rechts', type: 'rented' },
    })
  ).id
  await page.goto(`${stage.url}/cockpit/master-data/Unit-${unitId}`)
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await page.getByText('« 4. OG rechts » est supprimé').waitFor()
  await page.getByRole('heading', { name: 'Kramgasse 12' }).waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('heading', { name: '4. OG rechts' }).waitFor()
  assert.deepEqual((await manager(listDeletedPlaces, { query: {} }))._embedded.items, [])

  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await page.getByRole('heading', { name: 'Kramgasse 12' }).waitFor()
  await page.getByRole('link', { name: 'Retour' }).click()
  await page.getByRole('link', { name: 'Lieux supprimés' }).click()
  await page.getByText('Unité · Kramgasse · Kramgasse 12').waitFor()
  await page.getByText(/Supprimé le .* À rétablir jusqu’au \d\d\.\d\d\.\d{4}/).waitFor()
  assert.deepEqual(await barriers(page), [])
  assert.ok((await overflow(page)) <= 0)
  await page.getByRole('button', { name: 'Rétablir 4. OG rechts' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('« 4. OG rechts » est de retour').waitFor()
  await page.getByText('Rien de supprimé').waitFor()
  assert.equal(
    await page.evaluate('document.activeElement.textContent'),
    'Lieux supprimés',
    'the focus is not lost with the row',
  )
  await page.goto(`${stage.url}/cockpit/master-data/Unit-${unitId}`)
  await page.getByRole('heading', { name: '4. OG rechts' }).waitFor()
})
