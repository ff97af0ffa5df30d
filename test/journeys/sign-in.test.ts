import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, executablePath, openStage, overflow, PASSWORD, signIn } from './browser.ts'

/** A device that knows its owner's finger, which is on it or not: what is offered in a field takes it at once. */
const withAuthenticator = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return (enabled: boolean) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
}

const fits = async (page: Page) => {
  assert.deepEqual(await barriers(page), [])
  assert.ok((await overflow(page)) <= 0)
}

test(
  'an organization demands a second factor; a colleague makes a passkey and signs in with it from then on',
  { skip: !executablePath, timeout: 240_000 },
  async () => {
    const { world, home, manager, managerEmail, open, url } = await openStage()
    const cockpit = await open(1440, '/cockpit/sign-in')
    const finger = await withAuthenticator(cockpit)
    await signIn(cockpit, managerEmail)
    await cockpit.goto(`${url}/cockpit/profile`)
    await cockpit.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await cockpit.getByText('La clé d’accès est là.').waitFor()
    await fits(cockpit)

    await cockpit.goto(`${url}/cockpit/team`)
    await cockpit.getByRole('button', { name: 'Exiger un second facteur' }).click()
    const dialog = cockpit.getByRole('dialog')
    await dialog.getByLabel('À partir de quand').selectOption('0')
    await fits(cockpit)
    await dialog.getByRole('button', { name: 'Exiger un second facteur' }).click()
    await cockpit.getByText('Toute l’équipe a un second facteur.').waitFor()
    await fits(cockpit)

    const before = await home.signedIn(manager.personId)
    assert.equal((await before.send('GET', '/me')).status, 403)

    await cockpit.goto(`${url}/cockpit/profile`)
    await finger(false)
    await cockpit.getByRole('button', { name: 'Se déconnecter' }).click()
    await cockpit.waitForURL(/sign-in/)
    await cockpit.getByLabel('E-mail').fill(managerEmail)
    await cockpit.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
    await cockpit.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await cockpit.getByText('Votre organisation exige une clé d’accès pour ce compte.').waitFor()
    await fits(cockpit)
    await finger(true)
    await cockpit.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
    await cockpit.waitForURL(/service-centre/)

    await world.owner.query('delete from passkey')
    await world.owner.query('update session set strong = false')
    await cockpit.reload()
    await cockpit.getByRole('heading', { name: 'Il manque un second facteur' }).waitFor()
    await fits(cockpit)
    await cockpit.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await cockpit.getByRole('link', { name: 'Demandes' }).waitFor()
  },
)

test(
  'a resident without a password signs in with the code of a mail, or with its link',
  { skip: !executablePath, timeout: 240_000 },
  async () => {
    const { world, home, open, url } = await openStage()
    const email = `resident@${home.organizationId}.example`
    await home.person({}, { email, username: 'Vera Zbinden', locale: 'ch_FR' })
    await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
      email,
      home.organizationId,
    ])
    const mailed = async () => {
      const { rows } = await world.owner.query<{ text: string }>(
        `select text from mail where recipient = $1 and kind = 'sign-in' order by created_at desc`,
        [email],
      )
      return rows[0]?.text ?? ''
    }
    const app = await open(390, '/app/sign-in')
    await fits(app)
    await app.getByLabel('E-mail').fill(email)
    await app.getByRole('button', { name: 'Recevoir un code par e-mail' }).click()
    await fits(app)
    await app.getByRole('button', { name: 'Envoyer le code' }).click()
    await app.getByText('un e-mail avec six chiffres est en route').waitFor()
    await app.getByLabel('Code reçu par e-mail').fill('000 000')
    await app.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await app.getByRole('alert').waitFor()
    await fits(app)
    await app.getByLabel('Code reçu par e-mail').fill(/^\d{6}$/m.exec(await mailed())![0])
    await app.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await app.waitForURL((at) => at.pathname === '/app/')

    await app.context().clearCookies()
    await app.goto(`${url}/app/sign-in`)
    await app.getByLabel('E-mail').fill(email)
    await app.getByRole('button', { name: 'Recevoir un code par e-mail' }).click()
    await app.getByRole('button', { name: 'Envoyer le code' }).click()
    await app.getByText('un e-mail avec six chiffres est en route').waitFor()
    const elsewhere = await open(
      390,
      new URL(/http\S+sign-in-link\S+/.exec(await mailed())![0]).href.slice(url.length),
    )
    await elsewhere.getByText(`en tant que ${email}`).waitFor()
    await fits(elsewhere)
    await elsewhere.getByRole('button', { name: 'Oui, me connecter ici' }).click()
    await elsewhere.waitForURL((at) => at.pathname === '/app/')
    await elsewhere.goto(`${url}/app/profile`)
    await elsewhere.getByRole('heading', { name: 'Clés d’accès' }).waitFor()
    await fits(elsewhere)
  },
)
