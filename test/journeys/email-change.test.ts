import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barriers, executablePath, openStage, overflow } from './browser.ts'

test(
  'a colleague corrects an address: its owner reads two mails, allows it on a phone, and both are told how it stands',
  { skip: !executablePath && 'no browser' },
  async () => {
    const stage = await openStage()
    const { world, home, places, manager, managerEmail, open } = stage
    const agent = await home.person(
      { qa: { App: places.appId } },
      { username: 'Aline Rochat', email: 'aline@change.example', passwordHash: 'x', locale: 'ch_FR' },
    )
    const textTo = async (recipient: string) =>
      (
        await world.owner.query('select text from mail where recipient = $1 order by created_at desc', [
          recipient,
        ])
      ).rows[0].text as string
    const linkIn = (text: string) => new URL(/http\S+email-change\?token=\S+/.exec(text)![0])
    const pathOf = ({ pathname, search }: URL) => pathname + search

    const team = await open(1440, '/cockpit/team', { as: managerEmail })
    await team
      .getByRole('listitem')
      .filter({ hasText: 'Aline Rochat' })
      .getByRole('button', { name: 'Modifier l’e-mail' })
      .click()
    await team.getByLabel('Nouvelle adresse e-mail').fill('rochat@change.example')
    await team.getByRole('button', { name: 'Modifier', exact: true }).click()
    await team.getByText('Nouvelle adresse rochat@change.example en attente').waitFor()
    assert.deepEqual(await barriers(team), [])

    const told = await textTo('aline@change.example')
    const phone = await open(390, pathOf(linkIn(told)))
    await phone.getByRole('button', { name: 'Autoriser' }).waitFor()
    assert.equal(await overflow(phone), 0)
    assert.deepEqual(await barriers(phone), [])
    await phone.getByRole('button', { name: 'Autoriser' }).click()
    await phone.getByText('Vous l’avez autorisé').waitFor()

    const other = await open(390, pathOf(linkIn(await textTo('rochat@change.example'))))
    await other.getByRole('button', { name: 'C’est mon adresse' }).click()
    await other.getByText('La nouvelle adresse est valable').waitFor()
    const { body } = await manager.send('GET', `/users/${agent.personId}`)
    assert.equal(body.email, 'rochat@change.example')

    await phone.reload()
    await phone.getByRole('button', { name: 'Annuler la modification' }).click()
    await phone.getByText('Votre ancienne adresse est de nouveau valable').waitFor()
  },
)
