import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword } from '#modules/accounts/public.ts'
import { barriers, executablePath, openStage, overflow, PASSWORD } from './browser.ts'

test(
  'staff look after a resident’s account from their home: another address, a lost phone, a lock with a reason that the trail tells',
  { skip: !executablePath && 'no browser' },
  async () => {
    const { world, home, places, managerEmail, open } = await openStage()
    const email = `marc@${home.organizationId}.example`
    const marc = await home.person(
      {},
      { username: 'Marc Favre', email, passwordHash: await hashPassword(PASSWORD), locale: 'ch_FR' },
    )
    await home.checkIn(marc.personId, places.utilisationPeriodId)
    await home.insert('authenticator', {
      personId: marc.personId,
      secret: world.services.sealing.seal('JBSWY3DPEHPK3PXP'),
      confirmedAt: new Date(),
    })
    const account = async () => (await marc.send('GET', '/me')).status
    for (const width of [390, 1440]) {
      const page = await open(width, `/cockpit/master-data/Unit-${places.unitId}`, { as: managerEmail })
      await page.getByRole('button', { name: 'Compte de Marc Favre' }).click()
      await page.getByRole('dialog').getByText('Dernière connexion').waitFor()
      assert.deepEqual(await barriers(page), [])
      assert.equal(await overflow(page), 0)
    }
    const page = await open(390, `/cockpit/master-data/Unit-${places.unitId}`, { as: managerEmail })
    const press = (name: string, within = page.getByRole('dialog')) =>
      within.getByRole('button', { name, exact: true }).click()
    await page.getByRole('button', { name: 'Compte de Marc Favre' }).click()
    const dialog = page.getByRole('dialog')

    await press('Modifier l’e-mail')
    await dialog.getByLabel('Nouvelle adresse e-mail').fill('marc@nouveau.example')
    await press('Modifier')
    await dialog.getByText('Nouvelle adresse marc@nouveau.example en attente').waitFor()

    await press('Réinitialiser')
    await press('Réinitialiser', dialog.getByRole('region', { name: 'Second facteur' }))
    await dialog.getByText('Non activé.').waitFor()

    await press('Bloquer')
    await dialog.getByLabel('Motif').fill('Téléphone volé')
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflow(page), 0)
    await press('Bloquer', dialog.getByRole('region', { name: 'Compte' }))
    await press('Débloquer')
    await dialog.getByRole('button', { name: 'Bloquer', exact: true }).waitFor()
    assert.equal(await account(), 401)

    const trail = await open(1440, `/cockpit/settings/trail?place=Unit-${places.unitId}`, {
      as: managerEmail,
    })
    await trail.getByText('Rien ne correspond à ces filtres').waitFor()
    await trail.goto(new URL(`/cockpit/settings/trail?place=App-${places.appId}`, trail.url()).href)
    await trail.getByRole('button', { name: 'a bloqué le compte de Marc Favre' }).click()
    await trail.getByRole('dialog').getByText('Téléphone volé').waitFor()
    assert.deepEqual(await barriers(trail), [])
  },
)
