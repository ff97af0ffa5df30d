import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { findActorById } from '#modules/accounts/public.ts'
import { changePeriod, checkIn, checkOut, removePeriod } from '#modules/master-data/periods.contract.ts'
import { csv, everything, key, openErp, PERIOD, UNIT } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { createCode } from './codes.contract.ts'
import { listOffers } from './offers.contract.ts'

const world = await openWorld()
beforeEach(() => world.owner.query('delete from attempt'))

type Organization = Awaited<ReturnType<typeof world.openOrganization>>
type Person = Awaited<ReturnType<Organization['person']>>
interface Home {
  appId: string
  propertyId: string
  groupId: string
  unitId: string
  utilisationPeriodId: string
}

const password = 'a good long password'

/** A home with somebody who came in by a code, a neighbour in the next house, and everything that a home lets one see. */
const move = async (organization: Organization, home: Home) => {
  const manager = await organization.person({ 'platform-owner': { App: home.appId } })
  const neighbour = await organization.person()
  const code = await manager(createCode, { body: { utilisationPeriods: home.utilisationPeriodId } })
  const email = `tenant-${home.unitId}@homes.example`
  const register = (address = email, typed = code.code) =>
    world.call('POST', `/apps/${home.appId}/registrations`, {
      code: typed,
      username: 'Theo Tenant',
      email: address,
      password,
      locale: 'ch_DE',
    })
  const { body } = await register()
  await world.owner.query('update person set email_confirmed_at = now() where id = $1', [body.userId])
  const tenant = await organization.signedIn(body.userId as string)
  const publish = async (channel: string) =>
    (
      await manager.send('POST', `/users/${manager.personId}/community-articles`, {
        category: 'admin-messages',
        channels: [channel],
        title: 'Water off',
        content: 'On Monday.',
      })
    ).body.id as string
  const post = await publish(`Unit-${home.unitId}`)
  const form = new FormData()
  form.append('file', new Blob(['The rules']), 'rules.txt')
  const file = (await world.call('POST', '/files', form, { cookie: manager.cookie })).body.id as string
  const bucket = (
    await manager.send('POST', '/buckets', { name: 'Rules', channels: [`Group-${home.groupId}`] })
  ).body.id as string
  assert.equal((await manager.send('POST', `/buckets/${bucket}/files`, { id: file })).status, 204)
  return {
    ...home,
    organization,
    manager,
    neighbour,
    tenant,
    code,
    email,
    register,
    publish,
    post,
    file,
    bucket,
  }
}
type Moved = Awaited<ReturnType<typeof move>>

/** Every door that a home opens: which of them does it open to a person now? */
const doors = async (
  { organization, publish, ...home }: Moved,
  who: Person,
): Promise<Record<string, boolean>> => {
  const ok = async (method: string, path: string, body?: unknown) =>
    (await who.send(method, path, body)).status < 300
  const listed = async (path: string, id: string) =>
    JSON.stringify((await who.send('GET', path)).body).includes(id)
  const toWrite = (channel: string) =>
    ok('POST', `/users/${who.personId}/community-articles`, {
      category: 'messages',
      channels: [channel],
      title: 'Hello',
      content: 'Hello',
    })
  const news = await publish(`Group-${home.groupId}`)
  const told = await listed(`/users/${who.personId}/notifications`, news)
  await world.settle()
  const mailed = await world.owner.query(`select 1 from mail where person_id = $1 and key = $2`, [
    who.personId,
    `post ${news} ${who.personId}`,
  ])
  const actor = await organization.inside((db) => findActorById(db, who.personId))
  const category = await organization.insert('ticketCategory', {
    appId: home.appId,
    key: `category-${news}`,
    name: { de: 'Heizung' },
  })
  return {
    'reads a post': await ok('GET', `/community-articles/${home.post}`),
    'finds a post': await listed('/community-articles?limit=100', home.post),
    'writes to the house': await toWrite(`Group-${home.groupId}`),
    'writes to the unit': await toWrite(`Unit-${home.unitId}`),
    'reads a bucket': await ok('GET', `/buckets/${home.bucket}`),
    'reads a file': await ok('GET', `/files/${home.file}/original`),
    'is told of a post': told,
    'is written to': (mailed.rowCount ?? 0) > 0,
    'lives there': actor!.homes.some(({ unitId, state }) => unitId === home.unitId && state === 'current'),
    'reports a fault there': await ok('POST', `/users/${who.personId}/tickets`, {
      utilisationPeriod: home.utilisationPeriodId,
      category,
      title: 'Cold',
      description: 'Cold',
      files: [],
    }),
    'comes in by the code again': (await home.register()).status < 300,
    'enters the code': await ok('POST', '/homes', { code: home.code.code }),
    'is offered the home': (await who(listOffers, {}))._embedded.items.length > 0,
  }
}

