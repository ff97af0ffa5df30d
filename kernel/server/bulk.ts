import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { columnsOf, madeIn, ofOrganization, snake, stateOf } from './bulkWritten.ts'
import type { Db } from './database.ts'

/**
 * How many rows are written at once, by a job that may be taken back (`undoBulk`). The owners of tables write them with these
 * statements, which keep what was there before and which rows are new. A statement calls the rows that it writes `t`.
 */
export interface Bulk {
  db: Db
  /** By which what was written is found again. */
  jobId: string
  /** The tables that were written. */
  written: Map<keyof Tables, InTable>
  /** New rows themselves say which job made them: their ids are not kept, nor how it left them. */
  marked: boolean
}

/** What a job has done in a table. */
interface InTable {
  columns: readonly string[]
  /** How many rows it has made. */
  made: number
  /** All that is in them, in one number. */
  state: bigint
  /** It has also written rows anew: what is in its rows is known when they are looked at. */
  changed: boolean
}

export const openBulk = (db: Db, jobId: string, { marked = false } = {}): Bulk => ({
  db,
  jobId,
  written: new Map(),
  marked,
})

const inTable = async ({ db, written }: Bulk, table: keyof Tables) => {
  const known = written.get(table)
  if (known) return known
  const first = { columns: await columnsOf(db, table), made: 0, state: 0n, changed: false }
  written.set(table, first)
  return first
}

/** So many new rows that the planner of the database must know of them at once, not when its clock next looks. */
const MANY = 1000

/** How many ids of new rows are kept together. */
const PORTION = 1000

/** Makes rows by an `insert` that returns nothing. Resolves with how many. */
export const make = async (bulk: Bulk, table: keyof Tables, insert: RawBuilder<unknown>) => {
  const { db, jobId, marked } = bulk
  if (marked) return Number((await insert.execute(db)).numAffectedRows)
  const done = await inTable(bulk, table)
  const { rows } = await sql<{ count: number; state: string | null }>`
    with written as (${insert} returning id::text as id, ${stateOf(done.columns)} as state),
    counted as (select id, (row_number() over (order by id collate "C") - 1) / ${sql.lit(PORTION)} as portion from written),
    kept as (insert into bulk_made (organization_id, job_id, table_name, last_row_id, row_ids)
      select ${db.organizationId}, ${jobId}, ${snake(table)}, max(id collate "C"), array_agg(id order by id collate "C")
      from counted group by portion)
    select count(*) as count, bit_xor(state)::text as state from written`.execute(db)
  const { count, state } = rows[0]!
  done.made += count
  done.state ^= BigInt(state ?? 0)
  if (count >= MANY) await sql`select palier.look_at(${snake(table)})`.execute(db)
  return count
}

interface Changed {
  /** What the rows are joined with: `join … on …`. */
  from?: RawBuilder<unknown>
  where: RawBuilder<unknown>
}

/** Changes rows: `set` says what columns become. Resolves with how many. */
export const change = async (
  bulk: Bulk,
  table: keyof Tables,
  { set, ...which }: Changed & { set: Record<string, RawBuilder<unknown>> },
) => {
  const names = Object.keys(set)
  const next = names.map((name) => sql`${set[name]!} as ${sql.ref(name)}`)
  const values = names.map((name) => sql`${sql.ref(name)} = matching.${sql.ref(name)}`)
  return write(
    bulk,
    table,
    sql`select ${sql.join([before, ...next])} ${rowsOf(bulk, table, which)} for no key update of t`,
    sql`update ${sql.table(table)} t set ${sql.join(values)} from matching where ${ofOrganization(bulk.db, 't')} and t.id = matching.row_id returning t.id`,
  )
}

/** Deletes rows for good. Resolves with how many. */
export const remove = (bulk: Bulk, table: keyof Tables, which: Changed) =>
  write(
    bulk,
    table,
    sql`select ${before} ${rowsOf(bulk, table, which)} for update of t`,
    sql`delete from ${sql.table(table)} t using matching where ${ofOrganization(bulk.db, 't')} and t.id = matching.row_id returning t.id`,
  )

/** Keeps rows as they are, before something else than these statements changes them. */
export const keep = (bulk: Bulk, table: keyof Tables, which: Changed) =>
  write(
    bulk,
    table,
    sql`select ${before} ${rowsOf(bulk, table, which)} for no key update of t`,
    sql`select row_id from matching`,
  )

const before = sql`t.id::text as row_id, to_jsonb(t) as before`

const rowsOf = ({ db }: Bulk, table: keyof Tables, { from = sql``, where }: Changed) =>
  sql`from ${sql.table(table)} t ${from} where ${ofOrganization(db, 't')} and ${where}`

/** What a job changes of its own rows needs no keeping: they go again as a whole. */
const write = async (
  bulk: Bulk,
  table: keyof Tables,
  matching: RawBuilder<unknown>,
  statement: RawBuilder<unknown>,
) => {
  const { db, jobId } = bulk
  const done = await inTable(bulk, table)
  const others = done.made
    ? sql`where not exists (select from (${madeIn({ db, jobId, table })}) new where new.id = matching.row_id)`
    : sql``
  const { rows } = await sql<{ count: number }>`
    with matching as (${matching}),
    kept as (insert into bulk_before (organization_id, job_id, table_name, row_id, before)
      select ${db.organizationId}, ${jobId}, ${snake(table)}, row_id, before from matching ${others} on conflict do nothing),
    written as (${statement})
    select count(*) as count from written`.execute(db)
  const { count } = rows[0]!
  done.changed ||= count > 0
  return count
}
