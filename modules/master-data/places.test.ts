import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { changeGroup, createGroup, findGroup } from './groups.contract.ts'

import { changeProperty, createProperty } from './properties.contract.ts'
import { listPlaceHistory } from './tree.contract.ts'
import { changeUnit, createUnit, findUnit, removeUnit } from './units.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const first = await home.buildHome()
const { appId } = first
const admin = await home.person({ setup: { App: appId } })
const zurich = { timezone: 'Europe/Zurich' }

const build = async (name: string) => {
  const property = await admin(createProperty, { params: { appId }, body: { name, ...zurich } })
  const group = await admin(createGroup, { params: { propertyId: property.id }, body: { name } })
  const unit = await admin(createUnit, { params: { groupId: group.id }, body: { name, type: 'rented' } })
  return { property, group, unit, propertyId: property.id, groupId: group.id, unitId: unit.id }
}

test('what an interface owns is changed by the interface only', async () => {
  const { propertyId, groupId, unitId } = await build('Vom ERP')
  await home.inside(async (db) => {
    for (const [table, id] of [
      ['property', propertyId],
      ['building', groupId],
      ['unit', unitId],
    ] as const)
      await db
        .updateTable(table as 'unit')
        .set({ readOnly: true, source: 'abacus' })
        .where('id', '=', id)
        .execute()
  })
  const seen = await admin(findUnit, { params: { unitId } })
  assert.deepEqual(
    [seen.readOnly, seen.dataSource, seen.can.edit, seen.can.remove],
    [true, 'abacus', false, false],
  )
  await assert.rejects(admin(changeProperty, { params: { propertyId }, body: { name: 'x' } }), {
    status: 409,
    code: 'owned-by-interface',
  })
  await assert.rejects(admin(changeGroup, { params: { groupId }, body: { name: 'x' } }), {
    status: 409,
    code: 'owned-by-interface',
  })
  await assert.rejects(admin(changeUnit, { params: { unitId }, body: { readOnly: false } }), {
    status: 409,
    code: 'owned-by-interface',
  })
  await assert.rejects(admin(removeUnit, { params: { unitId } }), { status: 409, code: 'owned-by-interface' })
  const connector = await home.person({ 'data-connector-admin': { App: appId } })
  assert.equal(
    (await connector(changeUnit, { params: { unitId }, body: { name: 'Neu vom ERP' } })).name,
    'Neu vom ERP',
  )
})

test('of two people who change one thing at once, the second learns what is there now', async () => {
  const { groupId, group } = await build('Zu zweit')
  const { version } = group
  await admin(changeGroup, { params: { groupId }, body: { version, name: 'Von der einen' } })
  const refused = await admin.send('PATCH', `/groups/${groupId}`, { version, description: 'Vom anderen' })
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.detail.name],
    [409, 'changed-meanwhile', 'Von der einen'],
  )
  await admin(changeGroup, {
    params: { groupId },
    body: { version: refused.body.detail.version, description: 'Vom anderen' },
  })
  const now = await admin(findGroup, { params: { groupId } })
  assert.deepEqual([now.name, now.description], ['Von der einen', 'Vom anderen'])
  const { _embedded } = await admin(listPlaceHistory, { params: { placeId: groupId }, query: { limit: 10 } })
  assert.deepEqual(_embedded.items[0]?.changes, { description: { from: null, to: 'Vom anderen' } })
})

test('a tenant sees their unit without its figures, and no other', async () => {
  const resident = await home.person()
  await home.checkIn(resident.personId, first.utilisationPeriodId)
  const unit = await resident(findUnit, { params: { unitId: first.unitId } })
  assert.deepEqual(
    [unit.stats.tenantCount, unit.can],
    [null, { edit: false, remove: false, addPeriod: false, seeCustomItems: false, invite: false }],
  )
  assert.equal((await resident(findGroup, { params: { groupId: first.groupId } })).stats.unitCount, null)
  const { unitId } = await build('Nebenan')
  await assert.rejects(resident(findUnit, { params: { unitId } }), { status: 404 })
  await assert.rejects(resident(changeUnit, { params: { unitId: first.unitId }, body: { name: 'x' } }), {
    status: 403,
  })
})

test('a permission covers what is below it and nothing else', async () => {
  const { propertyId, groupId, unitId } = await build('Abgedeckt')
  const onBuilding = await home.person({ setup: { Group: groupId } })
  assert.equal((await onBuilding(changeUnit, { params: { unitId }, body: { name: 'Ja' } })).name, 'Ja')
  await assert.rejects(onBuilding(changeProperty, { params: { propertyId }, body: { name: 'Nein' } }), {
    status: 404,
  })
  await assert.rejects(onBuilding(createProperty, { params: { appId }, body: { name: 'Nein', ...zurich } }), {
    status: 403,
  })
  const { _embedded } = (await onBuilding.send('GET', '/units?limit=-1')).body
  assert.deepEqual(
    _embedded.items.map(({ id }: { id: string }) => id),
    [unitId],
  )
})

test('bad input is refused field by field and never a failure of the server', async () => {
  const { unitId } = await build('Eingaben')
  const paths = {
    [`/apps/${appId}/properties`]: 'POST',
    [`/properties/${first.propertyId}/groups`]: 'POST',
    [`/groups/${first.groupId}/units`]: 'POST',
    [`/units/${unitId}`]: 'PATCH',
  }
  const names = ['', '   ', 'x'.repeat(201), 'a\u0000b', 'a\nb', 7, null, {}, []]
  for (const [path, method] of Object.entries(paths)) {
    for (const name of names)
      assert.equal((await admin.send(method, path, { name })).status, 400, `${path} ${JSON.stringify(name)}`)
    for (const name of [
      '🏠 Haus',
      'بيت',
      '<script>alert(1)</script>',
      "Robert'); drop table unit;--",
      '%_\\',
      'x'.repeat(200),
    ]) {
      const reply = await admin.send(method, path, { name })
      assert.deepEqual([Math.floor(reply.status / 100), reply.body.name], [2, name])
    }
  }
  const refused = await admin.send('POST', `/properties/${first.propertyId}/groups`, {
    name: 'x',
    address: { latitude: 91, country: 'ZZ', street: 'x'.repeat(501) },
  })
  assert.deepEqual(
    refused.body.issues
      .map(({ path, code }: { path: string[]; code: string }) => [path.at(-1), code])
      .toSorted(),
    [
      ['country', 'country'],
      ['latitude', 'too-big'],
      ['street', 'too-long'],
    ],
  )
  for (const body of [
    { size: -1 },
    { size: 'big' },
    { objectType: 'castle' },
    { type: 'stolen' },
    { billingPeriodStartDate: '2020-02-30' },
  ])
    assert.equal((await admin.send('PATCH', `/units/${unitId}`, body)).status, 400, JSON.stringify(body))
  assert.equal((await admin.send('GET', '/units?filter=%7B')).status, 400)
  assert.equal((await admin.send('PATCH', '/units/nonsense', { name: 'x' })).status, 404)
})
