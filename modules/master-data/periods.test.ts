import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { createUnit } from './units.contract.ts'
import {
  changePeriod,
  checkIn,
  checkOut,
  createPeriod,
  findPeriod,
  listPeriods,
  removePeriod,
} from './periods.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const places = await home.buildHome()
const { appId, groupId, propertyId } = places
const admin = await home.person({ setup: { App: appId } })

const newUnit = async () =>
  (await admin(createUnit, { params: { groupId }, body: { name: 'Wohnung', type: 'rented' } })).id
const add = (unitId: string, startDate: string, endDate?: string | null, more: object = {}) =>
  admin(createPeriod, {
    params: { unitId },
    body: { startDate, ...(endDate !== undefined && { endDate }), ...more },
  })
const emailOf = async (personId: string) =>
  (
    await home.inside((db) =>
      db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow(),
    )
  ).email

test('tenants follow one another, the earliest on the day after', async () => {
  const unitId = await newUnit()
  const first = await add(unitId, '2020-01-01', '2022-03-31')
  const refused = await admin.send('POST', `/units/${unitId}/utilisation-periods`, {
    startDate: '2022-03-31',
  })
  assert.deepEqual([refused.status, refused.body.code], [409, 'utilisation-period-overlaps'])
  assert.deepEqual(refused.body.detail, {
    id: first.id,
    startDate: '2020-01-01',
    endDate: '2022-03-31',
    earliest: '2022-04-01',
  })
  assert.equal((await add(unitId, '2022-04-01', '2022-04-01')).endDate, '2022-04-01')
})

test('an open period blocks every later one until it is closed', async () => {
  const unitId = await newUnit()
  const open = await add(unitId, '2020-01-01')
  await assert.rejects(add(unitId, '2030-01-01'), { status: 409, code: 'utilisation-period-open' })
  await admin(changePeriod, { params: { utilisationPeriodId: open.id }, body: { endDate: '2029-12-31' } })
  await add(unitId, '2030-01-01')
  await assert.rejects(
    admin(changePeriod, { params: { utilisationPeriodId: open.id }, body: { endDate: null } }),
    { status: 409, code: 'utilisation-period-open' },
  )
  await assert.rejects(add(unitId, '2019-01-01', '2020-01-01'), {
    status: 409,
    code: 'utilisation-period-overlaps',
  })
  await add(unitId, '2019-01-01', '2019-12-31')
})

test('owning and standing empty may overlap a tenancy', async () => {
  const unitId = await newUnit()
  await add(unitId, '2020-01-01')
  await add(unitId, '2018-01-01', null, { type: 'ownership' })
  const { id } = await add(unitId, '2020-06-01', '2020-07-01', { type: 'vacant' })
  await assert.rejects(
    admin(changePeriod, { params: { utilisationPeriodId: id }, body: { type: 'tenant' } }),
    { status: 409, code: 'utilisation-period-open' },
  )
})

test('of ten tenancies entered at once one is kept', async () => {
  const unitId = await newUnit()
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, day) => add(unitId, `2024-05-${10 + day}`)),
  )
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const result of results)
    if (result.status === 'rejected')
      assert.match(result.reason.code, /^utilisation-period-(?:open|overlaps)$/)
})

test('the database refuses two tenants at once, whoever writes', async () => {
  const unitId = await newUnit()
  const row = { appId, propertyId, buildingId: groupId, unitId, startDate: '2020-01-01' }
  await home.insert('utilisationPeriod', row)
  await assert.rejects(home.insert('utilisationPeriod', { ...row, startDate: '2024-01-01' }), {
    constraint: 'utilisation_period_overlaps',
  })
})

test('a period cannot end before it starts, nor on a day that does not exist', async () => {
  const unitId = await newUnit()
  const refused = await admin.send('POST', `/units/${unitId}/utilisation-periods`, {
    startDate: '2024-02-01',
    endDate: '2024-01-31',
  })
  assert.deepEqual(
    [refused.status, refused.body.issues[0].path, refused.body.issues[0].code],
    [400, ['endDate'], 'utilisation-period-ends-before-it-starts'],
  )
  for (const startDate of ['2023-02-29', '01.02.2024', '', null, '2024-13-01', '99999-01-01', 'now()'])
    assert.equal(
      (await admin.send('POST', `/units/${unitId}/utilisation-periods`, { startDate })).status,
      400,
      String(startDate),
    )
  assert.equal((await add(unitId, '2024-02-29', '2024-02-29')).startDate, '2024-02-29')
})

test('past periods are listed on demand only', async () => {
  const unitId = await newUnit()
  const past = await add(unitId, '2010-01-01', '2011-12-31')
  const now = await add(unitId, '2012-01-01')
  const ids = async (archived: 'true' | 'false') =>
    (await admin(listPeriods, { params: { unitId }, query: { archived, limit: 50 } }))._embedded.items.map(
      ({ id }) => id,
    )
  assert.deepEqual([await ids('false'), await ids('true')], [[now.id], [now.id, past.id]])
})