const open = (reach: Record<string, boolean>) =>
  Object.entries(reach)
    .filter(([, is]) => is)
    .map(([door]) => door)
const theirs = [
  'reads a post',
  'finds a post',
  'writes to the house',
  'writes to the unit',
  'reads a bucket',
  'reads a file',
  'is told of a post',
  'is written to',
  'lives there',
  'reports a fault there',
  'comes in by the code again',
  'enters the code',
]

const yesterday = () => Temporal.Now.plainDateISO('Europe/Zurich').subtract({ days: 2 }).toString()

const ways: Record<string, (moved: Moved) => Promise<unknown>> = {
  'a check-out': ({ manager, utilisationPeriodId, tenant }) =>
    manager(checkOut, { params: { utilisationPeriodId, userId: tenant.personId } }),
  'the end of the period': ({ manager, utilisationPeriodId }) =>
    manager(changePeriod, { params: { utilisationPeriodId }, body: { endDate: yesterday() } }),
  'the deletion of the period': ({ manager, utilisationPeriodId }) =>
    manager(removePeriod, { params: { utilisationPeriodId } }),
}

for (const [way, leave] of Object.entries(ways))
  test(`after ${way} no door of the home is open, and to a neighbour none ever was`, async () => {
    const organization = await world.openOrganization()
    const moved = await move(organization, await organization.buildHome())
    assert.deepEqual(open(await doors(moved, moved.tenant)), theirs)
    await leave(moved)
    assert.deepEqual(open(await doors(moved, moved.tenant)), [])
    const { register: _, ...rest } = moved
    const nothing = { ...rest, register: async () => ({ status: 404 }) } as unknown as Moved
    assert.deepEqual(open(await doors(nothing, moved.neighbour)), [])
  })

test('after a delivery moved the period, the old unit is closed and the new one open', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const [period] = await erp.rows('utilisationPeriod')
  const home = {
    appId: erp.appId,
    propertyId: period!.propertyId,
    groupId: period!.buildingId,
    unitId: period!.unitId,
    utilisationPeriodId: period!.id,
  }
  const moved = await move(erp, home)
  assert.deepEqual(open(await doors(moved, moved.tenant)), theirs)
  await erp.deliver({
    'groups.csv': csv(
      'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
      `insert,${key(2, 2)},${key(1, 1)},Postgasse 3,CH,Bern,Postgasse,3,3011`,
    ),
    'units.csv': csv('importType,id,groupId,name', `insert,${key(UNIT, 2)},${key(2, 2)},1. OG`),
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `update,${key(PERIOD, 1)},${key(UNIT, 2)},,`,
    ),
  })
  const now = open(await doors(moved, moved.tenant))
  // The tenancy goes on elsewhere: its code, and the faults of its home, go with it.
  assert.deepEqual(now, ['reports a fault there', 'comes in by the code again', 'enters the code'])
})

test('a delivery that ends a tenancy, and the undo of one that began it, leave nothing open', async () => {
  const erp = await openErp(world)
  const { 'tenantCheckIns.csv': checkIns, ...rest } = everything
  await erp.deliver(rest)
  const tenant = await erp.person()
  await world.owner.query(
    `update registration_code set used_at = now(), used_by_id = $2 where organization_id = $1`,
    [erp.organizationId, tenant.personId],
  )
  const lives = async () =>
    (await erp.inside((db) => findActorById(db, tenant.personId)))?.homes.filter(
      ({ state }) => state === 'current',
    ).length
  const homes = async () => (await tenant.send('GET', '/homes')).body._embedded.items.length
  const { id } = await erp.deliver({ 'tenantCheckIns.csv': checkIns! })
  assert.deepEqual([await lives(), await homes()], [1, 1])
  assert.equal((await erp.program.send('POST', `/exchange-jobs/${id}/undo`, {})).status, 201)
  await world.settle()
  assert.deepEqual([await lives(), await homes()], [0, 0])
  await erp.deliver({ 'tenantCheckIns.csv': checkIns! })
  assert.equal(await lives(), 1)
  await erp.deliver({
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `update,${key(PERIOD, 1)},${key(UNIT, 1)},,${yesterday()}`,
    ),
  })
  assert.equal(await lives(), 0)
  assert.equal((await tenant.send('POST', '/homes', { code: 'ABCD-1234' })).body.code, 'code-unknown')
})

