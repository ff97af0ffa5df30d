import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '#kernel/contract/roles.ts'
import {
  AGENT,
  COLLECTION,
  csv,
  everything,
  GROUP,
  key,
  openErp,
  PERIOD,
  PROPERTY,
  PROVIDER,
  TENANT,
} from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'

/** What a delivery to one app may do to what another one has, or has too. */
const world = await openWorld()

/** An organization whose ERP has delivered everything to one app, and somebody with roles on another one of it. */
const open = async (roles: Role[]) => {
  const erp = await openErp(world)
  assert.equal((await erp.deliver(everything)).state, 'applied')
  const appId = await erp.insert('app', { name: 'Thun' })
  const thief = await erp.person(Object.fromEntries(roles.map((role) => [role, { App: appId }])))
  const attempt = async (files: Record<string, string>, manifest: object = {}) => {
    for (const [name, content] of Object.entries(files))
      await thief.send('PUT', `/apps/${appId}/exchange/files/${name}`, new Blob([content]))
    const { body } = await thief.send('PUT', `/apps/${appId}/exchange/manifest.json`, manifest)
    await world.settle()
    const job = (await thief.send('GET', `/exchange-jobs/${body.id}`)).body
    const found = (await thief.send('GET', `/exchange-jobs/${body.id}/problems`)).body._embedded.items as {
      file: string
      line: number | null
      reason: string
    }[]
    return { state: job.state, found: found.map(({ file, line, reason }) => [file, line, reason].join(' ')) }
  }
  return { ...erp, thief, attempt, thun: appId }
}

const tables = [
  'person',
  'registrationCode',
  'permission',
  'responsibilityPlace',
  'collectionPlace',
  'serviceProvider',
  'agent',
  'mail',
] as const
const everythingOf = async ({ rows }: Pick<Awaited<ReturnType<typeof open>>, 'rows'>) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)))

test('a tenant of another app is not there: neither their address nor their code is changed', async () => {
  const { attempt, rows } = await open(['data-connector-admin'])
  const before = await everythingOf({ rows })
  const header = 'importType,id,registrationCode,email'
  assert.deepEqual(
    await attempt({ 'tenants.csv': csv(header, `update,${key(TENANT, 1)},,thief@agents.example`) }),
    {
      state: 'refused',
      found: ['tenants.csv 2 not-there'],
    },
  )
  const replaced = csv(header, `update,${key(TENANT, 1)},MINE-1234,`)
  assert.deepEqual((await attempt({ 'tenants.csv': replaced })).found, ['tenants.csv 2 not-there'])
  assert.deepEqual(await everythingOf({ rows }), before)
  const own = await attempt({
    'tenants.csv': csv(header, `insert,${key(TENANT, 1)},MINE-1234,thief@agents.example`),
  })
  assert.equal(own.state, 'applied', 'the same key may mean a tenant of one’s own')
  const [theirs, mine] = await rows('registrationCode')
  assert.deepEqual([theirs!.tenantEmail, mine!.tenantEmail], ['anna@tenants.example', 'thief@agents.example'])
})

test('an agent of another app is reached by a line as little as by hand', async () => {
  const { attempt, rows, thief, grant, appId } = await open(['cockpit-manager'])
  const hans = (await rows('person')).find(({ externalId }) => externalId === key(AGENT, 1))
  await grant(hans!.id, 'app-owner', 'App', appId)
  const before = await everythingOf({ rows })
  assert.equal(
    (await thief.send('PATCH', `/users/${hans!.id}`, { email: 'thief@agents.example' })).status,
    403,
  )
  for (const change of ['thief@agents.example,', ',Another name']) {
    const file = csv('importType,id,email,lastName', `update,${key(AGENT, 1)},${change}`)
    assert.deepEqual(await attempt({ 'agents.csv': file }), {
      state: 'refused',
      found: ['agents.csv 2 beyond-own-permissions'],
    })
  }
  assert.deepEqual(await everythingOf({ rows }), before)
})

test('a resident of another app is nobody’s agent', async () => {
  const { attempt, rows, person, checkIn } = await open(['cockpit-manager'])
  const [period] = await rows('utilisationPeriod')
  const { personId } = await person({}, { externalId: key(AGENT, 5), email: 'resident@homes.example' })
  await checkIn(personId, period!.id)
  const agents = csv('importType,id,email,lastName', `insert,${key(AGENT, 5)},thief@agents.example,Thief`)
  assert.ok((await attempt({ 'agents.csv': agents })).found.includes('agents.csv 2 in-another-app'))
  const after = (await rows('person')).find(({ id }) => id === personId)
  assert.equal(after!.email, 'resident@homes.example')
})

test('what another app has is not taken away either', async () => {
  const { attempt, rows } = await open(['cockpit-manager'])
  const before = await everythingOf({ rows })
  for (const [name, header, line, reasons] of [
    [
      'agentPermissions.csv',
      'importType,resourceType,resourceId,agentId,agentType',
      `delete,group,${key(GROUP, 1)},${key(AGENT, 1)},agent`,
      1,
    ],
    ['propertyTeams.csv', 'importType,propertyId,agentId', `delete,${key(PROPERTY, 1)},${key(AGENT, 1)}`, 1],
    [
      'userRelations.csv',
      'importType,agentId,resourceId,resourceType,jobRole',
      `delete,${key(AGENT, 1)},${key(PROPERTY, 1)},property,caretaker`,
      1,
    ],
    [
      'collectionAssignments.csv',
      'importType,collectionId,resourceType,resourceId',
      `delete,${key(COLLECTION, 1)},group,${key(GROUP, 1)}`,
      2,
    ],
    [
      'tenantCheckIns.csv',
      'importType,utilisationPeriodId,tenantId',
      `insert,${key(PERIOD, 1)},${key(TENANT, 1)}`,
      2,
    ],
  ] as const) {
    const { state, found } = await attempt({ [name]: csv(header, line) })
    assert.deepEqual([state, found.length], ['refused', reasons], name)
  }
  assert.deepEqual(await everythingOf({ rows }), before)
})

