import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  AGENT,
  csv,
  everything,
  GROUP,
  key,
  openErp,
  PERIOD,
  PROPERTY,
  TENANT,
  UNIT,
} from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()

type Erp = Awaited<ReturnType<typeof openErp>>

/** Delivers what must be refused, and gives all that is wrong with it as `line column value reason`. */
const refusals = async (erp: Erp, files: Record<string, string>, manifest?: object) => {
  const before = await Promise.all([erp.rows('property'), erp.rows('registrationCode'), erp.rows('person')])
  const job = await erp.deliver(files, manifest)
  assert.equal(job.state, 'refused')
  assert.deepEqual(job.counts, {})
  const found = await erp.problems(job.id)
  assert.equal(job.problemCount, found.length)
  const after = await Promise.all([erp.rows('property'), erp.rows('registrationCode'), erp.rows('person')])
  assert.deepEqual(after, before, 'nothing is written')
  return found.map(({ file, line, column, value, reason }) => [file, line, column, value, reason].join(' '))
}

test('every type is checked, and all that is wrong is told in one go: file, line, column, value, reason', async () => {
  const erp = await openErp(world)
  const found = await refusals(erp, {
    ...everything,
    'groups.csv': csv(
      'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
      `insert,${key(GROUP, 1)},no-uuid,Kramgasse 12,ch,Bern,Kramgasse,12,CH 3011`,
      `insert,${key(GROUP, 2)},${key(PROPERTY, 1)},,CH,Bern,Kramgasse,12,3011`,
      `replace,${key(GROUP, 3)},${key(PROPERTY, 1)},Kramgasse,CH,Bern,Kramgasse,12,3011`,
      `insert,${key(GROUP, 4)},${key(PROPERTY, 1)},Kramgasse,CH,Bern,Kramgasse,12`,
      `insert,${key(GROUP, 5)},${key(PROPERTY, 1)},Kramgasse,CH,Bern,Kramgasse,12,3011,Bern`,
    ),
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `insert,${key(PERIOD, 1)},${key(UNIT, 1)},2024-02-30,`,
      `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2024-04-01,2024-03-01`,
    ),
    'tenants.csv': csv(
      'importType,id,registrationCode,email,phone,name',
      `insert,${key(TENANT, 1)},ABCD-1234,not an address,079 000 00 00,"${'x'.repeat(201)}"`,
    ),
    'agentPermissions.csv': csv(
      'importType,resourceType,resourceId,agentId,agentType,validFromDate,validToDate',
      `insert,house,${key(GROUP, 1)},${key(AGENT, 1)},boss,2024-01-01,`,
    ),
    'collections.csv': csv('importType,id,name,colour', 'insert,x,y,z'),
  })
  assert.deepEqual(
    found.toSorted(),
    [
      'agentPermissions.csv 2 agentType boss agentType',
      'agentPermissions.csv 2 resourceType house place',
      'agentPermissions.csv 2 validToDate  both-dates',
      'collections.csv 1 colour  unknown-column',
      'groups.csv 2 country ch country',
      'groups.csv 2 propertyId no-uuid uuid',
      'groups.csv 2 zipCode CH 3011 zip',
      'groups.csv 3 name  required',
      'groups.csv 4 importType replace import-type',
      'groups.csv 5 zipCode  required',
      'groups.csv 6  10 number-of-cells',
      `tenants.csv 2 email not an address email`,
      `tenants.csv 2 name ${'x'.repeat(200)} name`,
      'tenants.csv 2 phone 079 000 00 00 phone',
      'utilisationPeriods.csv 2 startDate 2024-02-30 date',
      'utilisationPeriods.csv 3 endDate 2024-03-01 ends-before-it-starts',
    ].toSorted(),
  )
})

test('a line number is that of the file where the line begins, whatever its cells contain', async () => {
  const erp = await openErp(world)
  const found = await refusals(erp, {
    'properties.csv': csv(
      'importType,id,name',
      `insert,${key(PROPERTY, 1)},"Kram\ngasse"`,
      'insert,no,Neuengasse',
    ),
  })
  assert.deepEqual(found, ['properties.csv 2 name Kram gasse text', 'properties.csv 4 id no uuid'])
})

