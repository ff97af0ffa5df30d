import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { openWorld } from '#test/world.ts'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { layFixtures } from '#test/layFixtures.ts'
import { hashPassword } from './passwords.rules.ts'

const world = await openWorld()
const { owner } = world
const { home, rows } = await layFixtures(world)
const passwordHash = await hashPassword('a good password')

beforeEach(() => owner.query('delete from attempt'))

type Person = Awaited<ReturnType<typeof home.person>>
const prove = ({ send }: Person, body: object) => send('PUT', '/sessions/current/proof', body)
const proofAged = ({ sessionId }: Person, minutes: number | null) =>
  owner.query(`update session set proved_at = now() - make_interval(mins => $2) where id = $1`, [
    sessionId,
    minutes,
  ])
const changeAddress = ({ send, personId }: Person) =>
  send('PATCH', `/users/${personId}`, { email: `${personId}@proof.example` })

test('a proof counts for ten minutes; then the password is asked for again', async () => {
  const person = await home.person({}, { passwordHash })
  await proofAged(person, 9)
  assert.equal((await changeAddress(person)).status, 200)
  await proofAged(person, 11)
  const refused = await changeAddress(person)
  assert.deepEqual([refused.status, refused.body.code], [403, 'proof-needed'])
  assert.equal((await prove(person, { password: 'a wrong password' })).body.code, 'wrong-password')
  assert.equal((await changeAddress(person)).status, 403)
  assert.equal((await prove(person, { password: 'a good password' })).status, 204)
  assert.equal((await changeAddress(person)).status, 200)
})

test('what needs no proof goes on without', async () => {
  const person = await home.person({}, { passwordHash })
  await proofAged(person, null)
  assert.equal((await person.send('PATCH', `/users/${person.personId}`, { username: 'Anna' })).status, 200)
})

test('one’s own password is its own proof', async () => {
  const person = await home.person({}, { passwordHash })
  await proofAged(person, null)
  const body = { currentPassword: 'a good password', plainPassword: 'an even better one' }
  assert.equal((await person.send('PUT', `/users/${person.personId}/password`, body)).status, 204)
})

test('guessing in the session of somebody else is slow', async () => {
  const person = await home.person({}, { passwordHash })
  const guesses = []
  for (let guess = 0; guess < 6; guess++)
    guesses.push((await prove(person, { password: `guess ${guess}` })).status)
  assert.deepEqual(guesses, [403, 403, 403, 403, 403, 429])
})

test('who has no password gets a code by mail, which counts in the session that asked, once', async () => {
  const person = await home.person()
  const elsewhere = await home.signedIn(person.personId)
  for (const session of [person, elsewhere]) await proofAged(session as Person, null)
  assert.deepEqual((await person.send('GET', '/sessions/current/proof')).body.ways, ['code'])
  assert.equal((await person.send('POST', '/sessions/current/proof-codes', {})).status, 204)
  const { rows: mails } = await owner.query(`select text from mail where kind = 'proof' order by id desc`)
  const code = /\n(\d{6})\n/.exec(mails[0].text)?.[1] ?? assert.fail('no code in the mail')
  assert.equal((await prove(elsewhere as Person, { code })).body.code, 'wrong-code')
  assert.equal((await prove(person, { code: '12' })).body.code, 'wrong-code')
  assert.equal((await prove(person, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status, 204)
  assert.equal((await changeAddress(person)).status, 200)
  assert.equal((await prove(person, { code })).body.code, 'wrong-code', 'it worked once')
})

test('who has a password gets no code for it', async () => {
  const person = await home.person({}, { passwordHash })
  assert.deepEqual((await person.send('GET', '/sessions/current/proof')).body.ways, ['password'])
  assert.equal((await person.send('POST', '/sessions/current/proof-codes', {})).status, 403)
})

test('a link that confirms an address opens a session without proof', async () => {
  const email = 'first@proof.example'
  const person = await home.person({}, { passwordHash, email, emailConfirmedAt: null })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    home.organizationId,
  ])
  await world.call('POST', '/sessions', { email, password: 'a good password' })
  const { rows: mails } = await owner.query('select text from mail where recipient = $1', [email])
  const token = /token=([0-9a-f]{24}\.[\w-]{43})/.exec(mails[0].text)?.[1]
  const confirmed = await world.call('PUT', `/email-confirmations/${token}`, {})
  const cookie = confirmed.headers.get('set-cookie')?.split(';')[0] ?? ''
  const body = { email: 'other@proof.example' }
  const refused = await world.call('PATCH', `/users/${person.personId}`, body, { cookie })
  assert.equal(refused.body.code, 'proof-needed')
  const signedIn = await world.call('POST', '/sessions', { email, password: 'a good password' })
  const proved = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await world.call('PATCH', `/users/${person.personId}`, body, { cookie: proved })).status, 200)
})

test('a program proves nothing for a person, and has shown its own secret for itself', async () => {
  const setup = await openOauthSetup()
  const office = await setup.openHome()
  const client = await office.register({ grants: ['authorization_code', 'password'] })
  const secret = { client_id: client.id, client_secret: client.secret! }
  const { body } = await setup.token({
    ...secret,
    grant_type: 'password',
    username: office.email,
    password: PASSWORD,
  })
  const byPerson = (method: string, path: string, sent: object) =>
    setup.asBearer(body.access_token, `/api/v1${path}`, {
      method,
      body: JSON.stringify(sent),
      headers: { 'content-type': 'application/json' },
    })
  const { personId } = office.resident
  const refused = await byPerson('PATCH', `/users/${personId}`, { email: 'thief@proof.example' })
  assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [403, 'proof-needed'])
  assert.equal(
    (await byPerson('PUT', '/sessions/current/proof', { password: PASSWORD })).status,
    404,
    'a token is no session',
  )
  const ownProof = { currentPassword: PASSWORD, plainPassword: 'an even better one' }
  assert.equal((await byPerson('PUT', `/users/${personId}/password`, ownProof)).status, 204)

  const system = await office.register({ kind: 'system', grants: ['client_credentials'], redirectUris: [] })
  await office.grant(system.userID!, 'platform-owner', 'App', office.appId)
  const own = await setup.token({
    grant_type: 'client_credentials',
    client_id: system.id,
    client_secret: system.secret!,
  })
  const made = await setup.asBearer(own.body.access_token, `/api/v1/apps/${office.appId}/exchange/exports`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(made.status, 201)
})

const sensitive = modules.endpoints.filter(({ endpoint }) => endpoint.proof)
for (const { endpoint } of sensitive)
  test(`${endpoint.method} ${endpoint.path} asks for a proof, whatever one may do`, async () => {
    const person = await home.person({ 'platform-owner': { App: rows.appId! } })
    await proofAged(person, null)
    const credentialId = `of ${person.personId}`
    const own = { personId: person.personId, credentialId, publicKey: Buffer.alloc(0), name: 'Own' }
    const named: Record<string, string> = { ...rows, passkeyId: await home.insert('passkey', own) }
    const url = endpoint.path.replace(/:(\w+)/g, (_: string, name: string) => named[name] ?? '')
    const { status, body } = await person.send(endpoint.method, url, {})
    assert.deepEqual([status, body.code], [403, 'proof-needed'])
  })

test('some endpoints ask for a proof', () => assert.ok(sensitive.length >= 4))
