import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroup, findGroup } from '#modules/master-data/groups.contract.ts'
import { createProperty } from '#modules/master-data/properties.contract.ts'
import { listDeletedPlaces } from '#modules/master-data/tree.contract.ts'
import { createUnit, findUnit } from '#modules/master-data/units.contract.ts'
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

journey('a unit and a building move with what is in them, by keyboard, and back', async () => {
  const { home, places, manager, managerEmail, open, url } = await openStage()
  const { appId, groupId, unitId } = places
  const zurich = { timezone: 'Europe/Zurich' }
  const next = await manager(createProperty, { params: { appId }, body: { name: 'Münstergasse', ...zurich } })
  const house = await manager(createGroup, {
    params: { propertyId: next.id },
    body: { name: 'Münstergasse 7' },
  })
  const elsewhere = await home.buildHome('Münsterplatz 1')
  await home.insert('permission', {
    personId: manager.personId,
    role: 'platform-owner',
    appId: elsewhere.appId,
  })

  const page = await open(390, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.goto(`${url}/cockpit/master-data/Unit-${unitId}`)
  const dialog = page.getByRole('dialog')
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  await page.getByRole('button', { name: 'Déplacer …' }).focus()
  await keys('Enter')
  await dialog.getByText('Toutes les périodes, passées et futures comprises').waitFor()
  await dialog.getByText('Qui n’est autorisé que par « Kramgasse 12 »').waitFor()
  await dialog.getByText('Rien trouvé').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Déplacer' }).isDisabled(), true)
  await dialog.getByRole('combobox', { name: 'Nouveau bâtiment' }).fill('münster')
  await dialog.getByRole('option', { name: /Münstergasse 7/ }).waitFor()
  assert.equal(await dialog.getByRole('option').count(), 1, 'another app is no way to go')
  assert.deepEqual(await barriers(page), [])
  assert.ok((await overflow(page)) <= 0)
  await keys('ArrowDown', 'Enter', 'Tab', 'Enter')
  await page.getByText('« 3. OG links » appartient maintenant à « Münstergasse 7 »').waitFor()
  await page.getByRole('navigation', { name: 'Vous êtes ici' }).getByText('Münstergasse 7').waitFor()
  assert.deepEqual(await barriers(page), [])
  assert.equal((await manager(findUnit, { params: { unitId } })).groupID, house.id)
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('« 3. OG links » est revenu à sa place').waitFor()
  assert.equal((await manager(findUnit, { params: { unitId } })).groupID, groupId)

  await page.goto(`${url}/cockpit/master-data/Group-${groupId}`)
  await page.getByRole('button', { name: 'Déplacer …' }).click()
  await dialog.getByText('1 unité avec ses périodes').waitFor()
  await dialog.getByRole('option', { name: 'Münstergasse' }).click()
  await dialog.getByRole('button', { name: 'Déplacer' }).click()
  await page.getByText('« Kramgasse 12 » appartient maintenant à « Münstergasse »').waitFor()
  assert.equal((await manager(findGroup, { params: { groupId } })).propertyID, next.id)
})

journey('what an interface owns says so and cannot be moved, nor can what one only reads', async () => {
  const { home, places, manager, managerEmail, open, url } = await openStage()
  const { appId, propertyId, groupId, unitId } = places
  const owned = await home.insert('unit', {
    ...{ appId, propertyId, buildingId: groupId, name: 'Büro', search: ' büro ' },
    ...{ readOnly: true, source: 'REM Aarebogen' },
  })
  const page = await open(390, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.goto(`${url}/cockpit/master-data/Unit-${owned}`)
  await page.getByText('Ces données viennent d’une interface et s’y modifient.').waitFor()
  await page.getByText('Interface : REM Aarebogen').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Déplacer …' }).count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Supprimer' }).count(), 0)
  assert.deepEqual(await barriers(page), [])
  assert.ok((await overflow(page)) <= 0)

  await home.inside((db) =>
    db
      .updateTable('permission')
      .set({ role: 'pinboard-agent' })
      .where('personId', '=', manager.personId)
      .execute(),
  )
  await page.goto(`${url}/cockpit/master-data/Unit-${unitId}`)
  await page.getByRole('heading', { name: '3. OG links' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Déplacer …' }).count(), 0)
  await page.goto(`${url}/cockpit/master-data/deleted`)
  await page.getByText('Vous n’avez pas accès à cette page').waitFor()
  assert.deepEqual(await barriers(page), [])
})
