import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { changeGroup, createGroup, findGroup } from './groups.contract.ts'

import { changeProperty, createProperty } from './properties.contract.ts'
import { listPlaceHistory } from './tree/contract.ts'
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

test('whoever makes a thing read-only changes it as before; nobody else does, until they let go of it', async () => {
  const owner = { 'platform-owner': { App: appId } } as const
  const [maker, other] = [await home.person(owner), await home.person(owner)]
  const connector = await home.person({ 'data-connector-admin': { App: appId }, ...owner })
  const made = async (path: string, body: object) => {
    const reply = await maker.send('POST', path, { ...body, readOnly: true })
    assert.deepEqual([reply.status, reply.body.readOnly], [201, true], path)
    return reply.body.id as string
  }
  const property = await made(`/apps/${appId}/properties`, { name: 'Kept', ...zurich })
  const group = await made(`/properties/${property}/groups`, { name: 'Kept' })
  const unit = await made(`/groups/${group}/units`, { name: 'Kept', type: 'rented' })
  const period = await made(`/units/${unit}/utilisation-periods`, { startDate: '2020-01-01' })
  const code = await made('/registration-codes', { utilisationPeriods: [period], code: 'KEPT-CODE-12' })
  const provider = await made('/service-providers', { name: 'Kept', type: 'craftspeople' })
  const changes: [path: string, body: object][] = [
    [`/properties/${property}`, { name: 'Changed' }],
    [`/groups/${group}`, { name: 'Changed' }],
    [`/units/${unit}`, { name: 'Changed' }],
    [`/utilisation-periods/${period}`, { endDate: '2030-01-01' }],
    [`/registration-codes/${code}`, { tenantID: 'T-1' }],
    [`/service-providers/${provider}`, { name: 'Changed' }],
  ]
  for (const [path, body] of changes) {
    const refused = await other.send('PATCH', path, body)
    assert.deepEqual([refused.status, refused.body.code], [409, 'owned-by-interface'], path)
    for (const who of [maker, connector])
      assert.equal((await who.send('PATCH', path, body)).status, 200, path)
  }
  assert.deepEqual((await maker.send('GET', `/units/${unit}`)).body.can.edit, true)
  assert.deepEqual((await other.send('GET', `/units/${unit}`)).body.can.edit, false)

  const relation = `/users/${other.personId}/user-relations/is-responsible`
  const place = { ids: [property], level: 'property' }
  assert.equal((await maker.send('POST', relation, { ...place, readOnly: true })).status, 201)
  assert.equal((await other.send('DELETE', relation, place)).status, 409)
  assert.equal((await maker.send('DELETE', relation, place)).status, 200)

  // Let go of, it is anybody's; and whoever closes it next keeps it.
  await maker.send('PATCH', `/units/${unit}`, { readOnly: false })
  assert.equal((await other.send('PATCH', `/units/${unit}`, { name: 'Free', readOnly: true })).status, 200)
  assert.equal((await maker.send('PATCH', `/units/${unit}`, { name: 'Mine' })).status, 409)
  assert.equal((await other.send('PATCH', `/units/${unit}`, { name: 'Theirs' })).status, 200)
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
