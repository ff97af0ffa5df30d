import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  EnumCountryCode,
  EnumTimezone,
  EnumUnitObjectType,
  EnumUnitType,
  EnumUtilisationPeriodType,
} from '@allthings/sdk'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, propertyManagerId } = await home.buildHome()
const admin = await home.person({ 'platform-owner': { App: appId } })
const client = await openOfficialClient(world.api, admin.cookie)

test('the official client makes and changes the whole tree', async () => {
  const property = await client.propertyCreate(appId, {
    name: 'Foobar Property',
    timezone: EnumTimezone.EuropeBerlin,
    externalId: 'P-1',
  })
  assert.deepEqual(
    [property.name, property.timezone, property.externalId, property.readOnly],
    ['Foobar Property', 'Europe/Berlin', 'P-1', false],
  )
  const renamed = await client.propertyUpdateById(property.id, {
    ...property,
    name: 'Bio Property',
    timezone: EnumTimezone.EuropeSofia,
  })
  assert.deepEqual([renamed.name, renamed.timezone], ['Bio Property', 'Europe/Sofia'])

  const address = {
    city: 'Freiburg',
    country: EnumCountryCode.DE,
    houseNumber: '1337',
    postalCode: '79112',
    street: 'street',
    latitude: 1.5,
    longitude: 2,
  }
  const group = await client.groupCreate(property.id, {
    name: 'Foobar Group',
    propertyManagerId,
    externalId: 'G-1',
    address,
    description: 'Foo',
  })
  assert.equal(group.address.houseNumber, '1337')
  const seen = await client.groupGetById(group.id)
  assert.deepEqual(
    [seen.propertyManagerId, seen.address.latitude, seen.stats.unitCount, seen.stats.occupancy],
    [propertyManagerId, 1.5, 0, 0],
  )
  const { propertyManagerId: _, ...rest } = seen
  assert.equal(
    (await client.groupUpdateById(group.id, { ...rest, propertyManagerId, name: 'Changed' })).name,
    'Changed',
  )

  const unit = await client.unitCreate(group.id, { name: 'Foobar Unit', type: EnumUnitType.rented })
  assert.deepEqual([unit.objectType, unit.size, unit.type], [null, null, 'rented'])
  const changed = await client.unitUpdateById(unit.id, {
    name: 'Unit 2',
    objectType: EnumUnitObjectType.basment,
    size: 78.5,
    externalId: 'U-1',
  })
  assert.equal((await client.propertyGetById(property.id)).name, 'Bio Property')
  assert.deepEqual((await client.unitGetById(unit.id)).name, 'Unit 2')
  assert.deepEqual([changed.objectType, changed.size, changed.externalId], ['basment', 78.5, 'U-1'])
  assert.deepEqual(changed.stats, { tenantCount: 0, invitationCount: 0 })

  const period = await client.utilisationPeriodCreate(unit.id, {
    startDate: '2020-01-03',
    endDate: '2020-01-03',
  })
  assert.deepEqual(
    [period.startDate, period.endDate, period.type, period.tenantIds, period.users],
    ['2020-01-03', '2020-01-03', 'tenant', [], []],
  )
  const owned = await client.utilisationPeriodUpdateById(period.id, {
    startDate: '2020-02-01',
    endDate: '2021-02-01',
    type: EnumUtilisationPeriodType.ownership,
    externalId: 'UP-1',
  } as never)
  assert.deepEqual([owned.startDate, owned.type, owned.externalId], ['2020-02-01', 'ownership', 'UP-1'])

  const person = await home.person()
  const { email } = await home.inside((db) =>
    db.selectFrom('person').select('email').where('id', '=', person.personId).executeTakeFirstOrThrow(),
  )
  const checkedIn = await client.utilisationPeriodCheckInUser(period.id, { email: email.toUpperCase() })
  assert.deepEqual(
    [checkedIn.users.map(({ id }) => id), checkedIn.userCount, checkedIn.users[0]?.tenantIds],
    [[person.personId], 1, {}],
  )
  assert.equal(await client.utilisationPeriodCheckOutUser(period.id, person.personId), true)
  await client.userCheckInToUtilisationPeriod(person.personId, period.id)
  assert.equal((await client.utilisationPeriodGetById(period.id)).userCount, 1)
  await client.delete(`/v1/utilisation-periods/${period.id}/soft`)
  await assert.rejects(client.utilisationPeriodGetById(period.id))
})

