import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { hashPassword } from './passwords.rules.ts'
import { changeUser, createUser, listUsers, type User } from './users.contract.ts'

const { call, owner, openOrganization } = await openWorld()
const organization = await openOrganization()
const home = await organization.buildHome()
const passwordHash = await hashPassword('a good password')
const admin = await organization.person({ 'platform-owner': { App: home.appId } })
const agent = await organization.person({ 'tenant-manager': { Property: home.propertyId } })

beforeEach(() => owner.query('delete from attempt'))

const resident = async (columns: object = {}) => {
  const person = await organization.person({}, { passwordHash, ...columns })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  return person
}
const ids = ({ _embedded }: { _embedded: { items: User[] } }) => _embedded.items.map(({ id }) => id)
const everyone = { query: { page: 1, limit: -1 } }
const filtered = (filter: object) => ({ query: { page: 1, limit: -1, filter: JSON.stringify(filter) } })

test('a resident sees nobody else', async () => {
  const [one, other] = [await resident(), await resident()]
  assert.deepEqual(ids(await one(listUsers, everyone)), [one.personId])
  for (const who of [other, admin]) {
    assert.equal((await one.send('GET', `/users/${who.personId}`)).status, 404)
    assert.equal((await one.send('PATCH', `/users/${who.personId}`, { username: 'x' })).status, 404)
    assert.equal((await one.send('GET', `/users/${who.personId}/roles`)).status, 404)
  }
})

test('those who look after a place see its residents, and no others', async () => {
  const elsewhere = await organization.buildHome('Gerechtigkeitsgasse 2')
  const stranger = await organization.person()
  await organization.checkIn(stranger.personId, elsewhere.utilisationPeriodId)
  const ours = await resident()
  const seen = ids(await agent(listUsers, everyone))
  assert.ok(seen.includes(ours.personId))
  assert.ok(!seen.includes(stranger.personId))
  assert.equal((await agent.send('GET', `/users/${stranger.personId}`)).status, 404)
})

test('who reads tickets sees residents, and does not change them', async () => {
  const reader = await organization.person({ qa: { App: home.appId } })
  const { personId } = await resident()
  const { body } = await reader.send('GET', `/users/${personId}`)
  assert.deepEqual(body.can, { edit: false, grant: false, invite: false, lock: false })
  assert.equal((await reader.send('PATCH', `/users/${personId}`, { username: 'Other' })).status, 403)
})

test('the filter takes one value or several, and e-mail without case', async () => {
  const one = await resident({ email: 'Üñî@filter.example', externalId: 'ERP-1' })
  const two = await resident({ email: 'two@filter.example', externalId: 'ERP-2' })
  assert.deepEqual(ids(await admin(listUsers, filtered({ email: 'TWO@FILTER.example' }))), [two.personId])
  const both = ids(await admin(listUsers, filtered({ externalId: ['ERP-1', 'ERP-2', 'ERP-3'] })))
  assert.deepEqual(both.toSorted(), [one.personId, two.personId].toSorted())
  assert.deepEqual(
    ids(await admin(listUsers, filtered({ email: 'two@filter.example', externalId: 'ERP-1' }))),
    [],
  )
  assert.deepEqual(ids(await admin(listUsers, filtered({ externalId: [] }))), [])
  for (const filter of ['{', '[]', '{"password":"x"}'])
    assert.equal((await admin.send('GET', `/users?filter=${encodeURIComponent(filter)}`)).status, 400)
})

test('the search finds names without accents and takes signs as they are', async () => {
  const { personId } = await resident({ username: 'Zoë Müller-100%' })
  const found = async (search: string) =>
    ids(await admin(listUsers, { query: { page: 1, limit: 50, search } })).includes(personId)
  assert.deepEqual(await Promise.all(['zoe mul', '100%', '1_0', "'"].map(found)), [true, true, false, false])
})

test('pages of a list fit together', async () => {
  const all = await admin(listUsers, everyone)
  const first = await admin(listUsers, { query: { page: 1, limit: 2 } })
  const second = await admin(listUsers, { query: { page: 2, limit: 2 } })
  assert.deepEqual([...ids(first), ...ids(second)], ids(all).slice(0, 4))
  assert.equal(second.total, all.total)
})

