import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  UNIT,
} from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { fileNames } from './files.rules.ts'

const world = await openWorld()

test('one of everything is delivered, owned by the interface from then on; the same again changes nothing', async () => {
  const erp = await openErp(world)
  const applied = await erp.deliver(everything)
  assert.equal(applied.state, 'applied', JSON.stringify(await erp.problems(applied.id)))
  assert.deepEqual(
    Object.keys(applied.counts).toSorted(),
    fileNames.filter((name) => name !== 'uuidRemappings.csv').toSorted(),
  )
  for (const [file, { created }] of Object.entries(applied.counts)) assert.equal(created, 1, file)
  for (const table of [
    'property',
    'building',
    'unit',
    'utilisationPeriod',
    'registrationCode',
    'person',
    'serviceProvider',
  ] as const) {
    const delivered = (await erp.rows(table)).filter(({ externalId }) => externalId)
    assert.equal(delivered.length, 1, table)
    assert.equal(delivered[0]!.readOnly, true, table)
  }
  const [unit] = await erp.rows('unit')
  assert.equal(unit!.source, 'erp')
  assert.match(unit!.search, /kramgasse 12/)
  const [provider] = await erp.rows('serviceProvider')
  assert.deepEqual(provider!.address, {
    street: 'Kramgasse',
    houseNumber: '12',
    postalCode: '3011',
    city: 'Bern',
    country: 'CH',
  })
  assert.deepEqual(
    (await erp.rows('permission'))
      .filter(({ buildingId }) => buildingId)
      .map(({ role }) => role)
      .toSorted(),
    ['pinboard-agent', 'service-center-agent', 'tenant-manager'],
  )
  const again = await erp.deliver(everything)
  assert.equal(again.state, 'applied', JSON.stringify(await erp.problems(again.id)))
  for (const [file, { created, changed, deleted }] of Object.entries(again.counts))
    assert.deepEqual([created, changed, deleted], [0, 0, 0], file)
  assert.equal(again.counts['units.csv']!.same, 1)
})

test('an update changes what it names, an insertion of what is there all of it', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const updated = await erp.deliver({
    'serviceProviders.csv': csv('importType,id,city', `update,${key(PROVIDER, 1)},Thun`),
    'properties.csv': csv('importType,id,name', `update,${key(PROPERTY, 1)},Kramgasse Altstadt`),
    'groups.csv': csv('importType,id,streetName', `update,${key(GROUP, 1)},Münstergasse`),
    'units.csv': csv('name,id,importType', `4. OG,${key(UNIT, 1)},update`),
    'utilisationPeriods.csv': csv('importType,id,endDate', `update,${key(PERIOD, 1)},2026-03-31`),
    'tenants.csv': csv('importType,id,name', `update,${key(TENANT, 1)},Anna Müller`),
    'agents.csv': csv('importType,id,lastName,firstName', `update,${key(AGENT, 1)},Muster-Frei,Hans`),
    'collections.csv': csv('importType,id,name', `update,${key(COLLECTION, 1)},Obere Altstadt`),
  })
  assert.equal(updated.state, 'applied', JSON.stringify(await erp.problems(updated.id)))
  for (const [file, { changed }] of Object.entries(updated.counts)) assert.equal(changed, 1, file)
  const [property] = await erp.rows('property')
  assert.deepEqual([property!.name, property!.propertyOwner], ['Kramgasse Altstadt', 'Erben Meier'])
  const [provider] = await erp.rows('serviceProvider')
  assert.deepEqual([provider!.address.city, provider!.address.street], ['Thun', 'Kramgasse'])
  const [unit] = await erp.rows('unit')
  assert.match(unit!.search, /munstergasse 12.* 4/, 'found by the new street')
  const [period] = await erp.rows('utilisationPeriod')
  assert.deepEqual([period!.startDate, period!.endDate], ['2024-04-01', '2026-03-31'])

  const whole = await erp.deliver({
    'properties.csv': csv('importType,id,name', `insert,${key(PROPERTY, 1)},Kramgasse`),
  })
  assert.equal(whole.counts['properties.csv']!.changed, 1)
  assert.equal((await erp.rows('property'))[0]!.propertyOwner, null)
})

