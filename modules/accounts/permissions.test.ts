import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role } from '#kernel/contract/roles.ts'
import { openWorld } from '#test/world.ts'
import { applyPreset, listPermissions } from './permissions.contract.ts'

const { owner, openOrganization } = await openWorld()

const open = async () => {
  const organization = await openOrganization()
  const home = await organization.buildHome()
  const admin = await organization.person({ 'platform-owner': { App: home.appId } })
  return { ...organization, home, admin }
}
type Person = Awaited<ReturnType<Awaited<ReturnType<typeof open>>['person']>>

const grant = (
  by: Person,
  to: { personId: string },
  role: Role,
  objectType: string,
  objectID: string,
  more: object = {},
) =>
  by.send('POST', `/users/${to.personId}/permissions`, {
    role,
    objectType,
    objectID,
    restrictions: [],
    ...more,
  })
const rolesOf = async (person: Person) =>
  (await person(listPermissions, { params: { userId: person.personId }, query: { page: 1, limit: -1 } }))
    ._embedded.items

test('a role counts from the next request on, and so does its end', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const read = async () => (await colleague.send('GET', `/units/${home.unitId}`)).status
  assert.equal(await read(), 404)
  const { status, body } = await grant(admin, colleague, 'service-center-agent', 'Group', home.groupId)
  assert.equal(status, 201)
  assert.deepEqual(
    [body.role, body.objectID, body.objectType, body.restricted, body.startDate],
    ['service-center-agent', home.groupId, 'Group', false, null],
  )
  assert.equal(await read(), 200)
  assert.equal((await admin.send('DELETE', `/permissions/${body.id}`)).status, 204)
  assert.equal(await read(), 404)
})

test('a role covers what is below its place, and nothing beside or above it', async () => {
  const { person, home, buildHome } = await open()
  const beside = await buildHome('Postgasse 3')
  const colleague = await person({ 'service-center-agent': { Property: home.propertyId } })
  const sees = async (unitId: string) => (await colleague.send('GET', `/units/${unitId}`)).status === 200
  assert.deepEqual([await sees(home.unitId), await sees(beside.unitId)], [true, false])
})

test('a role with a beginning and an end counts between them only', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const hour = 3_600_000
  const at = (offset: number) => new Date(Date.now() + offset).toISOString().replace('Z', '+0000')
  const read = async () => (await colleague.send('GET', `/units/${home.unitId}`)).status
  const { body } = await grant(admin, colleague, 'qa', 'App', home.appId, {
    startDate: at(hour),
    endDate: at(2 * hour),
  })
  assert.match(body.startDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/)
  assert.equal(await read(), 404)
  await owner.query(`update permission set start_at = now() - interval '1 second' where id = $1`, [body.id])
  assert.equal(await read(), 200)
  await owner.query(
    `update permission set start_at = now() - interval '2 hours', end_at = now() where id = $1`,
    [body.id],
  )
  assert.equal(await read(), 404)
  assert.equal(
    (await grant(admin, colleague, 'qa', 'App', home.appId, { startDate: at(hour), endDate: at(0) })).status,
    409,
  )
})

test('nobody grants beyond the place where they manage staff', async () => {
  const { person, home, buildHome } = await open()
  const beside = await buildHome('Postgasse 3')
  const local = await person({
    'org-team-manager': { Property: home.propertyId },
    'service-center-agent': { Property: home.propertyId },
  })
  const colleague = await person({ qa: { Unit: home.unitId } })
  for (const [type, id] of [
    ['App', home.appId],
    ['Property', beside.propertyId],
    ['Unit', beside.unitId],
  ] as const)
    assert.equal((await grant(local, colleague, 'qa', type, id)).body.code, 'beyond-own-permissions')
  for (const [type, id] of [
    ['Property', home.propertyId],
    ['Group', home.groupId],
    ['Unit', home.unitId],
  ] as const)
    assert.equal((await grant(local, colleague, 'service-center-agent', type, id)).status, 201)
})

test('nobody makes themself, or anybody, more than they could be', async () => {
  const { person, home } = await open()
  const team = await person({ 'org-team-manager': { App: home.appId } })
  const powerful: Role[] = ['platform-owner', 'app-owner', 'global-org-admin', 'cockpit-manager', 'org-admin']
  for (const role of powerful)
    assert.equal((await grant(team, team, role, 'App', home.appId)).body.code, 'beyond-own-permissions', role)
  const preset = { preset: 'standard-administrator', objectID: home.appId, objectType: 'App' }
  assert.equal((await team.send('PUT', `/users/${team.personId}/preset`, preset)).status, 403)
  assert.deepEqual(
    (await rolesOf(team)).map(({ role }) => role),
    ['org-team-manager'],
    'nothing of it was granted',
  )
})

