import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import type { ExchangeCounts } from './contract.ts'
import type { ExchangeManifest } from './manifest.contract.ts'
import type { FileName } from './files.rules.ts'

/** What a delivery is written with. */
export interface Scope {
  db: Db
  modules: readonly Module[]
  jobId: string
  appId: string
  manifest: ExchangeManifest
  /** Who delivers; nobody when it is the operator, from the machine itself. */
  deliverer: Actor | undefined
  /** How many rows of each table the job has made. */
  made: Map<string, number>
}

export type Tally = Omit<ExchangeCounts, 'same'>

/** Where the objects of an interface say that they come from. */
export const SOURCE = 'erp'

/** What says that a row belongs to the interface, and to nobody else who made it read-only before. */
export const OWNED = { read_only: sql`true`, kept_by_id: sql`null` }
export const owned = sql`read_only = true, kept_by_id = null`
export const notOwned = (table: string) =>
  sql`(not ${sql.ref(`${table}.read_only`)} or ${sql.ref(`${table}.kept_by_id`)} is not null)`

export const own = ({ db }: { db: Db }, table: string) =>
  sql`${sql.ref(`${table}.organization_id`)} = ${db.organizationId}`

/** Of the organization, and in the delivery's app. */
export const here = (scope: Pick<Scope, 'db' | 'appId'>, table: string) =>
  sql`${own(scope, table)} and ${sql.ref(`${table}.app_id`)} = ${scope.appId}`

/** So many new rows that the planner of the database must know of them at once, not when its clock next looks. */
const MANY = 1000

/**
 * Executes a statement that writes rows of one table, and keeps what was there before for an undo. Resolves with how
 * many rows it wrote.
 */
export const wrote = async (scope: Scope, table: string, statement: RawBuilder<unknown>) => {
  const { rows } = await sql<{ all: number; made: number }>`
    with written as (${statement} returning to_jsonb(old) as before, coalesce(new.id, old.id) as row_id),
    kept as (
      insert into exchange_change (job_id, table_name, row_id, before)
      select ${scope.jobId}, ${table}, row_id, before from written where before is not null on conflict do nothing)
    select count(*) as all, count(*) filter (where before is null) as made from written`.execute(scope.db)
  const { all, made } = rows[0]!
  scope.made.set(table, (scope.made.get(table) ?? 0) + made)
  if (made >= MANY) await sql`select palier.look_at(${table})`.execute(scope.db)
  return all
}

/** Keeps a row as it is for an undo, before something else than `wrote` changes it. */
export const keepBefore = (scope: Scope, table: string, id: string) =>
  sql`insert into exchange_change (job_id, table_name, row_id, before)
    select ${scope.jobId}, ${table}, t.id, to_jsonb(t) from ${sql.table(table)} t where ${own(scope, 't')} and t.id = ${id}
    on conflict do nothing`.execute(scope.db)

export interface Thing {
  file: FileName
  table: string
  /** What a line gives for each column; null where it gives nothing. */
  columns: Record<string, RawBuilder<unknown>>
  /** A column that keeps what a line does not name. */
  merged?: string
  /** What a new row has beside its cells. */
  fixed: Record<string, RawBuilder<unknown>>
  /** Where the row above is found by the ERP's key of it. */
  from?: RawBuilder<unknown>
  /** What says that a row belongs to the interface. */
  marks?: Record<string, RawBuilder<unknown>>
  /** Its rows are deleted softly, and changed by version. */
  lasting?: boolean
  /** It is the organization's: its rows are in no app. */
  everywhere?: boolean
}

/** The text of a cell, or null. */
export const cell = (name: string) => sql`(l.v ->> ${sql.lit(name)})`

const list = (names: string[], prefix = '') => sql.join(names.map((name) => sql.ref(prefix + name)))

/** What the columns of a thing are after its line: an insertion says all of it, an update only what it names. */
const nextOf = ({ columns, merged }: Thing) =>
  sql.join(
    Object.keys(columns).map((name) => {
      const [given, before] = [columns[name]!, sql.ref(`t.${name}`)]
      if (name === merged) return sql`${before} || ${given}`
      return sql`case when l.op = 'insert' then ${given} else coalesce(${given}, ${before}) end`
    }),
  )

const knownAs = (scope: Scope, { lasting, everywhere }: Thing) =>
  sql`${everywhere ? own(scope, 't') : here(scope, 't')} and t.external_id = l.key ${lasting ? sql`and t.deleted_at is null` : sql``}`

/** Does the line `l` change the thing `t`? */
export const changes = (scope: Scope, thing: Thing) => {
  const unmarked = thing.marks?.read_only ? sql`or ${notOwned('t')}` : sql``
  return sql`l.file = ${thing.file} and l.op <> 'delete' and ${knownAs(scope, thing)}
    and (row(${list(Object.keys(thing.columns), 't.')}) is distinct from row(${nextOf(thing)}) ${unmarked})`
}

/** Writes the things of one file: changes those that differ, then creates those that are not there. */
export const writeThings = async (scope: Scope, thing: Thing): Promise<Tally> => {
  const { file, table, columns, fixed, from = sql``, marks = {}, lasting = false } = thing
  const names = Object.keys(columns)
  const set = [
    sql`(${list(names)}) = row(${nextOf(thing)})`,
    ...Object.entries(marks).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    ...(lasting ? [sql`version = t.version + 1`] : []),
  ]
  const changed = await wrote(
    scope,
    table,
    sql`update ${sql.table(table)} t set ${sql.join(set)} from exchange_line l where ${changes(scope, thing)}`,
  )
  const extra = { ...fixed, ...marks }
  const created = await wrote(
    scope,
    table,
    sql`insert into ${sql.table(table)} (${list(['organization_id', 'external_id', ...names, ...Object.keys(extra)])})
      select ${sql.join([sql`${scope.db.organizationId}`, sql`l.key`, ...Object.values(columns), ...Object.values(extra)])}
      from exchange_line l ${from}
      where l.file = ${file} and l.op = 'insert' and not exists (
        select from ${sql.table(table)} t where ${knownAs(scope, thing)})`,
  )
  return { changed, created, deleted: 0 }
}

/** How many lines each file of the delivery has. */
export const linesOf = async (db: Db) => {
  const { rows } = await sql<{ file: FileName; lines: number }>`
    select file, count(*) as lines from exchange_line group by file`.execute(db)
  return new Map(rows.map(({ file, lines }) => [file, lines]))
}
