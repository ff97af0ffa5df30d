import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barriers, executablePath, openStage, overflow, signIn } from './browser.ts'
import { moveIn } from './tenant.ts'

test(
  'who lives elsewhere is asked in the app and accepts; the Cockpit shows it, and says what ends with a check-out',
  { skip: !executablePath, timeout: 240_000 },
  async () => {
    const stage = await openStage()
    const { world, home, places, manager, managerEmail, open, url } = stage
    const { person, visit } = await moveIn(stage, 'Vera')
    const next = await home.buildHome('Postgasse 3')
    await world.owner.query(
      `update permission set role = 'tenant-manager', app_id = null, building_id = $2 where person_id = $1`,
      [manager.personId, next.groupId],
    )
    const { rows } = await world.owner.query('select email from person where id = $1', [person.personId])
    const asked = await manager.send('POST', `/utilisation-periods/${next.utilisationPeriodId}/users`, {
      email: rows[0].email,
    })
    assert.equal(asked.status, 201)

    const app = await visit('/app/')
    const offer = app.getByRole('region', { name: 'Souhaitez-vous être inscrit·e ici ?' })
    await offer.getByText('Postgasse 12, 3. OG links').waitFor()
    assert.deepEqual(await barriers(app), [])
    assert.ok((await overflow(app)) <= 0)
    await offer.getByRole('button', { name: 'Refuser' }).click()
    await app.getByRole('dialog').getByText('Refuser vraiment ?').waitFor()
    assert.deepEqual(await barriers(app), [])
    await app.getByRole('dialog').getByRole('button', { name: 'Retour' }).click()
    await offer.getByRole('button', { name: 'Accepter' }).click()
    await app.getByText('Vous êtes inscrit·e').waitFor()
    await app.getByRole('button', { name: 'Postgasse 12' }).waitFor()
    await offer.waitFor({ state: 'detached' })

    const cockpit = await open(1440, '/cockpit/sign-in')
    await signIn(cockpit, managerEmail)
    await cockpit.goto(`${url}/cockpit/master-data/Unit-${next.unitId}`)
    await cockpit.getByText('accepté').waitFor()
    await cockpit.getByRole('button', { name: 'Retirer: Vera Zbinden' }).click()
    const dialog = cockpit.getByRole('dialog')
    await dialog.getByText('le code avec lequel elle est entrée').waitFor()
    assert.deepEqual(await barriers(cockpit), [])
    await dialog.getByRole('button', { name: 'Retirer' }).last().click()
    await cockpit.getByRole('button', { name: 'Retirer: Vera Zbinden' }).waitFor({ state: 'detached' })
    const homes = (await person.send('GET', '/homes')).body._embedded.items as { state: string }[]
    assert.deepEqual(
      homes.map(({ state }) => state),
      ['current', 'past'],
    )
    assert.equal(places.unitId === next.unitId, false)
  },
)