test('staff and residents are told apart', async () => {
  const { personId } = await resident()
  const staff = ids(await admin(listUsers, filtered({ kind: 'staff' })))
  assert.ok(staff.includes(agent.personId) && !staff.includes(personId))
  const residents = ids(await admin(listUsers, filtered({ kind: 'resident' })))
  assert.ok(residents.includes(personId) && !residents.includes(agent.personId))
})

test('a person is added, found at once and unique by address', async () => {
  const body = {
    username: 'Nora',
    email: 'Nora@add.example',
    locale: 'ch_FR',
    creationContext: home.appId,
  } as const
  const added = await agent(createUser, { body })
  assert.equal((await agent.send('GET', `/users/${added.id}`)).body.email, 'Nora@add.example')
  const again = await agent.send('POST', '/users', { ...body, email: 'nora@ADD.example' })
  assert.equal(again.status, 409)
  assert.equal(again.body.code, 'email-taken')
  assert.equal((await (await resident()).send('POST', '/users', body)).status, 403)
})

test('a person who is added with a password can sign in', async () => {
  const body = {
    username: 'Api',
    email: 'api@add.example',
    locale: 'en_US',
    plainPassword: 'a good password',
  }
  await admin.send('POST', '/users', body)
  assert.equal(
    (await call('POST', '/sessions', { email: body.email, password: body.plainPassword })).status,
    201,
  )
})

test('what a customer’s system says about a resident is not the resident’s to change', async () => {
  const person = await resident({ readOnly: true, username: 'From the ERP' })
  const change = (body: object) => person.send('PATCH', `/users/${person.personId}`, body)
  assert.equal((await change({ externalId: 'mine' })).status, 403)
  assert.equal((await change({ tenantIDs: {} })).status, 403)
  assert.equal((await change({ username: 'Somebody' })).body.code, 'owned-by-interface')
  assert.equal((await change({ locale: 'ch_it' })).status, 200)
  const tenantIDs = { [home.appId]: 'T-100' }
  const { body } = await admin.send('PATCH', `/users/${person.personId}`, { externalId: 'E-100', tenantIDs })
  assert.deepEqual([body.externalId, body.tenantIDs], ['E-100', tenantIDs])
})

test('a mail invites a colleague to the Cockpit, with a link that sets the password', async () => {
  const { id } = await admin(createUser, {
    body: { username: 'Colleague', email: 'colleague@invite.example', locale: 'ch_DE' },
  })
  await admin.send('POST', `/users/${id}/permissions`, {
    role: 'qa',
    objectID: home.appId,
    objectType: 'App',
  })
  const reply = await admin.send('POST', `/users/${id}/invitations`)
  assert.deepEqual([reply.status, reply.body], [204, ''])
  const { rows } = await owner.query(`select text from mail where recipient = 'colleague@invite.example'`)
  const token = /cockpit\/reset\?token=([\w.-]+)/.exec(rows[0].text)?.[1]
  assert.equal((await call('PUT', `/password-resets/${token}`, { password: 'a good password' })).status, 204)
  const signedIn = await call('POST', '/sessions', {
    email: 'colleague@invite.example',
    password: 'a good password',
  })
  assert.equal(signedIn.status, 201)
  assert.equal((await admin.send('GET', `/users/${id}`)).body.inviteEmailSent, true)
})

test('the periods of a person are shown as far as the reader may know them', async () => {
  const person = await resident()
  const elsewhere = await organization.buildHome('Postgasse 3')
  await organization.checkIn(person.personId, elsewhere.utilisationPeriodId)
  const seenBy = async (who: typeof admin) =>
    (await who.send('GET', `/users/${person.personId}/utilisation-periods`)).body._embedded.items.length
  assert.equal(await seenBy(person), 2)
  assert.equal(await seenBy(agent), 1)
})

test('what happened is recorded without personal words', async () => {
  const person = await resident()
  await person(changeUser, { params: { userId: person.personId }, body: { username: 'A new name' } })
  const { rows } = await owner.query(
    `select data, actor_id from event where type = 'user.updated' and subject_id = $1`,
    [person.personId],
  )
  assert.deepEqual(rows, [
    { data: { userId: person.personId, fields: ['username'] }, actor_id: person.personId },
  ])
})