test('a service provider that is at work elsewhere is changed by who may there; to name it as it is changes nothing', async () => {
  const { attempt, rows } = await open(['cockpit-manager'])
  const asIs = everything['serviceProviders.csv']!
  assert.equal((await attempt({ 'serviceProviders.csv': asIs })).state, 'applied')
  assert.deepEqual(
    (await attempt({ 'serviceProviders.csv': asIs.replace('Sanitär AG', 'Thief AG') })).found,
    ['serviceProviders.csv 2 beyond-own-permissions'],
  )
  const joining = csv(
    'importType,id,email,lastName,serviceProviderId',
    `insert,${key(AGENT, 9)},new@agents.example,New,${key(PROVIDER, 1)}`,
  )
  assert.deepEqual((await attempt({ 'agents.csv': joining })).found, ['agents.csv 2 beyond-own-permissions'])
  assert.equal((await rows('serviceProvider'))[0]!.name, 'Sanitär AG')
})

test('a code that opens homes of two apps is changed by who delivers to both', async () => {
  const { attempt, insert, rows, thun, grant, thief, appId } = await open(['data-connector-admin'])
  const [code] = await rows('registrationCode')
  const place = { appId: thun, propertyId: await insert('property', { appId: thun, name: 'Thun' }) }
  const buildingId = await insert('building', { ...place, name: 'Thun' })
  const unitId = await insert('unit', { ...place, buildingId, name: 'EG', search: '' })
  const utilisationPeriodId = await insert('utilisationPeriod', {
    ...place,
    buildingId,
    unitId,
    startDate: '2020-01-01',
  })
  await insert('registrationCodePeriod', { registrationCodeId: code!.id, utilisationPeriodId })
  const file = { 'tenants.csv': csv('importType,id,email', `update,${key(TENANT, 1)},new@tenants.example`) }
  assert.deepEqual((await attempt(file)).found, ['tenants.csv 2 in-another-app'])
  await grant(thief.personId, 'data-connector-admin', 'App', appId)
  assert.equal((await attempt(file)).state, 'applied')
})

test('a delivery grants its deliverer nothing, and takes nothing from whom they are below', async () => {
  const roles: Role[] = [
    'data-connector-admin',
    'org-team-manager',
    'tenant-manager',
    'pinboard-agent',
    'service-center-agent',
  ]
  const erp = await openErp(world, roles)
  await erp.deliver(everything)
  await world.owner.query(`update person set external_id = $2 where id = $1`, [
    erp.program.personId,
    key(AGENT, 2),
  ])
  const permissions = (line: string) => ({
    'agentPermissions.csv': csv('importType,resourceType,resourceId,agentId,agentType', line),
  })
  const refusedOf = async (line: string) => {
    const { id } = await erp.deliver(permissions(line))
    return (await erp.problems(id)).map(({ line: at, reason }) => [at, reason].join(' '))
  }
  assert.deepEqual(await refusedOf(`insert,group,${key(GROUP, 1)},${key(AGENT, 2)},agent`), [
    '2 beyond-own-permissions',
  ])
  const hans = (await erp.rows('person')).find(({ externalId }) => externalId === key(AGENT, 1))
  await erp.grant(hans!.id, 'app-owner', 'App', erp.appId)
  assert.deepEqual(await refusedOf(`delete,group,${key(GROUP, 1)},${key(AGENT, 1)},agent`), [
    '2 beyond-own-permissions',
  ])
})

test('who takes a delivery of staff back could have made it', async () => {
  const erp = await openErp(world)
  const { id } = await erp.deliver(everything)
  const connector = await erp.person({ 'data-connector-admin': { App: erp.appId } })
  assert.equal((await connector.send('POST', `/exchange-jobs/${id}/undo`, {})).body.code, 'not-to-undo')
  assert.equal((await connector.send('GET', `/exchange-jobs/${id}`)).body.can.undo, false)
  assert.equal((await erp.program.send('POST', `/exchange-jobs/${id}/undo`, {})).status, 201)
})

test('an export of one app gives nobody of another one a key, nor tells of them', async () => {
  const { rows, thief, thun, person, insert } = await open(['cockpit-manager'])
  const stranger = await person({ 'service-center-agent': { App: thun } })
  const theirs = (await rows('person')).filter(({ id }) => ![stranger.personId, thief.personId].includes(id))
  const provider = await insert('serviceProvider', { name: 'Nobody knows' })
  await insert('agent', { serviceProviderId: provider, personId: theirs[0]!.id })
  assert.equal((await thief.send('POST', `/apps/${thun}/exchange/exports`, {})).status, 201)
  await world.settle()
  const after = await rows('person')
  for (const one of theirs) assert.equal(after.find(({ id }) => id === one.id)!.externalId, one.externalId)
  assert.ok(after.find(({ id }) => id === stranger.personId)!.externalId)
  assert.equal((await rows('serviceProvider')).find(({ id }) => id === provider)!.externalId, null)
})
