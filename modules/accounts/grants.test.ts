import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Role } from '#kernel/contract/roles.ts'
import { openWorld } from '#test/world.ts'
import { Preset } from './permissions.contract.ts'

const { owner, openOrganization } = await openWorld()

const open = async () => {
  const organization = await openOrganization()
  const home = await organization.buildHome()
  const admin = await organization.person({ 'platform-owner': { App: home.appId } })
  return { ...organization, home, admin }
}

const rolesOf = async (personId: string) => {
  const { rows } = await owner.query<{ role: string }>(
    'select role from permission where person_id = $1 order by role',
    [personId],
  )
  return rows.map(({ role }) => role)
}

test('restrictions, which nothing would enforce, are refused: of one role, of several, of any form', async () => {
  const { admin, person, home } = await open()
  const colleague = await person()
  const url = `/users/${colleague.personId}/permissions`
  const one = { role: 'qa', objectID: home.appId, objectType: 'App' }
  for (const restrictions of [['own-tickets'], [{ category: 'heating' }], [null], [[]]]) {
    const single = await admin.send('POST', url, { ...one, restrictions })
    assert.deepEqual([single.status, single.body.issues[0].code], [400, 'restrictions'])
    const batch = [
      { ...one, restrictions: [] },
      { ...one, role: 'tenant-manager', restrictions },
    ]
    assert.equal((await admin.send('POST', url, { batch })).status, 400)
  }
  assert.deepEqual(await rolesOf(colleague.personId), [], 'nor is the one that was right')
  const { status, body } = await admin.send('POST', url, { ...one, restrictions: [] })
  assert.deepEqual([status, body.restricted], [201, false])
})

test('nobody grants to themselves, by any door, whatever they are', async () => {
  const { admin, person, home } = await open()
  const { appId, groupId } = home
  const managers = [
    admin,
    await person({ 'org-team-manager': { App: appId } }),
    await person({ 'org-team-manager': { Group: groupId }, setup: { Group: groupId } }),
    await person({ 'global-user-admin': { App: appId } }),
  ]
  const places = [
    { objectID: appId, objectType: 'App' },
    { objectID: groupId, objectType: 'Group' },
  ]
  for (const self of managers) {
    const before = await rolesOf(self.personId)
    for (const place of places) {
      const others = Role.options.filter((role) => !before.includes(role))
      for (const role of others) {
        const wanted = { role, ...place, restrictions: [] }
        const alone = await self.send('POST', `/users/${self.personId}/permissions`, wanted)
        const together = await self.send('POST', `/users/${self.personId}/permissions`, { batch: [wanted] })
        assert.deepEqual([alone.status, together.status], [403, 403], role)
      }
      for (const preset of Preset.options.filter((each) => each !== 'none'))
        assert.equal(
          (await self.send('PUT', `/users/${self.personId}/preset`, { preset, ...place })).status,
          403,
          preset,
        )
    }
    assert.deepEqual(await rolesOf(self.personId), before)
  }
})

test('who works for a provider of the whole organization is taken away by who manages staff in all of its apps only', async () => {
  const { person, insert, home, buildHome } = await open()
  const other = await buildHome('Postgasse 3')
  const serviceProviderId = home.propertyManagerId
  await owner.query('update building set property_manager_id = $1 where id = $2', [
    serviceProviderId,
    other.groupId,
  ])
  const agent = await person()
  const agentId = await insert('agent', { serviceProviderId, personId: agent.personId })
  const isThere = async () => (await owner.query('select from agent where id = $1', [agentId])).rowCount === 1
  const url = `/property-managers/${serviceProviderId}/users/${agent.personId}`
  const one = { 'org-team-manager': { App: home.appId } }
  for (const roles of [
    { 'org-team-manager': { Group: home.groupId } },
    { 'org-team-manager': { Property: home.propertyId } },
    one,
    { 'platform-owner': { App: other.appId } },
  ]) {
    const reply = await (await person(roles)).send('DELETE', url)
    assert.deepEqual([reply.status, await isThere()], [403, true], JSON.stringify(roles))
  }
  const ofBoth = await person(one)
  await insert('permission', { personId: ofBoth.personId, role: 'org-team-manager', appId: other.appId })
  assert.deepEqual([(await ofBoth.send('DELETE', url)).status, await isThere()], [204, false])
})
