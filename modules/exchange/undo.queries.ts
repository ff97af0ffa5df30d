import { sql } from 'kysely'
import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import { ownedColumns } from '#modules/accounts/public.ts'
import { moveGroup, moveUnit } from '#modules/master-data/public.ts'
import { own } from './writing.queries.ts'

/** What a job writes, from what refers to others to what is referred to. */
const tables = [
  'collection_place',
  'collection',
  'permission',
  'responsibility_place',
  'responsibility',
  'user_relation',
  'agent',
  'check_in',
  'registration_code_period',
  'registration_code',
  'utilisation_period',
  'unit',
  'building',
  'property',
  'person',
  'service_provider',
] as const

interface Applied {
  id: string
  transactionId: string | null
  made: Record<string, number>
}

/**
 * Takes back what a job wrote: deletes what it made, puts back what it changed and deleted. Throws `built-on` when a row
 * was written since, or something refers to it, so that nothing of the undo happens.
 */
export const undoWrites = async (db: Db, modules: readonly Module[], job: Applied) => {
  await sql`select set_config('statement_timeout', '20min', true), set_config('work_mem', '64MB', true)`.execute(
    db,
  )
  const { rows } = await sql<{ at: string }>`
    select applied_at::text as at from exchange_job where ${own({ db }, 'exchange_job')} and id = ${job.id}`.execute(
    db,
  )
  const at = rows[0]!.at
  await leaveDirectory(db, job)
  await sql`create temporary table exchange_made (id text primary key) on commit drop`.execute(db)
  for (const table of tables) {
    await requireUntouched(db, job, table)
    await deleteMade(db, job, at, table)
    await moveBack(db, modules, job, table)
    await putBack(db, job, table)
  }
  for (const table of tables.toReversed()) await bringBack(db, job, table)
  await sql`select palier.enter_directory('email', before ->> 'email') from exchange_change c
    where ${changesOf(db, job, 'person')}`.execute(db)
}

const changesOf = (db: Db, { id }: Applied, table: string) =>
  sql`${own({ db }, 'c')} and c.job_id = ${id} and c.table_name = ${table}`

const builtOn = () => new Problem(409, 'built-on')

const requireUntouched = async (db: Db, job: Applied, table: string) => {
  const { rows } = await sql<{ touched: boolean }>`
    select exists (select from exchange_change c join ${sql.table(table)} t on ${own({ db }, 't')} and t.id = c.row_id
      where ${changesOf(db, job, table)} and t.xmin::text <> ${job.transactionId}) as touched`.execute(db)
  if (rows[0]!.touched) throw builtOn()
}

/**
 * What carries the job's transaction and was not there before is what it made. All of it must be as it was left, and
 * nothing may refer to it that would go along with it; whatever else refers to it, the database itself keeps.
 */
const deleteMade = async (db: Db, job: Applied, at: string, table: string) => {
  const made = job.made[table] ?? 0
  if (made === 0) return
  await sql`truncate exchange_made`.execute(db)
  const found = await sql`insert into exchange_made select t.id from ${sql.table(table)} t
    where ${own({ db }, 't')} and t.xmin::text = ${job.transactionId}
      and coalesce(to_jsonb(t) ->> 'created_at' = to_jsonb(${at}::timestamptz) #>> '{}', true)
      and not exists (select from exchange_change c where ${changesOf(db, job, table)} and c.row_id = t.id)`.execute(
    db,
  )
  if (Number(found.numAffectedRows) !== made) throw builtOn()
  for (const { name, column } of await dependentsOf(db, table)) {
    const { rows } = await sql<{ used: boolean }>`select exists (select from ${sql.table(name)} d
      where ${own({ db }, 'd')} and d.${sql.ref(column)} in (select id from exchange_made)) as used`.execute(
      db,
    )
    if (rows[0]!.used) throw builtOn()
  }
  await sql`delete from ${sql.table(table)} t where ${own({ db }, 't')} and t.id in (select id from exchange_made)`.execute(
    db,
  )
}

/** The columns whose rows would be deleted along with a row of a table. */
const dependentsOf = async (db: Db, table: string) => {
  const { rows } = await sql<{ name: string; column: string }>`
    select class.relname as name, attname as column from pg_constraint
    join pg_class class on class.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = any(conkey) and attname <> 'organization_id'
    where contype = 'f' and confdeltype = 'c' and confrelid = ${`palier.${table}`}::regclass order by 1, 2`.execute(
    db,
  )
  return rows
}

/** What was moved goes back with all that is in it. */
const moveBack = async (db: Db, modules: readonly Module[], job: Applied, table: string) => {
  if (table !== 'building' && table !== 'unit') return
  const column = table === 'unit' ? 'building_id' : 'property_id'
  const [above, propertyId] = table === 'unit' ? ['building', sql`up.property_id`] : ['property', sql`up.id`]
  const { rows } = await sql<{ id: string; up: { id: string; appId: string; propertyId: string } }>`
    select t.id, json_build_object('id', up.id, 'appId', up.app_id, 'propertyId', ${propertyId}) as up
    from exchange_change c join ${sql.table(table)} t on ${own({ db }, 't')} and t.id = c.row_id
    join ${sql.table(above!)} up on ${own({ db }, 'up')} and up.id = c.before ->> ${column}
    where ${changesOf(db, job, table)} and t.${sql.ref(column)} <> up.id`.execute(db)
  for (const { id, up } of rows) await (table === 'unit' ? moveUnit : moveGroup)(db, modules, id, up)
}

/** All columns but those that say who owns an account: an undo gives nobody's account to somebody else. */
const columnsOf = async (db: Db, table: string) => {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${`palier.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and not (${table === 'person'} and attname::text = any(${ownedColumns})) order by attnum`.execute(db)
  return sql.join(rows.map(({ name }) => sql.ref(name)))
}

const putBack = async (db: Db, job: Applied, table: string) => {
  const columns = await columnsOf(db, table)
  const meant = sql`${changesOf(db, job, table)} and ${own({ db }, 't')} and t.id = c.row_id`
  // Out of each other's way until all have their old days.
  if (table === 'utilisation_period')
    await sql`update utilisation_period t set deleted_at = now() from exchange_change c where ${meant}`.execute(
      db,
    )
  await sql`update ${sql.table(table)} t set (${columns}) = (select ${columns} from jsonb_populate_record(null::${sql.table(`palier.${table}`)}, c.before))
    from exchange_change c where ${meant}`.execute(db)
}

/** What the job deleted for good. */
const bringBack = async (db: Db, job: Applied, table: string) => {
  const columns = await columnsOf(db, table)
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from (select (jsonb_populate_record(null::${sql.table(`palier.${table}`)}, c.before)).* from exchange_change c
      where ${changesOf(db, job, table)} and not exists (select from ${sql.table(table)} t where ${own({ db }, 't')} and t.id = c.row_id)) old`.execute(
    db,
  )
}

/** Who was added, or had another address, is looked for under none of them any more. */
const leaveDirectory = (db: Db, { transactionId }: Applied) =>
  sql`select palier.leave_directory('email', p.email) from person p where ${own({ db }, 'p')} and p.xmin::text = ${transactionId}`.execute(
    db,
  )