test('the official client lists with filters, all of them when it asks for all', async () => {
  const property = await client.propertyCreate(appId, { name: 'Straße Ö', timezone: EnumTimezone.UTC })
  const group = await client.groupCreate(property.id, { name: 'Haus', propertyManagerId })
  for (const number of [1, 2, 3])
    await client.unitCreate(group.id, {
      name: `Unit ${number}`,
      type: EnumUnitType.owned,
      externalId: `E-${number}`,
    })
  const found = await client.getUnits(1, -1, { externalId: ['E-1', 'E-3'] })
  assert.deepEqual([found.total, found._embedded.items.map(({ name }) => name)], [2, ['Unit 1', 'Unit 3']])
  const page = await client.getUnits(2, 2, { group: group.id })
  assert.deepEqual([page.total, page._embedded.items.map(({ name }) => name)], [3, ['Unit 3']])
  assert.equal((await client.getProperties(1, -1, { name: 'Straße Ö' }))._embedded.items[0]?.id, property.id)
  assert.equal((await client.getGroups(1, -1, { property: property.id, externalId: 'nope' })).total, 0)
})

test('the periods of a person are whole, page by page, with whole users; a co-tenant is not told of', async () => {
  const property = await client.propertyCreate(appId, { name: 'Paged', timezone: EnumTimezone.UTC })
  const group = await client.groupCreate(property.id, { name: 'Haus', propertyManagerId })
  const unit = await client.unitCreate(group.id, { name: 'A', type: EnumUnitType.rented })
  const tenant = await home.person({}, { phoneNumber: '+41 31 321 11 11', locale: 'ch_FR' })
  const partner = await home.person({}, { username: 'Partner' })
  const periods: any[] = []
  for (const year of [2001, 2003, 2005]) {
    const span = { startDate: `${year}-01-01`, endDate: `${year}-12-31`, externalId: `UP-${year}` }
    const { id } = await client.utilisationPeriodCreate(unit.id, span as never)
    for (const { personId } of [tenant, partner]) await home.checkIn(personId, id)
    periods.unshift(await client.get(`/v1/utilisation-periods/${id}`))
  }
  const path = `/v1/users/${tenant.personId}/utilisation-periods`
  const list = (query: object) =>
    client.get(path, query as never) as Promise<{ total: number; _embedded: { items: any[] } }>
  const all = await list({ limit: -1 })
  assert.deepEqual([all.total, all._embedded.items], [3, periods])
  const [whole] = all._embedded.items
  assert.deepEqual([whole.userCount, whole.stats.tenantCount, whole.tenantIDs, whole.name], [2, 2, [], ''])
  const { checkedInAt, ...user } = whole._embedded.users[0]
  assert.deepEqual(user, await client.get(`/v1/users/${tenant.personId}`))
  assert.match(checkedInAt, /Z$/)
  const second = await list({ limit: 2, page: 2 })
  assert.deepEqual([second.total, second._embedded.items.map(({ id }) => id)], [3, [periods[2].id]])
  const unitsPage = await client.get(`/v1/units/${unit.id}/utilisation-periods`, {
    archived: 'true',
    limit: 1,
    page: 3,
  } as never)
  assert.partialDeepStrictEqual(unitsPage, { total: 3, _embedded: { items: [{ id: periods[2].id }] } })
  const own = await tenant.send('GET', path.slice(3))
  assert.deepEqual(
    own.body._embedded.items.map((period: any) => period._embedded.users.map(({ id }: any) => id)),
    periods.map(() => [tenant.personId]),
  )
  assert.doesNotMatch(JSON.stringify(own.body), new RegExp(partner.personId))
})
