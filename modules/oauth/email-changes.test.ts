import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CALLBACK, openOauthSetup } from '#test/oauthSetup.ts'

const setup = await openOauthSetup()
const { owner } = setup.world

const changesOf = async ({ personId }: { personId: string }) => {
  const { rows } = await owner.query<{ asked_by: string; asked_by_id: string; ended_at: Date | null }>(
    'select asked_by, asked_by_id, ended_at from email_change where person_id = $1',
    [personId],
  )
  return rows
}
const emailOf = async ({ personId }: { personId: string }) =>
  (await owner.query('select email from person where id = $1', [personId])).rows[0].email as string
const mailedTo = async (recipient: string) =>
  (await owner.query('select from mail where recipient = $1', [recipient])).rowCount

const changing = (token: string, userId: string, email: string) =>
  setup.asBearer(token, `/api/v1/users/${userId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })

test('a program that acts for a person moves nobody’s address: it can show nothing that is theirs', async () => {
  const home = await setup.openHome()
  await home.checkIn(home.resident.personId, home.utilisationPeriodId)
  const client = await home.register()
  for (const person of [home.resident, home.admin]) {
    const code = await setup.codeFor(client, person, { scope: 'user:profile' })
    const { body } = await setup.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      client_id: client.id,
      client_secret: client.secret!,
    })
    assert.equal((await setup.asBearer(body.access_token)).status, 200)
    const reply = await changing(body.access_token, home.resident.personId, 'thief@programs.example')
    assert.deepEqual([reply.status, ((await reply.json()) as { code: string }).code], [403, 'proof-needed'])
  }
  assert.deepEqual(await changesOf(home.resident), [])
  assert.equal(await emailOf(home.resident), home.email)
  assert.equal(await mailedTo('thief@programs.example'), 0)
})

test('what a program that acts for itself asks for waits for the owner of the address, like what staff ask for', async () => {
  const home = await setup.openHome()
  await home.checkIn(home.resident.personId, home.utilisationPeriodId)
  const client = await home.register({ kind: 'system', grants: ['client_credentials'], redirectUris: [] })
  await home.grant(client.userID!, 'tenant-manager', 'App', home.appId)
  const { body } = await setup.token({
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret!,
    scope: 'user:profile',
  })
  const reply = await changing(body.access_token, home.resident.personId, 'new@programs.example')
  assert.equal(reply.status, 200, await reply.clone().text())
  assert.equal(((await reply.json()) as { email: string }).email, home.email, 'nothing has moved yet')
  const [change, ...more] = await changesOf(home.resident)
  assert.deepEqual(more, [])
  assert.deepEqual([change?.asked_by, change?.asked_by_id, change?.ended_at], ['staff', client.userID, null])
  assert.deepEqual([await mailedTo(home.email), await mailedTo('new@programs.example')], [1, 1])
  assert.equal((await home.resident.send('GET', '/me')).status, 200, 'and nobody was signed out')
})
