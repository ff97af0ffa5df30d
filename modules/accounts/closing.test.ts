import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { findActorById, sendLink } from './public.ts'

const setup = await openOauthSetup()
const { world } = setup
const { owner, call } = world
const office = await setup.openHome()
const home = { App: office.appId }

beforeEach(() => owner.query('delete from attempt'))

const passwordHash = async () =>
  (await owner.query('select password_hash from person where id = $1', [office.resident.personId])).rows[0]
    .password_hash
let count = 0
const account = async (roles: Parameters<typeof office.person>[0] = {}) => {
  const email = `closing${count++}@closing.example`
  const person = await office.person(roles, { email, passwordHash: await passwordHash() })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    office.organizationId,
  ])
  return { ...person, email }
}
const signIn = (email: string, password = PASSWORD) => call('POST', '/sessions', { email, password })
const put = (
  person: { personId: string },
  what: string,
  by: Pick<typeof office.admin, 'send'> = office.admin,
) => by.send('PUT', `/users/${person.personId}/${what}`, { reason: 'Left on Friday' })
const undo = (
  person: { personId: string },
  what: string,
  by: Pick<typeof office.admin, 'send'> = office.admin,
) => by.send('DELETE', `/users/${person.personId}/${what}`)

for (const [what, code] of [
  ['lock', 'account-locked'],
  ['deactivation', 'account-deactivated'],
] as const)
  test(`after ${what} every door is closed: session, token, refresh, sign-in; and can be opened again`, async () => {
    const person = await account({ 'service-center-agent': home })
    const client = await office.register({ grants: ['authorization_code', 'refresh_token', 'password'] })
    const secret = { client_id: client.id, client_secret: client.secret! }
    const asked = { ...secret, grant_type: 'password', username: person.email, password: PASSWORD }
    const { body: tokens } = await setup.token(asked)
    assert.equal((await setup.asBearer(tokens.access_token)).status, 200)
    const closed = await put(person, what)
    assert.deepEqual([closed.status, closed.body.locked || closed.body.deactivated], [200, true])

    assert.equal((await person.send('GET', '/me')).status, 401)
    assert.equal((await (await office.signedIn(person.personId)).send('GET', '/me')).status, 401)
    assert.equal((await setup.asBearer(tokens.access_token)).status, 401)
    const refreshed = { ...secret, grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
    assert.equal((await setup.token(refreshed)).body.error, 'invalid_grant')
    assert.equal((await setup.token(asked)).body.error, 'invalid_grant')
    assert.equal((await signIn(person.email)).body.code, code)
    assert.equal((await signIn(person.email, 'a wrong one')).body.code, 'wrong-credentials')
    assert.equal(await office.inside((db) => findActorById(db, person.personId)), undefined)

    assert.equal((await undo(person, what)).body.locked, false)
    assert.equal((await signIn(person.email)).status, 201)
  })

test('a link that sets a password opens no account that is locked', async () => {
  const person = await account()
  await put(person, 'lock')
  await call('POST', '/password-resets', { email: person.email })
  const { rows } = await owner.query(
    `select text from mail where recipient = $1 and kind = 'password-reset'`,
    [person.email],
  )
  const token = /token=([0-9a-f]{24}\.[\w-]{43})/.exec(rows[0].text)?.[1]
  assert.equal(
    (await call('PUT', `/password-resets/${token}`, { password: 'quite another one' })).status,
    204,
  )
  assert.equal((await signIn(person.email, 'quite another one')).body.code, 'account-locked')
})

test('to whom is deactivated nothing more is sent, by whichever door; they were told of that as the last', async () => {
  const person = await account({ 'service-center-agent': home })
  await put(person, 'deactivation')
  const kinds = async () =>
    (await owner.query('select kind from mail where recipient = $1', [person.email])).rows.map(
      ({ kind }) => kind,
    )
  assert.deepEqual(await kinds(), ['account-changed'])
  assert.equal((await office.admin.send('POST', `/users/${person.personId}/invitations`, {})).status, 403)
  await call('POST', '/password-resets', { email: person.email })
  await office.inside(async (db) => {
    const row = await db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', person.personId)
      .executeTakeFirstOrThrow()
    await sendLink(db, world.services, row, { purpose: 'password-reset' })
  })
  assert.deepEqual(await kinds(), ['account-changed'])
  const { body } = await office.admin.send('GET', `/users/${person.personId}`)
  assert.deepEqual([body.username, body.deactivated], [`Person ${body.username.split(' ')[1]}`, true])
})

test('nobody closes their own account, that of somebody above them, or of a resident who is not theirs', async () => {
  const resident = await account()
  const team = await account({ 'org-team-manager': home })
  for (const what of ['lock', 'deactivation']) {
    assert.equal((await put(office.admin, what)).status, 403)
    assert.equal((await put(office.admin, what, team)).status, 403)
    assert.ok([403, 404].includes((await put(office.admin, what, resident)).status))
    assert.ok([403, 404].includes((await put(team, what, resident)).status))
  }
  const colleague = await account({ 'service-center-agent': home })
  assert.equal((await put(colleague, 'lock', colleague)).status, 403)
})

test('the last administrator stays: of two who lock each other at once, one is left', async () => {
  const other = await setup.openHome()
  const second = await other.person({ 'platform-owner': { App: other.appId } })
  const replies = await Promise.all([
    put(other.admin, 'lock', second),
    put(second, 'deactivation', other.admin),
  ])
  assert.ok(replies.filter(({ status }) => status === 200).length <= 1)
  const { rows } = await owner.query(
    'select from person where id = any($1) and locked_at is null and deactivated_at is null',
    [[other.admin.personId, second.personId]],
  )
  assert.ok(rows.length >= 1)
})

test('what was closed and opened is in the history, and its owner was told', async () => {
  const person = await account()
  for (const what of ['lock', 'deactivation']) {
    await put(person, what)
    await undo(person, what)
  }
  const { rows } = await owner.query(`select type from event where subject_id = $1 order by occurred_at`, [
    person.personId,
  ])
  assert.deepEqual(
    rows.map(({ type }) => type).filter((type) => type.startsWith('user.')),
    ['user.locked', 'user.unlocked', 'user.deactivated', 'user.reactivated'],
  )
  const { rowCount } = await owner.query(
    `select from mail where recipient = $1 and kind = 'account-changed'`,
    [person.email],
  )
  assert.equal(rowCount, 4)
})