test('references resolve across files in any order, and what resolves nowhere is named', async () => {
  const erp = await openErp(world)
  const { 'properties.csv': properties, ...rest } = everything
  const found = await refusals(erp, rest)
  assert.deepEqual(
    found.toSorted(),
    [
      `groups.csv 2 propertyId ${key(PROPERTY, 1)} not-there`,
      `propertyTeams.csv 2 propertyId ${key(PROPERTY, 1)} not-there`,
      `userRelations.csv 2 resourceId ${key(PROPERTY, 1)} not-there`,
    ].toSorted(),
  )
  const backwards = Object.fromEntries(Object.entries(everything).toReversed())
  assert.equal((await erp.deliver({ ...backwards, 'properties.csv': properties! })).state, 'applied')
  assert.deepEqual(
    await refusals(erp, {
      'units.csv': csv(
        'importType,id,groupId,name',
        `update,${key(UNIT, 2)},,3. OG`,
        `update,${key(UNIT, 1)},${key(GROUP, 2)},`,
        `update,${key(UNIT, 1)},,EG`,
      ),
    }),
    [
      `units.csv 4 id ${key(UNIT, 1)} twice`,
      `units.csv 2 id ${key(UNIT, 2)} not-there`,
      `units.csv 3 groupId ${key(GROUP, 2)} not-there`,
    ],
  )
})

test('tenancies that overlap are refused, with those that are there and among themselves', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  assert.deepEqual(
    await refusals(erp, {
      'utilisationPeriods.csv': csv(
        'importType,id,unitId,startDate,endDate',
        `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2025-01-01,2025-12-31`,
      ),
    }),
    ['utilisationPeriods.csv 2 startDate [2025-01-01,2026-01-01) overlaps'],
  )
  const ended = await erp.deliver({
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2025-01-01,2025-12-31`,
      `update,${key(PERIOD, 1)},,,2024-12-31`,
    ),
  })
  assert.equal(ended.state, 'applied', JSON.stringify(await erp.problems(ended.id)))
})

test('addresses and codes that somebody has are not given again', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  await erp.person({}, { email: 'Taken@agents.example' })
  assert.deepEqual(
    await refusals(erp, {
      'agents.csv': csv(
        'importType,id,email,lastName',
        `insert,${key(AGENT, 2)},taken@agents.example,Muster`,
      ),
      'tenants.csv': csv('importType,id,registrationCode', `insert,${key(TENANT, 2)},abcd1234`),
    }),
    ['agents.csv 2 email taken@agents.example taken', 'tenants.csv 2 registrationCode abcd1234 taken'],
  )
})

test('codes that could be guessed are not delivered; one that was there before stays, and is not given anew', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const short = ['HAUS', 'AB-12', '12345678', 'ABCDEFGH', 'ABC1234']
  assert.deepEqual(
    await refusals(erp, {
      'tenants.csv': csv(
        'importType,id,registrationCode',
        ...short.map((code, at) => `insert,${key(TENANT, 10 + at)},${code}`),
        `update,${key(TENANT, 1)},HAUS`,
      ),
    }),
    [
      'tenants.csv 7 registrationCode HAUS taken',
      ...[...short, 'HAUS'].map((code, at) => `tenants.csv ${at + 2} registrationCode ${code} guessable`),
    ],
  )
  await world.owner.query(`update registration_code set code = 'OLD1' where organization_id = $1`, [
    erp.organizationId,
  ])
  const again = { 'tenants.csv': csv('importType,id,registrationCode', `update,${key(TENANT, 1)},OLD1`) }
  assert.equal((await erp.deliver(again)).state, 'applied')
  const another = { 'tenants.csv': csv('importType,id,registrationCode', `insert,${key(TENANT, 30)},OLD2`) }
  assert.deepEqual(await refusals(erp, another), ['tenants.csv 2 registrationCode OLD2 guessable'])
})

test('what belongs to another app of the organization is out of reach, and another organization’s is not there', async () => {
  const [erp, stranger] = [await openErp(world), await openErp(world)]
  await stranger.deliver(everything)
  const appId = await erp.insert('app', { name: 'Thun' })
  await erp.insert('property', { appId, name: 'Thun', externalId: key(PROPERTY, 7) })
  assert.deepEqual(
    await refusals(erp, {
      'properties.csv': csv(
        'importType,id,name',
        `update,${key(PROPERTY, 7)},Mine`,
        `update,${key(PROPERTY, 1)},Mine`,
      ),
    }),
    [
      `properties.csv 2 id ${key(PROPERTY, 7)} in-another-app`,
      `properties.csv 3 id ${key(PROPERTY, 1)} not-there`,
    ],
  )
  assert.equal((await stranger.rows('property'))[0]!.name, 'Kramgasse')
})

test('a delivery does to staff only what its deliverer may', async () => {
  const connector = await openErp(world, ['data-connector-admin'])
  const { 'agents.csv': agents, 'agentPermissions.csv': permissions } = everything
  const { 'propertyTeams.csv': _, 'userRelations.csv': __, ...places } = everything
  assert.deepEqual(await refusals(connector, places), [
    'agents.csv    beyond-own-permissions',
    'agentPermissions.csv    beyond-own-permissions',
  ])
  const team = await openErp(world, ['data-connector-admin', 'org-team-manager'])
  assert.deepEqual(
    await refusals(team, everything),
    ['tenant-manager', 'pinboard-agent', 'service-center-agent'].map(
      (role) => `manifest.json  agentPermissions ${role} beyond-own-permissions`,
    ),
    'nobody hands on what they do not have',
  )
  const hiring = await openErp(world, [
    'data-connector-admin',
    'org-team-manager',
    'tenant-manager',
    'pinboard-agent',
    'service-center-agent',
  ])
  assert.equal((await hiring.deliver(everything)).state, 'applied')
  assert.deepEqual(
    await refusals(
      hiring,
      { 'agents.csv': agents!, 'agentPermissions.csv': permissions! },
      { agentPermissions: ['orgAdmin'] },
    ),
    ['manifest.json  agentPermissions org-admin beyond-own-permissions'],
  )
  await hiring.person(
    { 'cockpit-manager': { App: hiring.appId } },
    { externalId: key(AGENT, 7), email: 'boss@agents.example' },
  )
  assert.deepEqual(
    await refusals(hiring, {
      'agents.csv': csv('importType,id,email', `update,${key(AGENT, 7)},mine@agents.example`),
    }),
    [`agents.csv 2 id ${key(AGENT, 7)} beyond-own-permissions`],
  )
})

test('a torn file and one that is no text are refused where they break', async () => {
  const erp = await openErp(world)
  assert.deepEqual(
    await refusals(erp, { 'properties.csv': `importType,id,name\ninsert,${key(PROPERTY, 1)},"Kram` }),
    ['properties.csv 2   torn'],
  )
  assert.deepEqual(await refusals(erp, { 'properties.csv': '\n\n' }), ['properties.csv    file-empty'])
  const bytes = await refusals(erp, {
    'properties.csv': Buffer.from([0xff, 0xfe, 0x00, 0x81]).toString('latin1'),
  })
  assert.match(bytes[0]!, /unknown-column/)
  const latin = Buffer.from(`importType,id,name\ninsert,${key(PROPERTY, 1)},Z\u00fcrich`, 'latin1')
  assert.equal((await erp.put('properties.csv', new Blob([latin]))).status, 200)
  const job = await erp.start()
  await world.settle()
  assert.deepEqual(
    (await erp.problems(job.body.id)).map(({ line, column, reason }) => [line, column, reason]),
    [[2, 'name', 'encoding']],
  )
})

