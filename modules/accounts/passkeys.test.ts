import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Authenticator, newAuthenticator } from '#test/authenticator.ts'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { hashPassword } from './passwords.rules.ts'

const setup = await openOauthSetup()
const { owner, call } = setup.world
const office = await setup.openHome()
const passwordHash = await hashPassword(PASSWORD)

beforeEach(() => owner.query('delete from attempt'))

let count = 0
const account = async (roles: Parameters<typeof office.person>[0] = {}, columns: object = {}) => {
  const email = `passkey${count++}@passkeys.example`
  const person = await office.person(roles, { email, passwordHash, ...columns })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    office.organizationId,
  ])
  return { ...person, email }
}
type Account = Awaited<ReturnType<typeof account>>

const add = async (
  { send }: Pick<Account, 'send'>,
  key: Authenticator = newAuthenticator(),
  name = 'Telefon',
) => {
  const { body: options } = await send('POST', '/passkeys/options', {})
  return send('POST', '/passkeys', { name, credential: key.create(options) })
}
const withPasskey = async (person: Account, key: Authenticator = newAuthenticator()) => {
  assert.equal((await add(person, key)).status, 201)
  return key
}
const optionsToSignIn = async () => (await call('POST', '/sessions/passkey-options', {})).body
const signIn = async (
  key: Authenticator,
  ...how: Parameters<Authenticator['get']> extends [any, ...infer Rest] ? Rest : []
) => call('POST', '/sessions/passkey', { credential: key.get(await optionsToSignIn(), ...how) })
const refusalOf = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code]
const meWith = async ({ headers }: { headers: Headers }) =>
  (await call('GET', '/me', undefined, { cookie: headers.getSetCookie()[0]!.split(';')[0]! })).body

test('a passkey signs in by itself, is listed with its last use, and its owner is told of it', async () => {
  const person = await account()
  const key = await withPasskey(person)
  const reply = await signIn(key)
  assert.deepEqual(reply.body, { userId: person.personId, organizationId: office.organizationId })
  assert.equal((await meWith(reply)).id, person.personId)
  const { body } = await person.send('GET', '/passkeys')
  assert.deepEqual([body.total, body._embedded.items[0].name], [1, 'Telefon'])
  assert.ok(body._embedded.items[0].lastUsedAt)
  const { rows } = await owner.query(`select subject from mail where recipient = $1`, [person.email])
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ['Ihr Konto hat einen Passkey'],
  )
})

test('what a passkey has signed counts once, also twice at once, and not for another site, act or person', async () => {
  const person = await account()
  const other = await account()
  const key = await withPasskey(person)
  await withPasskey(other)
  const credential = key.get(await optionsToSignIn())
  const replies = await Promise.all([1, 2].map(() => call('POST', '/sessions/passkey', { credential })))
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [201, 404])
  assert.deepEqual(refusalOf(await call('POST', '/sessions/passkey', { credential })), [
    404,
    'ticket-run-out',
  ])
  const { body: forProof } = await person.send('POST', '/sessions/current/passkey-options', {})
  const refused = [
    await signIn(key, {
      as: Buffer.from(`${office.organizationId}.${other.personId}`).toString('base64url'),
    }),
    await signIn(key, { as: Buffer.from('nobody').toString('base64url') }),
    await call('POST', '/sessions/passkey', { credential: key.get(forProof) }),
    await call('POST', '/sessions/passkey', { credential: key.get({ challenge: 'made up' }) }),
    await signIn(newAuthenticator()),
    await person.send('PUT', '/sessions/current/proof', { passkey: key.get(await optionsToSignIn()) }),
  ]
  for (const reply of refused) assert.deepEqual(refusalOf(reply), [403, 'wrong-passkey'])
})

test('a page of another site, and a passkey that nobody has put a finger on, get nothing', async () => {
  const person = await account()
  for (const key of [
    newAuthenticator({ origin: 'http://palier.test.evil.example' }),
    newAuthenticator({ verified: false }),
  ])
    assert.deepEqual(refusalOf(await add(person, key)), [403, 'wrong-passkey'])
  assert.equal((await person.send('GET', '/passkeys')).body.total, 0)
})

test('a copy of a key that counts is found out', async () => {
  const person = await account()
  const key = await withPasskey(person, newAuthenticator({ counts: true }))
  const [earlier, later] = [key.get(await optionsToSignIn()), key.get(await optionsToSignIn())]
  assert.equal((await call('POST', '/sessions/passkey', { credential: later })).status, 201)
  assert.equal((await call('POST', '/sessions/passkey', { credential: earlier })).status, 403)
})

test('one passkey is one person’s, of twenty at most, and making one counts once and in its session', async () => {
  const person = await account()
  const { body: options } = await person.send('POST', '/passkeys/options', {})
  const key = newAuthenticator()
  const body = { name: 'Telefon', credential: key.create(options) }
  const elsewhere = await office.signedIn(person.personId)
  assert.equal((await elsewhere.send('POST', '/passkeys', body)).status, 403)
  assert.equal((await person.send('POST', '/passkeys', body)).status, 201)
  assert.deepEqual(refusalOf(await person.send('POST', '/passkeys', body)), [404, 'ticket-run-out'])
  assert.deepEqual(refusalOf(await add(await account(), key)), [403, 'wrong-passkey'])
  await owner.query(
    `insert into passkey (organization_id, person_id, credential_id, public_key, name)
      select $1, $2, 'many' || n, '', 'Many' from generate_series(2, 20) n`,
    [office.organizationId, person.personId],
  )
  assert.deepEqual(refusalOf(await person.send('POST', '/passkeys/options', {})), [409, 'too-many-passkeys'])
})

