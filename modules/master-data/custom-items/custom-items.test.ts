import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { changeCustomItem, createCustomItem, listCustomItems, removeCustomItem } from './contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, propertyId, groupId, unitId, utilisationPeriodId } = await home.buildHome()
const admin = await home.person({ setup: { App: appId } })
const note = (place: string, name: string, unique = false) =>
  admin(createCustomItem, { body: { place, name, value: '4711', unique } })
const listed = async (place: string) =>
  (await admin(listCustomItems, { query: { place } }))._embedded.items.map(({ name }) => name)

test('notes hang on every level and are listed where they hang', async () => {
  const levels = [
    `Property-${propertyId}`,
    `Group-${groupId}`,
    `Unit-${unitId}`,
    `UtilisationPeriod-${utilisationPeriodId}`,
  ]
  for (const place of levels) {
    const item = await note(place, `Code ${place.slice(0, 4)}`)
    assert.deepEqual([item.place, item.createdBy?.id], [place, admin.personId])
  }
  for (const place of levels) assert.deepEqual(await listed(place), [`Code ${place.slice(0, 4)}`])
})

test('a unique note keeps its name for itself inside the property', async () => {
  const unique = await note(`Property-${propertyId}`, 'WLAN', true)
  for (const again of [false, true])
    await assert.rejects(note(`Unit-${unitId}`, 'wlan', again), { status: 409 })
  const { propertyId: other } = await home.buildHome('Andere 1')
  const elsewhere = await home.person({ setup: { Property: other } })
  await elsewhere(createCustomItem, {
    body: { place: `Property-${other}`, name: 'WLAN', value: 'x', unique: true },
  })
  await admin(changeCustomItem, { params: { customItemId: unique.id }, body: { unique: false } })
  await note(`Unit-${unitId}`, 'WLAN')
  await assert.rejects(
    admin(changeCustomItem, { params: { customItemId: unique.id }, body: { unique: true } }),
    { status: 409, code: 'custom-item-name-taken' },
  )
})

test('of many unique notes of one name entered at once one is kept', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => note(`Group-${groupId}`, 'Schlüssel', true)),
  )
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('nobody but master data administrators learns of a note', async () => {
  const { id } = await note(`Unit-${unitId}`, 'Türcode')
  const tenant = await home.person()
  await home.checkIn(tenant.personId, utilisationPeriodId)
  const agent = await home.person({
    'service-center-agent': { App: appId },
    'tenant-manager': { App: appId },
  })
  const nextDoor = await home.person({
    setup: { Unit: await home.insert('unit', { appId, propertyId, buildingId: groupId, name: 'Nebenan' }) },
  })
  for (const caller of [tenant, agent, nextDoor]) {
    await assert.rejects(caller(changeCustomItem, { params: { customItemId: id }, body: { value: 'x' } }), {
      status: 404,
    })
    await assert.rejects(caller(removeCustomItem, { params: { customItemId: id } }), { status: 404 })
  }
  for (const caller of [tenant, agent])
    await assert.rejects(caller(listCustomItems, { query: { place: `Unit-${unitId}` } }), { status: 403 })
  assert.deepEqual(
    (await nextDoor(listCustomItems, { query: { place: `Unit-${unitId}` } }))._embedded.items,
    [],
  )
  await assert.rejects(
    nextDoor(createCustomItem, { body: { place: `Unit-${unitId}`, name: 'x', value: '', unique: false } }),
    { status: 400, code: 'no-such-place' },
  )
  for (const path of [
    `/units/${unitId}`,
    `/groups/${groupId}`,
    `/utilisation-periods/${utilisationPeriodId}`,
  ])
    assert.ok(!JSON.stringify((await tenant.send('GET', path)).body).includes('4711'))
})

test('bad input is refused', async () => {
  const place = `Unit-${unitId}`
  for (const body of [
    {},
    { place, name: '', value: 'x' },
    { place, name: 'x'.repeat(201), value: 'x' },
    { place, name: 'x', value: 'x'.repeat(5001) },
    { place: 'App-1', name: 'x', value: 'x' },
    { place: `App-${appId}`, name: 'x', value: '' },
  ])
    assert.equal((await admin.send('POST', '/custom-items', body)).status, 400)
  const item = await admin(createCustomItem, {
    body: { place, name: '🔑 <b>', value: 'Zeile 1\nZeile 2 עברית', unique: false },
  })
  assert.equal(item.value, 'Zeile 1\nZeile 2 עברית')
  await admin(removeCustomItem, { params: { customItemId: item.id } })
  await assert.rejects(admin(removeCustomItem, { params: { customItemId: item.id } }), { status: 404 })
})
