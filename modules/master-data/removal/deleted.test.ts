import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { changeGroup, createGroup, removeGroup } from '../groups.contract.ts'
import { masterDataDailyJobs } from '../jobs.ts'
import { createProperty, findProperty, removeProperty } from '../properties.contract.ts'
import { listDeletedPlaces, listPlaceHistory, restorePlace } from '../tree/contract.ts'
import { changeUnit, createUnit, findUnit, removeUnit } from '../units.contract.ts'

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

test('deleting goes from the bottom up, and is undone from the top down', async () => {
  const { propertyId, groupId, unitId } = await build('Zum Löschen')
  await assert.rejects(admin(removeProperty, { params: { propertyId } }), {
    status: 409,
    code: 'property-not-empty',
  })
  await assert.rejects(admin(removeGroup, { params: { groupId } }), {
    status: 409,
    code: 'building-not-empty',
  })
  const open = await home.insert('utilisationPeriod', {
    appId,
    propertyId,
    buildingId: groupId,
    unitId,
    startDate: '2020-01-01',
  })
  await assert.rejects(admin(removeUnit, { params: { unitId } }), { status: 409, code: 'unit-not-empty' })
  await home.inside((db) =>
    db.updateTable('utilisationPeriod').set({ endDate: '2020-12-31' }).where('id', '=', open).execute(),
  )
  await admin(removeUnit, { params: { unitId } })
  await assert.rejects(admin(findUnit, { params: { unitId } }), { status: 404 })
  await admin(removeGroup, { params: { groupId } })
  await admin(removeProperty, { params: { propertyId } })
  await assert.rejects(admin(findProperty, { params: { propertyId } }), { status: 404 })

  const { _embedded } = await admin(listDeletedPlaces, { query: { limit: 10 } })
  assert.deepEqual(
    _embedded.items.map(({ id, type, path }) => [id, type, path.length]),
    [
      [propertyId, 'Property', 1],
      [groupId, 'Group', 2],
      [unitId, 'Unit', 3],
    ],
  )
  for (const { deletedBy } of _embedded.items) assert.equal(deletedBy?.id, admin.personId)
  await assert.rejects(admin(restorePlace, { params: { placeId: unitId }, body: {} }), {
    status: 409,
    code: 'place-above-deleted',
  })
  for (const placeId of [propertyId, groupId, unitId])
    await admin(restorePlace, { params: { placeId }, body: {} })
  assert.equal((await admin(findUnit, { params: { unitId } })).name, 'Zum Löschen')
  assert.deepEqual(
    (
      await admin(listPlaceHistory, { params: { placeId: unitId }, query: { limit: 10 } })
    )._embedded.items.map(({ type, by }) => [type, by?.id]),
    [
      ['unit.restored', admin.personId],
      ['unit.deleted', admin.personId],
      ['unit.created', admin.personId],
    ],
  )
})

test('after 30 days what was deleted is forgotten, but for what requests speak of', async () => {
  const gone = await build('Lange her')
  const kept = await build('Mit Meldung')
  const categoryId = await home.insert('ticketCategory', { appId, key: 'x', name: { de: 'X' } })
  const place = { appId, propertyId: kept.propertyId, buildingId: kept.groupId, unitId: kept.unitId }
  await home.insert('ticket', { ...place, number: 1, categoryId, title: 'Tropft' })
  for (const { unitId, groupId, propertyId } of [gone, kept]) {
    await admin(removeUnit, { params: { unitId } })
    await admin(removeGroup, { params: { groupId } })
    await admin(removeProperty, { params: { propertyId } })
  }
  for (const table of ['unit', 'building', 'property'])
    await world.owner.query(
      `update ${table} set deleted_at = now() - interval '31 days' where deleted_at is not null`,
    )
  await assert.rejects(admin(restorePlace, { params: { placeId: gone.unitId }, body: {} }), { status: 404 })
  for (const round of [1, 2])
    await home.inside((db) => masterDataDailyJobs[0]!.run({ db, services: world.services }).then(() => round))
  const { rows } = await world.owner.query('select name from unit where deleted_at is not null')
  assert.deepEqual(rows, [{ name: 'Mit Meldung' }])
  assert.equal(
    (await world.owner.query('select 1 from property where id = $1', [gone.propertyId])).rowCount,
    0,
  )
})