test('it needs a fresh proof to be made or removed, is one itself, and nobody removes another’s', async () => {
  const person = await account()
  const key = await withPasskey(person)
  const { body } = await person.send('GET', '/passkeys')
  const path = `/passkeys/${body._embedded.items[0].id}`
  assert.equal((await (await account()).send('DELETE', path)).status, 404)
  await owner.query('update session set proved_at = null where id = $1', [person.sessionId])
  assert.equal((await person.send('DELETE', path)).body.code, 'proof-needed')
  assert.equal((await person.send('POST', '/passkeys/options', {})).body.code, 'proof-needed')
  assert.deepEqual((await person.send('GET', '/sessions/current/proof')).body.ways, ['passkey', 'password'])
  const { body: options } = await person.send('POST', '/sessions/current/passkey-options', {})
  const shown = { passkey: key.get(options) }
  assert.equal((await person.send('PUT', '/sessions/current/proof', shown)).status, 204)
  assert.equal((await person.send('DELETE', path)).status, 204)
  assert.deepEqual(refusalOf(await signIn(key)), [403, 'wrong-passkey'])
})

test('who has neither password nor passkey proves by mail; with a passkey no mail does', async () => {
  const person = await account({}, { passwordHash: null })
  assert.deepEqual((await person.send('GET', '/sessions/current/proof')).body.ways, ['code'])
  await withPasskey(person)
  assert.deepEqual((await person.send('GET', '/sessions/current/proof')).body.ways, ['passkey'])
  assert.equal((await person.send('POST', '/sessions/current/proof-codes', {})).status, 403)
})

test('a passkey stands for the code of a second factor too, and no account that is closed is opened by it', async () => {
  const person = await account()
  const key = await withPasskey(person)
  await owner.query(
    `insert into authenticator (organization_id, person_id, secret, confirmed_at) values ($1, $2, $3, now())`,
    [office.organizationId, person.personId, setup.world.services.sealing.seal('a secret')],
  )
  const { body } = await call('POST', '/sessions', { email: person.email, password: PASSWORD })
  assert.deepEqual(body.detail.ways, ['code', 'passkey'])
  assert.equal((await signIn(key)).status, 201)
  await owner.query('update person set locked_at = now() where id = $1', [person.personId])
  assert.deepEqual(refusalOf(await signIn(key)), [403, 'account-locked'])
})

test('strangers who guess from everywhere keep nobody waiting who has a passkey', async () => {
  const person = await account()
  const key = await withPasskey(person)
  await owner.query('delete from attempt')
  for (let guess = 0; guess < 7; guess++)
    await call('POST', '/sessions', { email: person.email, password: `wrong ${guess}` })
  const { status } = await call('POST', '/sessions', { email: person.email, password: PASSWORD })
  assert.equal(status, 429)
  assert.equal((await signIn(key)).status, 201)
})

test('what is reset by staff, or begins anew for the owner of the address, has no passkey left', async () => {
  const home = { App: office.appId }
  const person = await account({ 'service-center-agent': home })
  const key = await withPasskey(person)
  assert.equal((await office.admin.send('DELETE', `/users/${person.personId}/second-factor`)).status, 204)
  assert.deepEqual(refusalOf(await signIn(key)), [403, 'wrong-passkey'])
  const given = await account({}, { passwordGiven: true, emailConfirmedAt: null })
  const theirs = await withPasskey(given)
  await call('POST', '/sign-in-links', { email: given.email })
  const { rows } = await owner.query(`select text from mail where recipient = $1 and kind = 'sign-in'`, [
    given.email,
  ])
  const token = /token=([0-9a-f]{24}\.[\w-]{43})/.exec(rows[0].text)?.[1]
  assert.equal((await call('PUT', `/sign-in-links/${token}`, {})).status, 200)
  assert.deepEqual(refusalOf(await signIn(theirs)), [403, 'wrong-passkey'])
})

test('a program that acts for a person makes, sees and removes no passkey', async () => {
  const person = await account()
  await withPasskey(person)
  const { body: listed } = await person.send('GET', '/passkeys')
  const client = await office.register({ grants: ['password'] })
  const { body } = await setup.token({
    client_id: client.id,
    client_secret: client.secret!,
    grant_type: 'password',
    username: person.email,
    password: PASSWORD,
  })
  for (const [method, path] of [
    ['GET', '/passkeys'],
    ['POST', '/passkeys/options'],
    ['DELETE', `/passkeys/${listed._embedded.items[0].id}`],
  ] as const) {
    const options = method === 'POST' ? { method, body: '{}' } : { method }
    const reply = await setup.asBearer(body.access_token, `/api/v1${path}`, options)
    assert.ok([403, 404].includes(reply.status), `${method} ${path}`)
  }
  assert.equal((await person.send('GET', '/passkeys')).body.total, 1)
})
