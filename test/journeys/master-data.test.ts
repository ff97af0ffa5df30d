import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroup, findGroup } from '#modules/master-data/groups.contract.ts'
import { createProperty } from '#modules/master-data/properties.contract.ts'
import { listDeletedPlaces } from '#modules/master-data/tree/contract.ts'
import { changeUnit, createUnit, findUnit } from '#modules/master-data/units.contract.ts'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'

const journey = (name: string, run: () => Promise<void>) =>
  test(name, { skip: !executablePath, timeout: 180_000 }, run)

journey('what is deleted comes back at once, or later from the list of deleted places', async () => {
  const stage = await openStage()
  const { places, manager, open } = stage
  const page = await open(360, `/cockpit/sign-in`)
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

  const page = await open(360, '/cockpit/sign-in')
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
  const target = dialog.getByRole('combobox')
  await target.press('ArrowDown')
  await dialog.locator('.none', { hasText: 'Rien trouvé' }).waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Déplacer' }).isDisabled(), true)
  await dialog.getByLabel('Nouveau bâtiment').first().fill('münster')
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
  await target.click()
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
  const page = await open(360, '/cockpit/sign-in')
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

journey('a tree of 3,000 properties scrolls, reads on and is walked by keyboard', async () => {
  const { home, places, world, managerEmail, open, url } = await openStage()
  await world.owner.query(
    `insert into property (organization_id, app_id, name) select $1, $2, 'Weg ' || n from generate_series(1, 3000) n`,
    [home.organizationId, places.appId],
  )
  await world.owner.query(
    `insert into building (organization_id, app_id, property_id, property_manager_id, name)
     select $1, $2, $3, $4, 'Kramgasse ' || n from generate_series(101, 1100) n`,
    [home.organizationId, places.appId, places.propertyId, places.propertyManagerId],
  )
  const page = await open(1440, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.goto(`${url}/cockpit/master-data`)
  const tree = page.getByRole('tree', { name: 'Données de base' })
  const line = (name: RegExp) => tree.getByRole('treeitem', { name })
  const focused = () => page.evaluate<string>('document.activeElement.textContent')
  await line(/^Kramgasse/).waitFor()
  assert.match((await line(/^Aarebogen/).textContent())!, /1\s001 bâtiments · 1 unité/)
  assert.match((await line(/^Kramgasse/).textContent())!, /1\s001 bâtiments · 1 unité · 1 habitée/)
  assert.deepEqual(await barriers(page), [])
  const drawn = await tree.getByRole('treeitem').count()
  assert.ok(drawn < 60, `${drawn} lines are drawn`)

  await line(/^Aarebogen/).focus()
  await page.keyboard.press('ArrowDown')
  assert.match(await focused(), /^Kramgasse/)
  assert.equal(await line(/^Kramgasse/).getAttribute('aria-level'), '2')
  await page.keyboard.press('ArrowRight')
  await line(/^Kramgasse 12/).waitFor()
  assert.equal(
    await line(/^Kramgasse 1\s001/)
      .first()
      .getAttribute('aria-expanded'),
    'true',
  )
  await page.keyboard.press('ArrowRight')
  assert.match(await focused(), /^Kramgasse 12/)
  await page.keyboard.press('ArrowRight')
  await line(/^3\. OG links/).waitFor()
  await page.keyboard.press('ArrowDown')
  assert.match(await focused(), /^3\. OG links/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '3. OG links' }).waitFor()
  assert.equal(await line(/^3\. OG links/).getAttribute('aria-selected'), 'true')
  assert.deepEqual(await barriers(page), [])
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  assert.equal(await line(/^3\. OG links/).count(), 0)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  assert.match(await focused(), /^Kramgasse/)
  assert.equal(await line(/^Kramgasse 12/).count(), 0, 'folded')

  await page.route(/parent=Property/, (route) => route.abort())
  await page.goto(`${url}/cockpit/master-data`)
  await line(/^Kramgasse/).waitFor()
  await line(/^Kramgasse/).focus()
  await page.keyboard.press('ArrowRight')
  await line(/Cela n’a pas fonctionné/).waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.unroute(/parent=Property/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await line(/^Kramgasse 12/).waitFor()
  await page.keyboard.press('Home')

  // The end moves away while more is read, until everything is there.
  for (let round = 0; round < 60 && !(await focused()).startsWith('Weg 3000'); round++) {
    await page.keyboard.press('End')
    await page.waitForTimeout(100)
  }
  assert.match(await focused(), /^Weg 3000/)
  assert.ok((await tree.getByRole('treeitem').count()) < 60)
  await page.keyboard.press('ArrowUp')
  assert.match(await focused(), /^Weg 2999/)
  await page.keyboard.press('Home')
  assert.match(await focused(), /^Aarebogen/)
  await page.keyboard.press('ArrowLeft')
  assert.equal(await tree.getByRole('treeitem').count(), 1)
})

journey('an address opens the tree where the place is, however far down', async () => {
  const { home, places, world, managerEmail, open, url } = await openStage()
  await world.owner.query(
    `insert into property (organization_id, app_id, name) select $1, $2, 'Allee ' || n from generate_series(1, 900) n`,
    [home.organizationId, places.appId],
  )
  const page = await open(1440, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.goto(`${url}/cockpit/master-data/Unit-${places.unitId}`)
  const line = page.getByRole('treeitem', { name: /^3\. OG links/, selected: true })
  await line.waitFor()
  assert.equal(await line.getAttribute('aria-level'), '4')
  assert.ok((await line.boundingBox())!.y < 900, 'it is in sight')
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('searchbox').fill('allee 17')
  await page.getByRole('button', { name: /^Allee 17$/ }).waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('searchbox').fill('')
  await line.waitFor()
})

journey('who works for several apps chooses one, and everything is about it', async () => {
  const { home, places, manager, managerEmail, open, url } = await openStage()
  const basel = await home.buildHome('Spalenberg 4')
  const lived = await home.buildHome('Nadelberg 1')
  await home.insert('permission', {
    personId: manager.personId,
    role: 'platform-owner',
    appId: basel.appId,
  })
  await home.checkIn(manager.personId, lived.utilisationPeriodId)
  const page = await open(360, '/cockpit/sign-in')
  await signIn(page, managerEmail)
  await page.goto(`${url}/cockpit/settings`)
  const nameOfApp = page.getByLabel('Nom de l’app')
  await nameOfApp.waitFor()
  assert.equal(await nameOfApp.inputValue(), 'Aarebogen')

  await page.getByRole('button', { name: 'App : Aarebogen' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Choisir l’app' })
  await dialog.getByRole('button', { name: 'App Spalenberg 4' }).waitFor()
  assert.equal(await dialog.getByRole('listitem').count(), 2, 'the app one lives in is not one to work in')
  assert.deepEqual(await barriers(page), [])
  assert.ok((await overflow(page)) <= 0)
  await dialog.getByRole('button', { name: 'App Spalenberg 4' }).click()
  await page.getByRole('button', { name: 'App : App Spalenberg 4' }).waitFor()
  await nameOfApp.and(page.locator('[value="App Spalenberg 4"]')).waitFor()

  await page.getByRole('link', { name: 'Données de base' }).click()
  const tree = page.getByRole('tree')
  await tree.getByRole('treeitem', { name: /^Spalenberg/ }).waitFor()
  assert.equal(await tree.getByRole('treeitem', { name: /^Kramgasse/ }).count(), 0)
  await page.reload()
  await tree.getByRole('treeitem', { name: /^Spalenberg/ }).waitFor()
  assert.deepEqual(await barriers(page), [])

  await page.goto(`${url}/cockpit/master-data/Group-${places.groupId}`)
  await page.getByRole('button', { name: 'App : Aarebogen' }).waitFor()
  await page.getByRole('button', { name: 'App : Aarebogen' }).click()
  await dialog.getByRole('button', { name: 'App Spalenberg 4' }).click()
  await tree.getByRole('treeitem', { name: /^Spalenberg/ }).waitFor()
  await page.waitForURL(`${url}/cockpit/master-data`)
  await page.getByRole('link', { name: 'Importer des données' }).click()
  await page.getByText('App Spalenberg 4').first().waitFor()
  assert.deepEqual(await barriers(page), [])

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${url}/cockpit/master-data/Group-${basel.groupId}`)
  await page.getByRole('heading', { name: 'Spalenberg 4' }).waitFor()
  assert.deepEqual(await barriers(page), [], 'by night')
  assert.ok((await overflow(page)) <= 0)
})

journey(
  'a property, its first building and a unit are made and changed, and nobody overwrites a colleague',
  async () => {
    const { manager, managerEmail, open, places, url } = await openStage()
    const page = await open(390, '/cockpit/sign-in')
    await signIn(page, managerEmail)
    await page.goto(`${url}/cockpit/master-data`)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Nouvel immeuble' }).click()
    await dialog.getByLabel('Nom').fill('Postgasse')
    await dialog.getByLabel('Numéro dans votre système').fill('ERP-7')
    assert.deepEqual(await barriers(page), [])
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Postgasse' }).waitFor()
    await page.getByRole('button', { name: 'Nouveau bâtiment' }).click()
    await dialog.getByLabel('Numéro', { exact: true }).fill('12')
    assert.equal(await dialog.getByLabel('Nom').inputValue(), 'Postgasse 12')
    await dialog.locator(`option[value="${places.propertyManagerId}"]`).waitFor({ state: 'attached' })
    assert.equal(await dialog.getByLabel('Gérance').inputValue(), places.propertyManagerId)
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Postgasse 12' }).waitFor()
    await page.getByRole('button', { name: 'Nouvelle unité' }).click()
    await dialog.getByLabel('Nom').fill('2. OG')
    await dialog.getByLabel('Type d’objet').selectOption({ label: 'Duplex' })
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByText('Duplex · loué').waitFor()
    assert.deepEqual(await barriers(page), [])

    const unitId = page.url().split('Unit-')[1]!
    const colleague = await manager(changeUnit, { params: { unitId }, body: { name: '2e étage' } })
    await page.getByLabel('Surface (m²)').fill('88.5')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Quelqu’un d’autre a modifié ceci').waitFor()
    await page.getByRole('heading', { name: '2e étage' }).waitFor()
    assert.equal(await page.getByLabel('Surface (m²)').inputValue(), '88.5')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Enregistré').waitFor()
    const now = await manager(findUnit, { params: { unitId } })
    assert.deepEqual([now.name, now.size, now.version], ['2e étage', 88.5, colleague.version + 1])
  },
)
