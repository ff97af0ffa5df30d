import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tables } from '#database/tables.ts'
import * as contract from './contract.ts'
import { exchangeDailyJobs } from './jobs.ts'
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

const written: (keyof Tables)[] = [
  'property',
  'building',
  'unit',
  'utilisationPeriod',
  'registrationCode',
  'registrationCodePeriod',
  'checkIn',
  'person',
  'agent',
  'permission',
  'serviceProvider',
  'userRelation',
  'responsibility',
  'responsibilityPlace',
  'collection',
  'collectionPlace',
]

const all = (erp: Erp) => Promise.all(written.map((table) => erp.rows(table)))

const undo = async (erp: Erp, exchangeJobId: string) => {
  await erp.program(contract.undoExchangeJob, { params: { exchangeJobId }, body: {} })
  await world.settle()
  return erp.show(exchangeJobId)
}

test('a first delivery is undone to nothing, a later one to what was there, moves and deletions included', async () => {
  const erp = await openErp(world)
  const empty = await all(erp)
  const first = await erp.deliver(everything)
  const filled = await all(erp)
  const second = await erp.deliver({
    'properties.csv': csv(
      'importType,id,name',
      `insert,${key(PROPERTY, 2)},Neuengasse`,
      `update,${key(PROPERTY, 1)},Kramgasse Altstadt`,
    ),
    'groups.csv': csv('importType,id,propertyId', `update,${key(GROUP, 1)},${key(PROPERTY, 2)}`),
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate,endDate',
      `update,${key(PERIOD, 1)},,2024-05-01,2024-12-31`,
      `insert,${key(PERIOD, 2)},${key(UNIT, 1)},2025-01-01,`,
    ),
    'tenants.csv': csv('importType,id,name', `update,${key(TENANT, 1)},Anna Müller`),
    'agents.csv': csv('importType,id,email', `update,${key(AGENT, 1)},hans.muster@agents.example`),
    'userRelations.csv': everything['userRelations.csv']!.replace('\ninsert', '\ndelete'),
    'agentPermissions.csv': everything['agentPermissions.csv']!.replace('\ninsert', '\ndelete'),
    'collectionAssignments.csv': everything['collectionAssignments.csv']!.replace('\ninsert', '\ndelete'),
  })
  assert.equal(second.state, 'applied', JSON.stringify(await erp.problems(second.id)))
  assert.notDeepEqual(await all(erp), filled)
  assert.equal((await undo(erp, second.id)).state, 'undone')
  assert.deepEqual(await all(erp), filled)
  assert.equal(
    (await undo(erp, first.id)).undoProblem,
    'built-on',
    'what the undo wrote itself is a change since',
  )
  assert.deepEqual(await all(erp), filled)

  const other = await openErp(world)
  const only = await other.deliver(everything)
  assert.equal(only.can.undo, true)
  assert.equal((await undo(other, only.id)).state, 'undone')
  assert.deepEqual(
    (await all(other)).map(({ length }) => length),
    empty.map(({ length }) => length),
  )
})

test('what somebody has built on since stays, and all of the delivery with it', async () => {
  for (const build of [
    async (erp: Erp) => {
      const [unit] = await erp.rows('unit')
      await erp.insert('customItem', {
        propertyId: unit!.propertyId,
        unitId: unit!.id,
        name: 'Door',
        value: '7',
      })
    },
    async (erp: Erp) => {
      const tenant = await erp.person()
      await world.owner.query(
        'update registration_code set used_at = now(), used_by_id = $2 where organization_id = $1',
        [erp.organizationId, tenant.personId],
      )
    },
    async (erp: Erp) => {
      await erp.deliver({ 'units.csv': csv('importType,id,name', `update,${key(UNIT, 1)},4. OG`) })
    },
  ]) {
    const erp = await openErp(world)
    const job = await erp.deliver(everything)
    await build(erp)
    const before = await all(erp)
    const shown = await undo(erp, job.id)
    assert.deepEqual([shown.state, shown.undoProblem], ['applied', 'built-on'])
    assert.deepEqual(await all(erp), before)
  }
})

test('what counts is what is in a row, not which transaction wrote it: a copy of the database can be undone, too', async () => {
  const erp = await openErp(world)
  const { id } = await erp.deliver(everything)
  for (const table of ['property', 'unit', 'registration_code', 'agent', 'collection_place'])
    await world.owner.query(`update ${table} set id = id where organization_id = $1`, [erp.organizationId])
  assert.equal((await undo(erp, id)).state, 'undone')
  assert.deepEqual(await erp.rows('unit'), [])
})

test('a month after a delivery neither its files are kept nor what an undo needs, and those of others are', async () => {
  const [erp, other] = [await openErp(world), await openErp(world)]
  const renamed = { 'units.csv': csv('importType,id,name', `update,${key(UNIT, 1)},4. OG`) }
  for (const each of [erp, other]) {
    await each.deliver(everything)
    await each.deliver(renamed)
  }
  await world.owner.query(
    `update exchange_job set finished_at = finished_at - interval '31 days' where organization_id = $1`,
    [erp.organizationId],
  )
  await world.owner.query(
    `update exchange_file set uploaded_at = uploaded_at - interval '31 days' where organization_id = $1`,
    [erp.organizationId],
  )
  for (const each of [erp, other])
    await each.inside((db) => exchangeDailyJobs[0]!.run({ db, services: world.services }))
  for (const table of ['bulkBefore', 'bulkLeft', 'bulkMade'] as const) {
    assert.deepEqual(await erp.rows(table), [], table)
    assert.notDeepEqual(await other.rows(table), [], table)
  }
  const kept = async (each: Erp) =>
    (await each.rows('exchangeFile')).filter(({ storageKey }) => storageKey !== null).length
  assert.equal(await kept(erp), 0)
  assert.equal(await kept(other), Object.keys(everything).length + 1)
})

test('only what was taken can be undone', async () => {
  const erp = await openErp(world)
  const refused = await erp.deliver({ 'properties.csv': csv('importType,id,name', 'insert,x,y') })
  const reply = await erp.program.send('POST', `/exchange-jobs/${refused.id}/undo`, {})
  assert.deepEqual([reply.status, reply.body.code], [409, 'not-to-undo'])
})

test('an undo that fails on our side is tried again, and given up in the end; a later one succeeds', async () => {
  const erp = await openErp(world)
  const { id } = await erp.deliver(everything)
  const filled = await all(erp)
  await world.owner
    .query(`create function palier.fails() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger fails before delete on palier.unit for each row execute function palier.fails()`)
  assert.equal((await undo(erp, id)).state, 'undoing')
  await world.owner.query(
    `update graphile_worker._private_jobs set attempts = 7, run_at = now() where payload::text like '%' || $1 || '%'`,
    [id],
  )
  await world.settle()
  const shown = await erp.show(id)
  assert.deepEqual([shown.state, shown.undoProblem], ['applied', 'internal'])
  assert.deepEqual(await all(erp), filled)
  await world.owner.query('drop trigger fails on palier.unit; drop function palier.fails()')
  const undone = await undo(erp, id)
  assert.deepEqual([undone.state, undone.undoProblem], ['undone', null])
})
