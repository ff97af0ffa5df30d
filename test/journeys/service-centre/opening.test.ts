import assert from 'node:assert/strict'
import { barriersOf, journey, openOffice, signIn, tooWide } from './office.ts'

journey(
  'an agent takes a call: for a tenant who is found by name, or for somebody without an account',
  async () => {
    const { open, managerEmail, home, places, world } = await openOffice()
    const tenant = await home.person({}, { username: 'Nora Zbinden', email: 'nora@example.ch' })
    await home.checkIn(tenant.personId, places.utilisationPeriodId)
    const page = await open(1440, '/cockpit/sign-in')
    await signIn(page, managerEmail)

    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'Nouvelle demande' })
    await dialog.waitFor()
    assert.deepEqual(await barriersOf(page), [])
    await dialog.getByLabel('Catégorie').selectOption({ label: 'Eau' })
    await dialog.getByLabel('Titre').fill('Évier bouché')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await dialog.getByText(/^Choisissez une personne/).waitFor()

    const person = dialog.getByRole('combobox', { name: 'Chercher une personne' })
    await person.fill('zbind')
    await dialog.getByRole('option', { name: /Nora Zbinden/ }).waitFor()
    await dialog.getByRole('status').getByText('1 proposition').waitFor()
    assert.equal(await person.getAttribute('aria-expanded'), 'true')
    assert.deepEqual(await barriersOf(page), [])
    await person.press('Escape')
    assert.equal(
      await person.getAttribute('aria-expanded'),
      'false',
      'Escape closes the list, not the dialog',
    )
    await person.press('ArrowDown')
    assert.match((await person.getAttribute('aria-activedescendant')) ?? '', new RegExp(tenant.personId))
    await person.press('Enter')
    await dialog.getByText('Kramgasse 12, 3. OG links').first().waitFor()
    assert.equal(
      await dialog.getByRole('combobox', { name: 'Lieu' }).inputValue(),
      'Kramgasse 12, 3. OG links',
    )
    assert.deepEqual(await barriersOf(page), [])

    await page.route('**/api/v1/tickets', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500 }) : route.fallback(),
    )
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await dialog.getByRole('alert').waitFor()
    await page.reload()
    await page.unroute('**/api/v1/tickets')
    await page.getByRole('button', { name: 'Nouvelle demande' }).click()
    assert.equal(await dialog.getByLabel('Titre').inputValue(), 'Évier bouché', 'what was typed is kept')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Évier bouché' }).waitFor()
    const opened = await world.owner.query('select 1 from ticket where person_id = $1 and unit_id = $2', [
      tenant.personId,
      places.unitId,
    ])
    assert.equal(opened.rowCount, 1)
    const facts = page.locator('.ticketfacts')
    const [label, status] = [facts.getByText('Statut', { exact: true }), facts.getByLabel('Statut')]
    const [above, below] = [(await label.boundingBox())!, (await status.boundingBox())!]
    assert.ok(above.y + above.height <= below.y + 1, 'what a choice is of stands above it')

    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('link', { name: 'Retour' }).click()
    await page.getByRole('button', { name: 'Nouvelle demande' }).click()
    assert.equal(await dialog.getByLabel('Titre').inputValue(), '', 'what was sent is not kept')
    await dialog.getByText('Sans compte', { exact: true }).click()
    await dialog.getByLabel('Nom').fill('Hans Gerber')
    await dialog.getByLabel('Téléphone').first().fill('031 311 00 00')
    await dialog.getByLabel('Catégorie').selectOption({ label: 'Chauffage' })
    await dialog.getByLabel('Titre').fill('Odeur de fumée')
    assert.deepEqual(await barriersOf(page), [])
    assert.ok((await tooWide(page)) <= 0)
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Odeur de fumée' }).waitFor()
    await page.getByRole('link', { name: '031 311 00 00' }).waitFor()

    await page.getByRole('link', { name: 'Retour' }).click()
    await page.getByRole('button', { name: 'Nouvelle demande' }).click()
    await dialog.getByText('Objet seul', { exact: true }).click()
    await dialog.getByLabel('Catégorie').selectOption({ label: 'Eau' })
    await dialog.getByLabel('Titre').fill('Cave humide')
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await dialog.getByText('Choisissez un lieu parmi les propositions.').waitFor()
    await dialog.getByRole('combobox', { name: 'Lieu' }).fill('Kramgasse 12')
    await dialog.getByRole('option', { name: 'Kramgasse 12 Kramgasse', exact: true }).click()
    await dialog.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('heading', { name: 'Cave humide' }).waitFor()
    const reported = await world.owner.query(
      'select 1 from ticket where building_id = $1 and unit_id is null and person_id is null',
      [places.groupId],
    )
    assert.equal(reported.rowCount, 1)
  },
)