test('a used code lets nobody in after the check-out: not the tenant, nor another address, nor by a delivery', async () => {
  const organization = await world.openOrganization()
  const home = await organization.buildHome()
  const moved = await move(organization, home)
  const { manager, tenant, register, code, email } = moved
  const params = { utilisationPeriodId: home.utilisationPeriodId }
  // A second invitation to the same address, and one that nobody has confirmed.
  const spare = await manager(createCode, {
    body: { utilisationPeriods: home.utilisationPeriodId, tenant: { email } },
  })
  const letter = await manager(createCode, { body: { utilisationPeriods: home.utilisationPeriodId } })
  const shy = (await register('shy@homes.example', letter.code)).body.userId as string
  await manager(checkOut, { params: { ...params, userId: tenant.personId } })
  await manager(checkOut, { params: { ...params, userId: shy } })
  for (const [address, typed] of [
    [email, code.code],
    [email, spare.code],
    ['other@homes.example', spare.code],
    ['other@homes.example', letter.code],
  ] as const) {
    const { status, body } = await register(address, typed)
    assert.deepEqual([status, body.code], [404, 'code-unknown'], `${address} ${typed}`)
    assert.equal(
      (await world.call('POST', `/apps/${home.appId}/registration-lookups`, { code: typed })).status,
      404,
    )
  }
  assert.equal((await manager.send('GET', `/invitations/${spare.id}`)).body.state, 'withdrawn')
  // What the management says later counts: a new code, or their own hand.
  const fresh = await manager(createCode, { body: { utilisationPeriods: home.utilisationPeriodId } })
  assert.equal((await register(email, fresh.code)).status, 201)
  await manager(checkOut, { params: { ...params, userId: tenant.personId } })
  await manager(checkIn, { params, body: { email } })
  assert.equal((await tenant.send('GET', '/homes')).body._embedded.items[0].state, 'current')
})

test('a permanent code stays shut for who was checked out, and open for everybody else', async () => {
  const organization = await world.openOrganization()
  const home = await organization.buildHome()
  const moved = await move(organization, home)
  const { manager, tenant, register, email } = moved
  await manager(checkOut, {
    params: { utilisationPeriodId: home.utilisationPeriodId, userId: tenant.personId },
  })
  const permanent = await manager(createCode, {
    body: { utilisationPeriods: home.utilisationPeriodId, permanent: true },
  })
  assert.equal((await register(email, permanent.code)).body.code, 'code-unknown')
  assert.equal((await tenant.send('POST', '/homes', { code: permanent.code })).body.code, 'code-unknown')
  assert.equal((await register('flatmate@homes.example', permanent.code)).status, 201)
})

test('a code of two homes goes on opening the one that nobody was checked out of', async () => {
  const organization = await world.openOrganization()
  const [flat, garage] = [await organization.buildHome(), await organization.buildHome('Postgasse 3')]
  const manager = await organization.person({ 'platform-owner': { App: flat.appId } })
  await organization.grant(manager.personId, 'platform-owner', 'App', garage.appId)
  const both = await manager(createCode, {
    body: { utilisationPeriods: [flat.utilisationPeriodId, garage.utilisationPeriodId] },
  })
  const person = await organization.person()
  await person.send('POST', '/homes', { code: both.code })
  await manager(checkOut, {
    params: { utilisationPeriodId: flat.utilisationPeriodId, userId: person.personId },
  })
  assert.equal((await person.send('POST', '/homes', { code: both.code })).status, 204)
  const { body } = await person.send('GET', '/homes')
  assert.deepEqual(
    body._embedded.items.map(({ appId, state }: { appId: string; state: string }) => [appId, state]),
    [
      [garage.appId, 'current'],
      [flat.appId, 'past'],
    ],
  )
  await organization.inside(async (db) => {
    const links = await db.selectFrom('registrationCodePeriod').select('endedAt').execute()
    assert.deepEqual(links.map(({ endedAt }) => endedAt !== null).toSorted(), [false, true])
  })
  // The same places again, as a program would send them, do not open what was ended.
  await manager.send('PATCH', `/registration-codes/${both.id}`, {
    utilisationPeriods: [flat.utilisationPeriodId, garage.utilisationPeriodId],
  })
  await person.send('POST', '/homes', { code: both.code })
  const again = (await person.send('GET', '/homes')).body._embedded.items
  assert.equal(again.find(({ appId }: { appId: string }) => appId === flat.appId).state, 'past')
})
