import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EnumResource } from '@allthings/sdk'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const { insert, inside, person, buildHome, checkIn } = await world.openOrganization()
const home = await buildHome()
const beside = await buildHome('Postgasse 3')
const admin = await person({ 'platform-owner': { App: home.appId } })
const client = await openOfficialClient(world.api, admin.cookie)

const tables = {
  [EnumResource.property]: ['property', home.propertyId],
  [EnumResource.group]: ['building', home.groupId],
  [EnumResource.unit]: ['unit', home.unitId],
  [EnumResource.utilisationPeriod]: ['utilisationPeriod', home.utilisationPeriodId],
  [EnumResource.serviceProvider]: ['serviceProvider', home.propertyManagerId],
} as const
for (const [table, id] of Object.values(tables))
  await inside((db) =>
    db
      .updateTable(table as 'unit')
      .set({ externalId: `ERP-${table}` })
      .where('id', '=', id)
      .execute(),
  )

for (const [resource, [table, id]] of Object.entries(tables))
  test(`the official client finds a ${resource} by the customer’s key`, async () => {
    const found = await client.lookupIds(home.appId, {
      resource: resource as EnumResource,
      externalIds: [`ERP-${table}`, 'unknown'],
    })
    assert.deepEqual(found, { [`ERP-${table}`]: id, unknown: null })
  })

test('the official client finds people and codes, and looks below one thing only when it is told to', async () => {
  const tenant = await person({}, { externalId: 'T-1' })
  await checkIn(tenant.personId, home.utilisationPeriodId)
  const agent = await person({ 'service-center-agent': { App: home.appId } }, { externalId: 'A-1' })
  const wanted = { resource: EnumResource.user, externalIds: ['T-1', 'A-1'] }
  assert.deepEqual(await client.lookupIds(home.appId, wanted), {
    'T-1': tenant.personId,
    'A-1': agent.personId,
  })
  const { body } = await admin.send('POST', `/id-lookup/${home.appId}/user`, {
    externalIds: wanted.externalIds,
    userType: 'tenant',
  })
  assert.deepEqual(body, { 'T-1': tenant.personId, 'A-1': null })
  const codeId = await insert('registrationCode', { code: 'AAAA-1', externalId: 'C-1' })
  await insert('registrationCodePeriod', {
    registrationCodeId: codeId,
    utilisationPeriodId: home.utilisationPeriodId,
  })
  const code = { resource: EnumResource.registrationCode, externalIds: 'C-1' }
  assert.deepEqual(await client.lookupIds(home.appId, code), { 'C-1': codeId })
  const unit = { resource: EnumResource.unit, externalIds: 'ERP-unit' }
  assert.deepEqual(await client.lookupIds(home.appId, { ...unit, parentId: home.groupId }), {
    'ERP-unit': home.unitId,
  })
  assert.deepEqual(await client.lookupIds(home.appId, { ...unit, parentId: beside.groupId }), {
    'ERP-unit': null,
  })
})

test('nobody looks up what they do not see', async () => {
  const body = { externalIds: ['ERP-unit'] }
  const neighbour = await person({ 'service-center-agent': { Property: beside.propertyId } })
  assert.equal((await neighbour.send('POST', `/id-lookup/${home.appId}/unit`, body)).status, 404)
  const { status, body: found } = await admin.send('POST', `/id-lookup/${beside.appId}/unit`, body)
  assert.deepEqual([status, found.code], [404, 'not-found'])
  assert.equal((await admin.send('POST', `/id-lookup/${home.appId}/keys`, body)).status, 404)
  const resident = await person()
  await checkIn(resident.personId, home.utilisationPeriodId)
  assert.equal((await resident.send('POST', `/id-lookup/${home.appId}/unit`, body)).status, 403)
})