test('a delivery that cannot be worked on is tried again, and given up in the end', async () => {
  const erp = await openErp(world)
  for (const [name, content] of Object.entries(everything)) await erp.put(name, content)
  const { body: job } = await erp.start({ reportEmails: ['erp@reports.example'] })
  const { storage } = world.services
  const { get } = storage
  after(() => Object.assign(storage, { get }))
  const breaksOff = async function* () {
    yield Buffer.from('importType,id')
    throw new Error('The line to the storage broke off')
  }
  storage.get = async () => ({
    body: ReadableStream.from(breaksOff()) as ReadableStream<Uint8Array>,
    size: 99,
  })
  await world.settle()
  assert.equal((await erp.show(job.id)).state, 'checking')
  assert.deepEqual(await erp.mails(), [])
  await world.owner.query(
    `update graphile_worker._private_jobs set attempts = 7, run_at = now() where payload::text like '%' || $1 || '%'`,
    [job.id],
  )
  await world.settle()
  assert.deepEqual(
    (await erp.problems(job.id)).map(({ reason }) => reason),
    ['internal'],
  )
  assert.equal((await erp.show(job.id)).state, 'refused')
  assert.match((await erp.mails())[0]!.text, /noch einmal liefern/)
  assert.deepEqual(await erp.rows('property'), [])
})