test('today is the day where the property is', async () => {
  const dayIn = (zone: string) => Temporal.Now.plainDateISO(zone).toString()
  const states = []
  for (const timezone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const zone = await home.insert('property', { appId, name: timezone, timezone })
    const buildingId = await home.insert('building', { appId, propertyId: zone, name: 'Hut' })
    const unitId = await home.insert('unit', { appId, propertyId: zone, buildingId, name: 'Hut' })
    states.push(
      (await add(unitId, dayIn('Pacific/Kiritimati'))).state,
      (await add(unitId, '2000-01-01', dayIn('Pacific/Pago_Pago'))).state,
    )
  }
  assert.deepEqual(states, ['current', 'past', 'upcoming', 'current'])
})

test('a person is checked in by e-mail whatever its case, once, and checked out', async () => {
  const { id: utilisationPeriodId } = await add(await newUnit(), '2020-01-01')
  const { personId } = await home.person()
  const email = (await emailOf(personId)).toUpperCase()
  const period = await admin(checkIn, { params: { utilisationPeriodId }, body: { email } })
  assert.deepEqual(
    [period.userCount, period._embedded.users[0]?.id, period.stats.tenantCount],
    [1, personId, 1],
  )
  await assert.rejects(admin(checkIn, { params: { utilisationPeriodId }, body: { email } }), {
    status: 409,
    code: 'already-checked-in',
  })
  const invited = await admin(checkIn, {
    params: { utilisationPeriodId },
    body: { email: 'nobody@nowhere.example' },
  })
  assert.deepEqual(
    [invited.userCount, invited._embedded.invitations.map((invitation) => invitation.email)],
    [1, ['nobody@nowhere.example']],
  )
  await admin(checkOut, { params: { utilisationPeriodId, userId: personId } })
  await assert.rejects(admin(checkOut, { params: { utilisationPeriodId, userId: personId } }), {
    status: 404,
  })
})

test('a former tenant does not see who came after, nor the tenants the codes of their home', async () => {
  const unitId = await newUnit()
  const before = await add(unitId, '2010-01-01', '2011-12-31')
  const after = await add(unitId, '2012-01-01')
  const [former, tenant, partner] = [await home.person(), await home.person(), await home.person()]
  await home.checkIn(former.personId, before.id)
  for (const { personId } of [tenant, partner]) await home.checkIn(personId, after.id)
  const registrationCodeId = await home.insert('registrationCode', { code: 'SECRET-1' })
  await home.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId: after.id })
  const listed = await former(listPeriods, { params: { unitId }, query: { archived: 'true', limit: 50 } })
  assert.deepEqual(
    listed._embedded.items.map(({ id, state }) => [id, state]),
    [[before.id, 'past']],
  )
  await assert.rejects(former(findPeriod, { params: { utilisationPeriodId: after.id } }), { status: 404 })
  const own = await tenant(findPeriod, { params: { utilisationPeriodId: after.id } })
  assert.deepEqual(
    [own._embedded.users.map(({ id }) => id), own._embedded.invitations, own.stats],
    [[tenant.personId], [], { tenantCount: 1, invitationCount: 0 }],
  )
  assert.equal(
    (await admin(findPeriod, { params: { utilisationPeriodId: after.id } }))._embedded.invitations[0]?.code,
    'SECRET-1',
  )
  await assert.rejects(
    tenant(changePeriod, { params: { utilisationPeriodId: after.id }, body: { endDate: '2030-01-01' } }),
    { status: 403 },
  )
})

test('a deleted period is not there, and its people live there no more', async () => {
  const unitId = await newUnit()
  const { id: utilisationPeriodId } = await add(unitId, '2020-01-01')
  const tenant = await home.person()
  await home.checkIn(tenant.personId, utilisationPeriodId)
  await admin(removePeriod, { params: { utilisationPeriodId } })
  for (const caller of [admin, tenant])
    await assert.rejects(caller(findPeriod, { params: { utilisationPeriodId } }), { status: 404 })
  await add(unitId, '2021-01-01')
})

test('what an interface owns is closed at its source', async () => {
  const { id: utilisationPeriodId } = await add(await newUnit(), '2020-01-01', null)
  await world.owner.query('update utilisation_period set read_only = true where id = $1', [
    utilisationPeriodId,
  ])
  await assert.rejects(
    admin(changePeriod, { params: { utilisationPeriodId }, body: { endDate: '2030-01-01' } }),
    { status: 409, code: 'owned-by-interface' },
  )
  await assert.rejects(admin(removePeriod, { params: { utilisationPeriodId } }), {
    status: 409,
    code: 'owned-by-interface',
  })
})

test('of two people who change one period at once, the second learns what is there now', async () => {
  const period = await add(await newUnit(), '2020-01-01')
  const change = (endDate: string) =>
    admin(changePeriod, {
      params: { utilisationPeriodId: period.id },
      body: { endDate, version: period.version },
    })
  const results = await Promise.allSettled([change('2030-01-01'), change('2031-01-01')])
  const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  const kept = results.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<{
    endDate: string | null
  }>
  assert.deepEqual(
    [refused.reason.code, refused.reason.detail.endDate],
    ['changed-meanwhile', kept.value.endDate],
  )
})
