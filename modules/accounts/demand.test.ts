import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { generate } from 'otplib'
import { newAuthenticator } from '#test/authenticator.ts'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { hashPassword } from './passwords.rules.ts'

const setup = await openOauthSetup()
const { owner, call } = setup.world
const passwordHash = await hashPassword(PASSWORD)

beforeEach(() => owner.query('delete from attempt'))

let count = 0
/** An organization of its own, whose administrator has signed in with a second factor. */
const openOffice = async () => {
  const office = await setup.openHome()
  await owner.query('update session set strong = true where id = $1', [office.admin.sessionId])
  const path = `/organizations/${office.organizationId}/second-factor-demand`
  const demand = (from: Date | null, by: { send: typeof office.admin.send } = office.admin) =>
    by.send('PUT', path, { from: from?.toISOString() ?? null })
  const account = async (roles: Parameters<typeof office.person>[0] = {}) => {
    const email = `demand${count++}@demand.example`
    const person = await office.person(roles, { email, passwordHash })
    await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
      email,
      office.organizationId,
    ])
    return { ...person, email }
  }
  const colleague = () => account({ 'service-center-agent': { App: office.appId } })
  return { ...office, path, demand, account, colleague }
}
const past = new Date(Date.now() - 60_000)
const refusalOf = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code]
const due = [403, 'second-factor-required']

test('from the day on staff without a second factor get no further than setting one up; residents notice nothing', async () => {
  const office = await openOffice()
  const person = await office.colleague()
  assert.equal((await office.demand(new Date(Date.now() + 86_400_000))).status, 200)
  assert.equal((await person.send('GET', '/me')).status, 200, 'there is time')
  assert.ok((await person.send('GET', '/second-factor')).body.demandedFrom)
  await office.demand(past)
  for (const [method, path, body] of [
    ['GET', '/me'],
    ['GET', '/tickets'],
    ['PATCH', `/users/${person.personId}`, { username: 'Anna' }],
    ['DELETE', '/second-factor'],
  ] as const)
    assert.deepEqual(refusalOf(await person.send(method, path, body)), due, path)
  const { body: made } = await person.send('POST', '/second-factor', {})
  const code = await generate({ secret: made.secret })
  assert.equal((await person.send('PUT', '/second-factor', { code })).status, 200)
  assert.equal((await person.send('GET', '/me')).status, 200)
  assert.equal((await office.resident.send('GET', '/me')).status, 200)
  assert.equal((await office.resident.send('GET', '/second-factor')).body.demandedFrom, null)
})

test('a passkey does as well, and then a password alone opens nothing', async () => {
  const office = await openOffice()
  await office.demand(past)
  const person = await office.colleague()
  const key = newAuthenticator()
  const { body: options } = await person.send('POST', '/passkeys/options', {})
  const made = await person.send('POST', '/passkeys', { name: 'Schlüssel', credential: key.create(options) })
  assert.equal(made.status, 201)
  assert.equal((await person.send('GET', '/me')).status, 200)
  const byPassword = await call('POST', '/sessions', { email: person.email, password: PASSWORD })
  assert.deepEqual([byPassword.status, byPassword.body.detail], [409, { ways: ['passkey'] }])
  const { body: asked } = await call('POST', '/sessions/passkey-options', {})
  const reply = await call('POST', '/sessions/passkey', { credential: key.get(asked) })
  const cookie = reply.headers.getSetCookie()[0]!.split(';')[0]!
  assert.equal((await call('GET', '/me', undefined, { cookie })).status, 200)
})

test('who came by the password alone makes no second factor beside the one that is there, and the last is not given up', async () => {
  const office = await openOffice()
  const person = await office.colleague()
  const { body: made } = await person.send('POST', '/second-factor', {})
  await person.send('PUT', '/second-factor', { code: await generate({ secret: made.secret }) })
  await office.demand(past)
  assert.deepEqual(refusalOf(await person.send('DELETE', '/second-factor')), [409, 'second-factor-demanded'])
  assert.ok((await person.send('GET', '/second-factor')).body.confirmedAt, 'it is still there')
  const before = await office.signedIn(person.personId)
  for (const [path, body] of [
    ['/passkeys/options', {}],
    ['/second-factor', {}],
  ] as const)
    assert.deepEqual(refusalOf(await before.send('POST', path, body)), due, path)
})

test('programs do not get round it: neither with the password nor with a consent', async () => {
  const office = await openOffice()
  const person = await office.colleague()
  const client = await office.register({ grants: ['password', 'authorization_code'] })
  await office.demand(past)
  const form = { client_id: client.id, client_secret: client.secret!, grant_type: 'password' }
  const { body } = await setup.token({ ...form, username: person.email, password: PASSWORD })
  assert.deepEqual([body.error, body.error_description], ['invalid_grant', 'second-factor-required'])
  const asked = await setup.authorize(setup.asking(client), { cookie: person.cookie })
  assert.equal(asked.status, 403)
  assert.doesNotMatch(await asked.text(), /value="allow"/)
  const resident = await setup.token({ ...form, username: office.email, password: PASSWORD })
  assert.equal(resident.status, 200, 'residents may')
})

test('only who looks after the organization demands it, with a second factor and a proof of their own', async () => {
  const office = await openOffice()
  const person = await office.colleague()
  for (const method of ['GET', 'PUT'])
    assert.equal(
      (await person.send(method, office.path, method === 'PUT' ? { from: null } : undefined)).status,
      403,
    )
  const weak = await office.signedIn(office.admin.personId)
  assert.deepEqual(refusalOf(await office.demand(past, weak)), [409, 'second-factor-first'])
  await owner.query('update session set proved_at = null where id = $1', [office.admin.sessionId])
  assert.deepEqual(refusalOf(await office.demand(past)), [403, 'proof-needed'])
  await owner.query('update session set proved_at = now() where id = $1', [office.admin.sessionId])
  const { body } = await office.demand(past)
  assert.deepEqual(body, { from: past.toISOString(), without: 2 })
  const { body: seen } = await office.admin.send('GET', `/users/${person.personId}`)
  assert.equal(seen.secondFactor, false)
  const other = await openOffice()
  assert.equal((await other.admin.send('GET', office.path)).status, 404)
  await office.demand(null)
  assert.equal((await person.send('GET', '/me')).status, 200)
})