test('who cannot manage staff grants and revokes nothing', async () => {
  const { person, home } = await open()
  const agent = await person({
    'service-center-manager': { App: home.appId },
    'tenant-manager': { App: home.appId },
  })
  const colleague = await person({ qa: { App: home.appId } })
  assert.equal((await grant(agent, agent, 'qa', 'App', home.appId)).status, 403)
  const [permission] = await rolesOf(colleague)
  assert.equal((await agent.send('DELETE', `/permissions/${permission?.id}`)).status, 403)
  assert.equal((await agent.send('GET', `/users/${colleague.personId}/roles`)).status, 403)
})

test('nobody gets at the account of somebody who can do more', async () => {
  const { admin, person, home } = await open()
  const team = await person({
    'org-team-manager': { App: home.appId },
    'service-center-manager': { App: home.appId },
  })
  const body = { email: 'mine@takeover.example' }
  assert.equal((await team.send('PATCH', `/users/${admin.personId}`, body)).status, 403)
  assert.equal((await team.send('POST', `/users/${admin.personId}/invitations`)).status, 403)
  const colleague = await person({ 'service-center-agent': { App: home.appId } })
  assert.equal(
    (await team.send('PATCH', `/users/${colleague.personId}`, { phoneNumber: '031 321 61 11' })).status,
    200,
  )
})

test('several roles are granted at once, all or none', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const one = { role: 'qa', objectID: home.appId, objectType: 'App', restrictions: [] }
  const send = (...batch: object[]) =>
    admin.send('POST', `/users/${colleague.personId}/permissions`, { batch })
  const done = await send(one, { ...one, role: 'pinboard-agent' })
  assert.deepEqual([done.status, done.body], [204, ''])
  assert.equal(
    (await send({ ...one, role: 'doc-admin' }, { ...one, objectID: 'f'.repeat(24) })).body.code,
    'no-such-place',
  )
  assert.deepEqual(
    (await rolesOf(colleague)).map(({ role }) => role),
    ['pinboard-agent', 'qa'],
  )
  assert.equal((await send({ ...one, role: 'king' })).status, 400)
  assert.equal((await send()).status, 400)
})

test('the same role granted twice is there once', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const [first, second] = [
    await grant(admin, colleague, 'qa', 'App', home.appId),
    await grant(admin, colleague, 'qa', 'App', home.appId),
  ]
  assert.equal(first.body.id, second.body.id)
})

test('nothing is granted on the place of another organization', async () => {
  const [ours, theirs] = [await open(), await open()]
  const colleague = await ours.person()
  assert.equal(
    (await grant(ours.admin, colleague, 'qa', 'App', theirs.home.appId)).body.code,
    'no-such-place',
  )
})

test('a preset makes the roles on a place exactly its own', async () => {
  const { admin, person, home } = await open()
  const colleague = await person({ qa: { App: home.appId, Property: home.propertyId } })
  const apply = async (preset: 'standard-user' | 'standard-administrator' | 'external-user' | 'none') => {
    const { _embedded } = await admin(applyPreset, {
      params: { userId: colleague.personId },
      body: { preset, objectID: home.appId, objectType: 'App' },
    })
    return _embedded.items.filter(({ objectType }) => objectType === 'App').map(({ role }) => role)
  }
  assert.deepEqual((await apply('standard-user')).toSorted(), [
    'articles-agent',
    'pinboard-agent',
    'service-center-agent',
    'tenant-manager',
  ])
  assert.equal((await apply('standard-administrator')).length, 9)
  assert.deepEqual(await apply('external-user'), ['external-agent'])
  assert.deepEqual(await apply('none'), [])
  assert.equal((await rolesOf(colleague)).length, 1, 'the role on the property stays')
})

