import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Bulk } from './bulk.ts'
import {
  changedIn,
  columnsOf,
  madeIn,
  names,
  ofOrganization,
  snake,
  stateOf,
  type Writing,
  writtenIn,
} from './bulkWritten.ts'
import type { Db } from './database.ts'
import type { Module } from './module.ts'

/** What else happens to the rows of a table when what a job wrote there is taken back. */
export interface TakingBack {
  /** Columns that stay as they are. */
  staying?: readonly string[]
  /** Before new rows are deleted, and changed ones get back what they had. */
  first?: (writing: Writing, modules: readonly Module[]) => Promise<unknown>
  /** When everything is as it was. */
  last?: (writing: Writing) => Promise<unknown>
}

/** Notes how a job leaves the rows that it wrote, so that an undo knows whether somebody has written there since. */
export const seal = async ({ db, jobId, written }: Bulk) => {
  for (const [table, { columns, made, state, changed }] of written) {
    if (made === 0 && !changed) continue
    const leftAs = changed
      ? stateLeft({ db, jobId, table }, columns)
      : sql`select ${String(state)}::bigint as state`
    await sql`insert into bulk_left (organization_id, job_id, table_name, columns, state, left_at)
      select ${db.organizationId}, ${jobId}, ${snake(table)}, ${columns}, left_as.state, clock_timestamp()
      from (${leftAs}) left_as`.execute(db)
  }
}

/** All that is in the rows of a job, in one number. */
const stateLeft = (writing: Writing, columns: readonly string[], hold = sql``) => sql`
  select bit_xor(row_state) as state from (
    select ${stateOf(columns, 't')} as row_state
    from (${writtenIn(writing)}) w join ${sql.table(writing.table)} t on ${ofOrganization(writing.db, 't')} and t.id = w.id
    ${hold}) rows_left`

interface Left {
  table: keyof Tables
  columns: string[]
  state: string | null
  leftAt: string
}

/**
 * Takes back what a job wrote: deletes what it made, puts back what it changed and deleted. Throws `built-on` when somebody has
 * written there since, or something refers to it, so that nothing of the undo happens.
 */
export const undoBulk = async (db: Db, modules: readonly Module[], jobId: string) => {
  await sql`select set_config('statement_timeout', '20min', true), set_config('work_mem', '64MB', true)`.execute(
    db,
  )
  const tables = await listLeft(db, jobId)
  for (const left of tables) await requireAsLeft({ db, jobId, table: left.table }, left)
  for (const { table, columns } of tables) {
    const writing = { db, jobId, table }
    for (const { first } of takingBack(modules, table)) await first?.(writing, modules)
    await deleteMade(writing)
    const staying = new Set(takingBack(modules, table).flatMap((each) => each.staying ?? []))
    await putBack(
      writing,
      columns.filter((name) => !staying.has(name)),
    )
  }
  for (const { table, columns } of tables.toReversed()) await bringBack({ db, jobId, table }, columns)
  for (const { table } of tables)
    for (const { last } of takingBack(modules, table)) await last?.({ db, jobId, table })
}

const takingBack = (modules: readonly Module[], table: keyof Tables) =>
  modules.flatMap((module) => module.takingBack?.[table] ?? [])

const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The tables that a job wrote, as it left them: from what refers to others, be it by way of a third, to what is referred to. */
const listLeft = async (db: Db, jobId: string): Promise<Left[]> => {
  const { rows } = await sql<Omit<Left, 'table'> & { name: string; refersTo: string[] }>`
    with recursive refers as (
      select distinct conrelid as from_id, confrelid as to_id from pg_constraint where contype = 'f' and confrelid <> conrelid),
    reached as (
      select from_id, to_id from refers
      union select reached.from_id, refers.to_id from reached join refers on refers.from_id = reached.to_id)
    select l.table_name as name, l.columns, l.state::text as state, l.left_at::text as "leftAt", array(
      select to_id::regclass::text from reached
      where from_id = ('palier.' || l.table_name)::regclass and to_id <> from_id) as "refersTo"
    from bulk_left l where ${ofOrganization(db, 'l')} and l.job_id = ${jobId} order by l.table_name`.execute(
    db,
  )
  const ordered: Left[] = []
  const remaining = new Map(rows.map((row) => [row.name, row]))
  while (remaining.size > 0) {
    const referred = new Set([...remaining.values()].flatMap(({ refersTo }) => refersTo))
    const next = [...remaining.values()].find(({ name }) => !referred.has(name))
    if (!next) throw new Error(`Tables refer to one another: ${[...remaining.keys()].join(', ')}`)
    remaining.delete(next.name)
    const { name, refersTo: _, ...left } = next
    ordered.push({ ...left, table: camel(name) as keyof Tables })
  }
  return ordered
}

