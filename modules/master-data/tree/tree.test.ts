import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { createGroup } from '../groups.contract.ts'
import { createProperty } from '../properties.contract.ts'
import { findPlace, listPlaces, type Place } from './contract.ts'
import { createUnit } from '../units.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const appId = await home.insert('app', { name: 'Bern' })
const admin = await home.person({ setup: { App: appId } })

const property = async (name: string) =>
  (await admin(createProperty, { params: { appId }, body: { name, timezone: 'Europe/Zurich' } })).id
const building = async (propertyId: string, name: string, address: object = {}) =>
  (await admin(createGroup, { params: { propertyId }, body: { name, address } })).id
const unit = async (groupId: string, name: string) =>
  (await admin(createUnit, { params: { groupId }, body: { name, type: 'rented' } })).id
const find = async (search: string, caller = admin) =>
  (await caller(listPlaces, { query: { search, limit: 100 } }))._embedded.items
const names = (places: Place[]) =>
  places.map(({ path, name }) => [...path.slice(2).map((step) => step.name), name].join(' / '))

let kramgasse = ''
let number12 = ''
before(async () => {
  kramgasse = await property('Kramgasse')
  for (const number of ['12', '1', '3', '100', '12a']) {
    const id = await building(kramgasse, `Kramgasse ${number}`, {
      street: 'Kramgasse',
      houseNumber: number,
      postalCode: '3011',
      city: 'Bern',
    })
    for (const name of ['EG', '1. OG links', '10. OG', '2. OG']) await unit(id, name)
    if (number === '12') number12 = id
  }
  const elsewhere = await property('Überbauung Wyssloch')
  await unit(
    await building(elsewhere, 'Haus 12', { street: 'Zürcherstrasse', houseNumber: '12', city: 'Genève' }),
    'Café',
  )
})

test('"Kramgasse 12" finds the building and its units, and the way to them', async () => {
  const found = await find('Kramgasse 12')
  assert.deepEqual(
    names(found.filter(({ type }) => type === 'Group')),
    ['Kramgasse 12', 'Kramgasse 12a'].map((name) => name),
  )
  assert.deepEqual(names(found.filter(({ type }) => type === 'Unit').slice(0, 4)), [
    'Kramgasse 12 / 1. OG links',
    'Kramgasse 12 / 2. OG',
    'Kramgasse 12 / 10. OG',
    'Kramgasse 12 / EG',
  ])
  assert.deepEqual(
    found[0]?.path.map(({ id, type }) => [type, id]),
    [
      ['App', appId],
      ['Property', kramgasse],
    ],
  )
})

test('the number that was typed comes before longer ones', async () => {
  assert.deepEqual(names((await find('kramgasse 1')).filter(({ type }) => type === 'Group')), [
    'Kramgasse 1',
    'Kramgasse 12',
    'Kramgasse 12a',
    'Kramgasse 100',
  ])
})

test('accents, case, order of words and beginnings of words do not matter', async () => {
  for (const search of [
    'zürcherstrasse 12',
    'ZURCHERSTRASSE 12',
    '12 Zürcherstr',
    'strasse 12 geneve',
    'cafe genève',
    'wysslo',
  ])
    assert.ok((await find(search)).length > 0, search)
  assert.deepEqual(names((await find('3. OG kramgasse 12')).filter(({ type }) => type === 'Group')), [])
  assert.ok(names(await find('2 og kramgasse 3')).includes('Kramgasse 3 / 2. OG'))
  assert.deepEqual(names((await find('kramgasse 12 a')).slice(0, 1)), ['Kramgasse 12a'])
})

test('words are compared to their end, and wherever they begin', async () => {
  assert.deepEqual(await find('kramgassen 12'), [])
  assert.deepEqual(await find('kramgxx'), [])
  for (const search of ['amgasse 12', 'gasse 12', 'ramga 100'])
    assert.ok((await find(search)).length > 0, search)
})

test('a search that means nothing finds nothing and breaks nothing', async () => {
  for (const search of [
    '%',
    '_',
    '\\',
    "'; drop table unit; --",
    '🦊',
    '‮ עברית',
    '<script>alert(1)</script>',
    ' ',
    '..',
    '{}',
    'x'.repeat(200),
  ])
    assert.ok(Array.isArray(await find(search)), search)
  assert.deepEqual(await find('%'), [])
  assert.equal((await admin.send('GET', `/places?search=${'x'.repeat(201)}`)).status, 400)
  assert.equal((await admin.send('GET', '/places?search=a%00b')).status, 400)
})

test('children are in the order that people read, a page at a time, with what is in them', async () => {
  const [root] = (await admin(listPlaces, { query: { limit: 100 } }))._embedded.items
  assert.deepEqual([root?.type, root?.groupCount, root?.unitCount], ['App', 6, 21])
  const parent = `Property-${kramgasse}`
  const first = await admin(listPlaces, { query: { parent, limit: 2 } })
  const second = await admin(listPlaces, { query: { parent, limit: 2, after: first.next } })
  const third = await admin(listPlaces, { query: { parent, limit: 2, after: second.next } })
  const all = [first, second, third].flatMap((page) => page._embedded.items)
  assert.deepEqual(names(all), [
    'Kramgasse 1',
    'Kramgasse 3',
    'Kramgasse 12',
    'Kramgasse 12a',
    'Kramgasse 100',
  ])
  assert.equal(third.next, undefined)
  assert.deepEqual(all.map(({ unitCount, inhabitedUnitCount }) => [unitCount, inhabitedUnitCount])[0], [4, 0])
  assert.deepEqual(
    (await admin(listPlaces, { query: { parent: `Group-${number12}`, limit: 100 } }))._embedded.items.map(
      ({ name }) => name,
    ),
    ['1. OG links', '2. OG', '10. OG', 'EG'],
  )
})

test('a role on a building shows that building and what is in it, and nothing else', async () => {
  const caretaker = await home.person({ 'service-center-agent': { Group: number12 } })
  assert.deepEqual(names(await find('kramgasse', caretaker)).slice(0, 2), [
    'Kramgasse 12',
    'Kramgasse 12 / 1. OG links',
  ])
  assert.ok(
    (await find('kramgasse', caretaker)).every(
      ({ id, path }) => id === number12 || path.some((step) => step.id === number12),
    ),
  )
  assert.deepEqual((await caretaker(findPlace, { params: { placeId: number12 } })).name, 'Kramgasse 12')
  await assert.rejects(caretaker(findPlace, { params: { placeId: kramgasse } }), { status: 404 })
})

test('a unit is found by the new address after its building was changed', async () => {
  const id = await building(kramgasse, 'Nebenhaus', { street: 'Rathausgasse', houseNumber: '7' })
  await unit(id, 'Atelier')
  assert.deepEqual(names(await find('atelier rathausgasse')), ['Nebenhaus / Atelier'])
  await admin.send('PATCH', `/groups/${id}`, { address: { street: 'Münstergasse' } })
  assert.deepEqual(names(await find('atelier münstergasse 7')), ['Nebenhaus / Atelier'])
  assert.deepEqual(names(await find('atelier rathausgasse')), [])
})