test('an organization never loses its last administrator', async () => {
  const { admin, person, home } = await open()
  const [own] = await rolesOf(admin)
  assert.equal((await admin.send('DELETE', `/permissions/${own?.id}`)).body.code, 'last-administrator')
  const preset = { preset: 'none', objectID: home.appId, objectType: 'App' }
  assert.equal(
    (await admin.send('PUT', `/users/${admin.personId}/preset`, preset)).body.code,
    'last-administrator',
  )
  await person({ 'org-team-manager': { Property: home.propertyId } })
  assert.equal(
    (await admin.send('DELETE', `/permissions/${own?.id}`)).status,
    409,
    'a part of the app is not enough',
  )
  const second = await person({ 'platform-owner': { App: home.appId } })
  assert.equal((await admin.send('DELETE', `/permissions/${own?.id}`)).status, 204)
  assert.equal((await rolesOf(second)).length, 1)
})

test('of two administrators who revoke each other at once, one is left', async () => {
  const { admin, person, home } = await open()
  const other = await person({ 'platform-owner': { App: home.appId } })
  const [mine] = await rolesOf(admin)
  const [theirs] = await rolesOf(other)
  const replies = await Promise.all([
    admin.send('DELETE', `/permissions/${theirs?.id}`),
    other.send('DELETE', `/permissions/${mine?.id}`),
  ])
  assert.ok(
    replies.filter(({ status }) => status === 204).length <= 1,
    JSON.stringify(replies.map(({ status }) => status)),
  )
})

test('who lost their last role is nobody’s colleague any more', async () => {
  const { admin, person, home } = await open()
  const colleague = await person({ 'tenant-manager': { App: home.appId } })
  const [permission] = await rolesOf(colleague)
  await admin.send('DELETE', `/permissions/${permission?.id}`)
  assert.equal((await colleague.send('GET', `/users/${admin.personId}`)).status, 404)
  assert.equal((await colleague.send('GET', '/me')).body.isStaff, false)
})

test('grants and revocations are recorded', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const { body } = await grant(admin, colleague, 'qa', 'App', home.appId)
  await admin.send('DELETE', `/permissions/${body.id}`)
  const { rows } = await owner.query(
    `select type, data, actor_id from event where subject_id = $1 order by type`,
    [colleague.personId],
  )
  const data = { userId: colleague.personId, permissionId: body.id, role: 'qa', objectId: home.appId }
  assert.deepEqual(rows, [
    { type: 'permission.granted', data, actor_id: admin.personId },
    { type: 'permission.revoked', data, actor_id: admin.personId },
  ])
})

test('what one has for a time one gives for that time at most, role by role and by preset', async () => {
  const { admin, person, home } = await open()
  const deputy = await person({ 'platform-owner': { App: home.appId } })
  const end = '2099-07-01T00:00:00.000Z'
  await owner.query(`update permission set end_at = $2 where person_id = $1`, [deputy.personId, end])
  const colleague = await person()
  const later = { endDate: '2199-01-01T00:00:00.000+0000' }
  const sooner = { endDate: '2098-01-01T00:00:00.000+0000' }
  await grant(deputy, colleague, 'service-center-agent', 'App', home.appId)
  await grant(deputy, colleague, 'service-center-agent', 'Unit', home.unitId, later)
  await grant(deputy, colleague, 'service-center-agent', 'Group', home.groupId, sooner)
  const ends = (await rolesOf(colleague)).map(({ objectType, endDate }) => [objectType, endDate?.slice(0, 4)])
  assert.deepEqual(ends.toSorted(), [
    ['App', '2099'],
    ['Group', '2098'],
    ['Unit', '2099'],
  ])
  const other = await person()
  const body = { preset: 'standard-user', objectID: home.appId, objectType: 'App' } as const
  for (const _ of ['once', 'twice']) await deputy(applyPreset, { params: { userId: other.personId }, body })
  const given = await rolesOf(other)
  assert.ok(given.length > 0 && given.every(({ endDate }) => endDate?.startsWith('2099')))
  await admin(applyPreset, { params: { userId: other.personId }, body })
  assert.ok((await rolesOf(other)).every(({ endDate }) => endDate === null))
})

test('nobody gives anything to themselves, role by role or by preset', async () => {
  const { admin, home } = await open()
  const refused = [
    await grant(admin, admin, 'service-center-agent', 'Unit', home.unitId),
    await admin.send('PUT', `/users/${admin.personId}/preset`, {
      preset: 'standard-user',
      objectID: home.unitId,
      objectType: 'Unit',
    }),
  ]
  for (const { status, body } of refused) assert.deepEqual([status, body.code], [403, 'not-to-oneself'])
})