test('a building can be put into a property or the property deleted, never both', async () => {
  for (let round = 0; round < 5; round++) {
    const { id: propertyId } = await admin(createProperty, {
      params: { appId },
      body: { name: `Wettlauf ${round}`, ...zurich },
    })
    const results = await Promise.allSettled([
      admin(removeProperty, { params: { propertyId } }),
      admin(createGroup, { params: { propertyId }, body: { name: 'Haus' } }),
    ])
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  }
})

test('a building moves with all that is in it', async () => {
  const {
    unitId,
    groupId,
    propertyId: from,
    appId: inApp,
    utilisationPeriodId,
  } = await home.buildHome('Umzugsgasse 5')
  const mover = await home.person({ setup: { App: inApp } })
  const to = await mover(createProperty, { params: { appId: inApp }, body: { name: 'Ziel', ...zurich } })
  const categoryId = await home.insert('ticketCategory', { appId: inApp, key: 'y', name: { de: 'Y' } })
  const ticketId = await home.insert('ticket', {
    appId: inApp,
    propertyId: from,
    buildingId: groupId,
    unitId,
    number: 99,
    categoryId,
    title: 'x',
  })
  await home.insert('customItem', {
    propertyId: from,
    buildingId: groupId,
    name: 'Tür',
    value: '1234',
    isUnique: true,
  })
  const agent = await home.person({ 'service-center-agent': { Property: to.id } })
  await assert.rejects(agent(findUnit, { params: { unitId } }), { status: 404 })

  await assert.rejects(mover(changeGroup, { params: { groupId }, body: { propertyID: first.propertyId } }), {
    status: 400,
    code: 'no-such-place',
  })
  const both = await home.person({ setup: { App: inApp } })
  await home.grant(both.personId, 'setup', 'App', appId)
  await assert.rejects(both(changeGroup, { params: { groupId }, body: { propertyID: first.propertyId } }), {
    status: 409,
    code: 'other-app',
  })

  await mover(changeGroup, { params: { groupId }, body: { propertyID: to.id } })
  assert.equal((await agent(findUnit, { params: { unitId } })).propertyID, to.id)
  for (const [table, id] of [
    ['utilisationPeriod', utilisationPeriodId],
    ['ticket', ticketId],
  ] as const) {
    const row = await home.inside((db) =>
      db
        .selectFrom(table as 'unit')
        .select('propertyId')
        .where('id', '=', id)
        .executeTakeFirst(),
    )
    assert.equal(row?.propertyId, to.id, table)
  }
  await home.insert('customItem', { propertyId: from, name: 'Tür', value: 'x', isUnique: true })
  await assert.rejects(mover(changeGroup, { params: { groupId }, body: { propertyID: from } }), {
    status: 409,
    code: 'custom-item-name-already-there',
  })
})

test('a unit moves to another building, with its periods', async () => {
  const { unitId, propertyId, appId: inApp, utilisationPeriodId } = await home.buildHome('Hausgasse 1')
  const mover = await home.person({ setup: { App: inApp } })
  const next = await mover(createGroup, { params: { propertyId }, body: { name: 'Hausgasse 2' } })
  const moved = await mover(changeUnit, { params: { unitId }, body: { groupID: next.id, name: 'Neu' } })
  assert.deepEqual([moved.groupID, moved.name], [next.id, 'Neu'])
  const period = await home.inside((db) =>
    db
      .selectFrom('utilisationPeriod')
      .select('buildingId')
      .where('id', '=', utilisationPeriodId)
      .executeTakeFirst(),
  )
  assert.equal(period?.buildingId, next.id)
})

test('a key of the customer belongs to one object, until that is deleted', async () => {
  const { groupId, unitId } = await build('Schlüssel')
  await admin(changeUnit, { params: { unitId }, body: { externalId: 'ERP-1' } })
  const twin = () =>
    admin(createUnit, {
      params: { groupId },
      body: { name: 'Zwilling', type: 'rented', externalId: 'ERP-1' },
    })
  await assert.rejects(twin(), { status: 409, code: 'unit-external-id-taken' })
  await admin(removeUnit, { params: { unitId } })
  await twin()
  await assert.rejects(admin(restorePlace, { params: { placeId: unitId }, body: {} }), {
    status: 409,
    code: 'unit-external-id-taken',
  })
})