test('what may be deleted goes: periods, teams, relations, permissions, assignments', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const gone = Object.fromEntries(
    ['propertyTeams.csv', 'userRelations.csv', 'agentPermissions.csv', 'collectionAssignments.csv'].map(
      (file) => [file, everything[file]!.replace('\ninsert', '\ndelete')],
    ),
  )
  const deleted = await erp.deliver({
    ...gone,
    'utilisationPeriods.csv': csv('importType,id', `delete,${key(PERIOD, 1)}`),
  })
  assert.equal(deleted.state, 'applied', JSON.stringify(await erp.problems(deleted.id)))
  for (const [file, tally] of Object.entries(deleted.counts)) assert.equal(tally.deleted, 1, file)
  assert.ok((await erp.rows('utilisationPeriod'))[0]!.deletedAt)
  assert.deepEqual(await erp.rows('responsibilityPlace'), [])
  assert.deepEqual(await erp.rows('collectionPlace'), [])
  const repeated = await erp.deliver(gone)
  for (const tally of Object.values(repeated.counts)) assert.equal(tally.deleted, 0)
})

test('objects move with what is in them; tenancies may swap their days', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  await erp.deliver({
    'properties.csv': csv('importType,id,name', `insert,${key(PROPERTY, 2)},Neuengasse`),
    'groups.csv': csv(
      'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
      `insert,${key(GROUP, 2)},${key(PROPERTY, 2)},Neuengasse 1,CH,Bern,Neuengasse,1,3011`,
    ),
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `update,${key(PERIOD, 1)},,,2024-12-31`,
      `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2025-01-01,2025-12-31`,
    ),
  })
  const moved = await erp.deliver({
    'units.csv': csv('importType,id,groupId', `update,${key(UNIT, 1)},${key(GROUP, 2)}`),
    'utilisationPeriods.csv': csv(
      'importType,id,startDate,endDate',
      `update,${key(PERIOD, 1)},2025-01-01,2025-12-31`,
      `update,${key(PERIOD, 2)},2024-01-01,2024-12-31`,
    ),
  })
  assert.equal(moved.state, 'applied', JSON.stringify(await erp.problems(moved.id)))
  const [unit] = await erp.rows('unit')
  const there = (await erp.rows('building')).find(({ name }) => name === 'Neuengasse 1')!
  assert.deepEqual([unit!.buildingId, unit!.propertyId], [there.id, there.propertyId])
  assert.match(unit!.search, /neuengasse/)
  for (const period of await erp.rows('utilisationPeriod')) assert.equal(period.buildingId, there.id)
})

test('ids are remapped alone in their job', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const remap = csv(
    'importType,resource,oldUuid,newUuid',
    `update,unit,${key(UNIT, 1)},${key(UNIT, 9)}`,
    `update,utilisationPeriod,${key(PERIOD, 1)},${key(PERIOD, 9)}`,
  )
  const together = await erp.deliver({
    'uuidRemappings.csv': remap,
    'properties.csv': everything['properties.csv']!,
  })
  assert.equal(together.state, 'refused')
  assert.deepEqual(
    (await erp.problems(together.id)).map(({ reason }) => reason),
    ['not-alone'],
  )
  const alone = await erp.deliver({ 'uuidRemappings.csv': remap })
  assert.equal(alone.state, 'applied', JSON.stringify(await erp.problems(alone.id)))
  assert.equal((await erp.rows('unit'))[0]!.externalId, key(UNIT, 9))
  const again = await erp.deliver({ 'uuidRemappings.csv': remap })
  assert.deepEqual(again.counts['uuidRemappings.csv'], { created: 0, changed: 0, deleted: 0, same: 2 })
})

test('owned units are delivered with the option for them, and owners do not keep each other away', async () => {
  const erp = await openErp(world)
  const owned = await erp.deliver(
    {
      ...everything,
      'utilisationPeriods.csv': csv(
        'importType,id,unitId,startDate,endDate',
        `insert,${key(PERIOD, 1)},${key(UNIT, 1)},2024-04-01,`,
        `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2024-05-01,`,
      ),
    },
    { unitType: 'owned' },
  )
  assert.equal(owned.state, 'applied', JSON.stringify(await erp.problems(owned.id)))
  assert.equal((await erp.rows('unit'))[0]!.type, 'owned')
  assert.deepEqual(
    (await erp.rows('utilisationPeriod')).map(({ type }) => type),
    ['ownership', 'ownership'],
  )
})