const builtOn = () => new Problem(409, 'built-on')

const isSo = async (db: Db, question: RawBuilder<unknown>) => {
  const { rows } = await sql<{ answer: boolean }>`select ${question} as answer`.execute(db)
  return rows[0]!.answer
}

/** What another job wrote since counts also when it was taken back. */
const requireAsLeft = async (writing: Writing, { columns, state, leftAt }: Left) => {
  const { db, table } = writing
  const known = await columnsOf(db, table)
  if (!columns.every((name) => known.includes(name))) throw builtOn()
  const asLeft = sql`(select state from (${stateLeft(writing, columns, sql`for no key update of t`)}) now_as) is not distinct from ${state}::bigint`
  if (!(await isSo(db, asLeft))) throw builtOn()
  const later = sql`exists (select from bulk_left l join bulk_before b on ${ofOrganization(db, 'b')} and b.job_id = l.job_id and b.table_name = l.table_name
    where ${ofOrganization(db, 'l')} and l.table_name = ${snake(table)} and l.left_at > ${leftAt}::timestamptz and b.row_id in (${writtenIn(writing)}))`
  if (await isSo(db, later)) throw builtOn()
}

/** Nothing may refer to what was made that would go along with it; whatever else refers to it, the database itself keeps. */
const deleteMade = async (writing: Writing) => {
  const { db, table } = writing
  for (const { name, column } of await dependentsOf(db, table)) {
    const used = sql`exists (select from ${sql.table(name)} d where ${ofOrganization(db, 'd')} and d.${sql.ref(column)} in (${madeIn(writing)}))`
    if (await isSo(db, used)) throw builtOn()
  }
  await sql`delete from ${sql.table(table)} t where ${ofOrganization(db, 't')} and t.id in (${madeIn(writing)})`.execute(
    db,
  )
}

/** The columns whose rows would be deleted along with a row of a table. */
const dependentsOf = async (db: Db, table: keyof Tables) => {
  const { rows } = await sql<{ name: string; column: string }>`
    select class.relname as name, attname as column from pg_constraint
    join pg_class class on class.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = any(conkey) and attname <> 'organization_id'
    where contype = 'f' and confdeltype = 'c' and confrelid = ${`palier.${snake(table)}`}::regclass order by 1, 2`.execute(
    db,
  )
  return rows
}

/** What rows were that a job changed or deleted. */
const rowsBefore = (writing: Writing) => {
  const type = sql.table(`palier.${snake(writing.table)}`)
  return sql`select was.* from (${changedIn(writing)}) c cross join lateral jsonb_populate_record(null::${type}, c.before) was`
}

const putBack = async (writing: Writing, columns: readonly string[]) => {
  const { db, table } = writing
  const values = columns.map((name) => sql`${sql.ref(name)} = was.${sql.ref(name)}`)
  await sql`with was as materialized (${rowsBefore(writing)})
    update ${sql.table(table)} t set ${sql.join(values)} from was where ${ofOrganization(db, 't')} and t.id = was.id`.execute(
    db,
  )
}

/** What the job deleted for good. */
const bringBack = async (writing: Writing, columns: readonly string[]) => {
  const { db, table } = writing
  await sql`insert into ${sql.table(table)} (${names(columns)})
    select ${names(columns, 'was')} from (${rowsBefore(writing)}) was
    where not exists (select from ${sql.table(table)} t where ${ofOrganization(db, 't')} and t.id = was.id)`.execute(
    db,
  )
}
