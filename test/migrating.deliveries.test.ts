import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { moduleList } from '#apps/modules.ts'
import { migrate, migrations } from '#database/migrate.ts'
import { undoBulk } from '#kernel/server/bulkUndo.ts'
import { inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openEmptyDatabase } from './databases.ts'

/** The last migration of the version that knew by the numbers of transactions what a delivery had written. */
const BEFORE = '0056'

test('a delivery that the version before has taken can still be taken back, unless somebody has written there since', async () => {
  const connectionString = await openEmptyDatabase()
  await migrate(connectionString, {
    only: (await migrations()).filter((name) => name.slice(0, 4) <= BEFORE),
  })
  const client = new Client({ connectionString })
  await client.connect()
  const one = async (text: string, values: unknown[] = []) =>
    (await client.query<Record<string, string>>(text, values)).rows[0]!
  const organizationId = (await one('select palier.new_id() as id')).id!
  await client.query(
    `select set_config('app.organization', $1, false), set_config('search_path', 'palier, public', false)`,
    [organizationId],
  )
  await client.query(`insert into organization (id, name) values ($1, 'Bern')`, [organizationId])
  const { id: appId } = await one(`insert into app (name) values ('App') returning id`)
  const property = async (name: string) =>
    (await one('insert into property (app_id, name) values ($1, $2) returning id', [appId, name])).id
  const nameOf = async (id: string | undefined) =>
    (await one('select max(name) as name from property where id = $1', [id])).name

  /** As that version took a delivery: one property is new, another gets a new name. */
  const deliver = async (changed: string | undefined) => {
    await client.query('begin')
    const { id: jobId } = await one(
      `insert into exchange_job (app_id, manifest, state, applied_at, transaction_id, made)
      values ($1, '{}', 'applied', now(), pg_current_xact_id()::xid::text, '{"property": 1}') returning id`,
      [appId],
    )
    const made = await property('New')
    await client.query(
      `insert into exchange_change (job_id, table_name, row_id, before) select $1, 'property', id, to_jsonb(p) from property p where id = $2`,
      [jobId, changed],
    )
    await client.query(`update property set name = 'Changed' where id = $1`, [changed])
    await client.query('commit')
    return { jobId: jobId!, made }
  }
  const [first, second] = [await property('First'), await property('Second')]
  const untouched = await deliver(first)
  const touched = await deliver(second)
  await client.query(`update property set name = 'By hand' where id = $1`, [second])

  await migrate(connectionString)

  const database = openDatabase(connectionString)
  const undo = (jobId: string) =>
    inOrganization(database, { organizationId }, (db) => undoBulk(db, moduleList, jobId))
  await undo(untouched.jobId)
  assert.deepEqual([await nameOf(first), await nameOf(untouched.made)], ['First', null])
  await assert.rejects(undo(touched.jobId), { code: 'built-on' })
  assert.deepEqual([await nameOf(second), await nameOf(touched.made)], ['By hand', 'New'])
  await database.pool.end()
  await client.end()
})
