import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EnumResource, EnumUserRelationType } from '@allthings/sdk'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, propertyId, groupId } = await home.buildHome()
const beside = await home.buildHome('Postgasse 3')
const admin = await home.person({ 'platform-owner': { App: appId, Property: beside.propertyId } })
const client = await openOfficialClient(world.api, admin.cookie)
const type = EnumUserRelationType.isResponsible

test('the official client makes somebody responsible, role by role, and takes it back', async () => {
  const { personId } = await home.person({ 'service-center-agent': { App: appId } })
  const first = await client.userRelationCreate(personId, {
    type,
    ids: [propertyId, beside.propertyId],
    level: EnumResource.property,
    role: 'caretaker',
    readOnly: false,
  })
  assert.deepEqual([first.user, first.type, first.readOnly], [personId, 'is-responsible', false])
  const second = await client.userRelationCreate(personId, {
    type,
    ids: [groupId],
    level: EnumResource.group,
    readOnly: false,
  })
  assert.equal(second.id, first.id)
  assert.deepEqual(
    second.responsibilities.map(({ role, properties, groups }) => [role, properties.toSorted(), groups]),
    [
      ['caretaker', [propertyId, beside.propertyId].toSorted(), []],
      [undefined, [], [groupId]],
    ],
  )
  const again = { type, ids: [propertyId], level: EnumResource.property, role: 'caretaker', readOnly: false }
  assert.deepEqual(await client.userRelationCreate(personId, again), second)
  const fewer = await client.userRelationDelete(personId, again)
  assert.deepEqual(fewer.responsibilities[0]?.properties, [beside.propertyId])
  const none = await client.userRelationDelete(personId, { ...again, ids: [beside.propertyId] })
  assert.deepEqual(
    none.responsibilities.map(({ role }) => role),
    [undefined],
  )
  const { body } = await admin.send('GET', `/users/${personId}/user-relations`)
  assert.deepEqual([body.total, body._embedded.items[0].id], [1, first.id])
})

test('who manages staff says who is responsible, for places in their own reach', async () => {
  const { personId } = await home.person({ 'service-center-agent': { App: appId } })
  const url = `/users/${personId}/user-relations/is-responsible`
  const leader = await home.person({ 'org-team-manager': { Property: propertyId } })
  const body = (ids: string[], more: object = {}) => ({ ids, level: 'property', ...more })
  assert.equal((await leader.send('POST', url, body([propertyId]))).status, 201)
  const refused = await leader.send('POST', url, body([propertyId, beside.propertyId]))
  assert.deepEqual([refused.status, refused.body.code], [400, 'no-such-place'])
  const agent = await home.person({ 'service-center-agent': { App: appId } })
  assert.equal((await agent.send('POST', url, body([propertyId]))).status, 403)
  assert.equal((await agent.send('GET', `/users/${personId}/user-relations`)).body.total, 1)
  assert.equal(
    (await leader.send('POST', `/users/${personId}/user-relations/owns`, body([propertyId]))).status,
    404,
  )
  assert.equal((await leader.send('DELETE', url, body([beside.propertyId]))).status, 200)
})

test('what an interface keeps is its own, and a deleted house has nobody responsible', async () => {
  const { personId } = await home.person({ 'service-center-agent': { App: appId } })
  const url = `/users/${personId}/user-relations/is-responsible`
  const erp = await home.person({ 'data-connector-admin': { App: appId } })
  const lonely = await home.insert('property', { appId, name: 'Lone' })
  const body = { ids: [propertyId, lonely], level: 'property', readOnly: true }
  assert.equal((await erp.send('POST', url, body)).status, 201)
  const refused = await admin.send('DELETE', url, { ...body, readOnly: undefined })
  assert.deepEqual([refused.status, refused.body.code], [409, 'owned-by-interface'])
  assert.equal((await admin.send('DELETE', `/properties/${lonely}`)).status, 204)
  const { body: left } = await erp.send('GET', `/users/${personId}/user-relations`)
  assert.deepEqual(left._embedded.items[0].responsibilities[0].properties, [propertyId])
})