test('lines as the specification’s own examples have them: short ones, the same one twice, instants, days of billing', async () => {
  const erp = await openErp(world)
  const dates = '2019-01-01T00:00:00Z,2019-03-01T00:00:00Z'
  const permission = `insert,property,${key(PROPERTY, 1)},${key(AGENT, 1)},agent`
  const files: Record<string, string> = {
    'properties.csv': csv(
      'importType,id,name,propertyOwner,billingPeriodStartDate,billingPeriodEndDate',
      `insert,${key(PROPERTY, 1)},Kramgasse,Erben Meier,2024-07-01,2025-06-30T00:00:00+02:00`,
      `insert,${key(PROPERTY, 2)},Postgasse`,
    ),
    'groups.csv': everything['groups.csv']!,
    'units.csv': `importType,id,groupId,name,propertyOwner\ninsert,${key(UNIT, 1)},${key(GROUP, 1)},3. OG,,,`,
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `insert,${key(PERIOD, 1)},${key(UNIT, 1)},2024-03-31T22:00:00Z`,
    ),
    'tenants.csv': csv(
      'importType,id,registrationCode,email,phone,name',
      `insert,${key(TENANT, 1)},3fdfdssf7`,
    ),
    'tenantCheckIns.csv': csv(
      'importType,tenantId,utilisationPeriodId',
      ...[1, 2, 3].map(() => `insert,${key(TENANT, 1)},${key(PERIOD, 1)}`),
    ),
    'agents.csv': csv(
      'importType,email,firstName,id,lastName,phone,serviceProviderId',
      `insert,ahaag@agents.example,Ari,${key(AGENT, 1)},Haag`,
    ),
    'propertyTeams.csv': csv(
      'importType,agentId,propertyId,validFromDate,validToDate',
      `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},${dates}`,
      `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},2019-01-01,2019-03-01T23:59:59Z`,
      `insert,${key(AGENT, 1)},${key(PROPERTY, 2)}`,
    ),
    'userRelations.csv': csv(
      'importType,agentId,resourceId,resourceType,validFromDate,validToDate,jobRole',
      `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},property,${dates}`,
      `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},property,${dates}`,
      `insert,${key(AGENT, 1)},${key(PROPERTY, 1)},property,${dates},gardener`,
    ),
    'agentPermissions.csv': csv(
      'importType,resourceType,resourceId,agentId,agentType,validFromDate,validToDate',
      `${permission},2030-12-31 23:00:00Z,2031-03-01T00:00:00+01:00`,
    ),
  }
  const manifest = { agentPermissions: ['pinboardAdmin', 'documentAdmin', 'assetAdmin'] }
  const job = await erp.deliver(files, manifest)
  assert.equal(job.state, 'applied', JSON.stringify(await erp.problems(job.id)))
  assert.deepEqual(job.ignoredPermissions, ['assetAdmin'])
  const twos = new Set(['properties.csv', 'propertyTeams.csv', 'userRelations.csv'])
  for (const [file, { created, same }] of Object.entries(job.counts))
    assert.deepEqual([created, same], [twos.has(file) ? 2 : 1, 0], file)
  const [property] = await erp.rows('property')
  assert.deepEqual(
    [property!.billingPeriodStartDate, property!.billingPeriodEndDate],
    ['2024-07-01', '2025-06-30'],
  )
  assert.equal((await erp.rows('utilisationPeriod'))[0]!.startDate, '2024-04-01')
  const places = await erp.rows('responsibilityPlace')
  assert.deepEqual(places.map(({ validFrom, validTo }) => `${validFrom} ${validTo}`).toSorted(), [
    ...Array.from({ length: 3 }, () => '2019-01-01 2019-03-01'),
    'null null',
  ])
  const granted = (await erp.rows('permission')).filter(({ startAt }) => startAt)
  assert.deepEqual(
    granted.map(({ role, startAt, endAt }) => [role, startAt.toISOString(), endAt.toISOString()]).toSorted(),
    ['doc-admin', 'pinboard-agent'].map((role) => [
      role,
      '2030-12-31T23:00:00.000Z',
      '2031-03-01T23:00:00.000Z',
    ]),
  )
  const again = await erp.deliver(files, manifest)
  for (const [file, { created, changed }] of Object.entries(again.counts))
    assert.deepEqual([created, changed], [0, 0], file)
})
