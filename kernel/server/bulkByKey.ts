import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { type Bulk, change } from './bulk.ts'
import { ofOrganization, snake } from './bulkWritten.ts'
import type { Db } from './database.ts'

/** Rows `t` of a table as another system says they are, by its keys. */
export interface ByKey {
  table: keyof Tables
  /**
   * What is said, as `n`: the `key`, whether it is the `whole` row, which is then made where it is not there, and the columns. Of
   * what is not whole, null says nothing.
   */
  said: RawBuilder<unknown>
  columns: readonly string[]
  /** Columns that keep what is not said. */
  merged?: readonly string[]
  /** Among which rows a key is looked for. */
  among?: RawBuilder<unknown>
  /** What says of a row that others do not change it. */
  marks?: Record<string, RawBuilder<unknown>>
  /** Its rows are changed by version. */
  versioned?: boolean
}

/** What was said, and how much of it was news. */
export interface Tally {
  created: number
  changed: number
  deleted: number
}

/** What says of rows that an interface keeps them, whoever made them read-only before. */
export const KEPT = { read_only: sql`true`, kept_by_id: sql`null` }

export const notKept = (row: string) =>
  sql`(not ${sql.ref(`${row}.read_only`)} or ${sql.ref(`${row}.kept_by_id`)} is not null)`

/** What a column becomes. */
export const saidOf = (column: string, before = `t.${column}`) =>
  sql`case when n.whole then ${sql.ref(`n.${column}`)} else coalesce(${sql.ref(`n.${column}`)}, ${sql.ref(before)}) end`

const nextOf = ({ columns, merged = [] }: ByKey): Record<string, RawBuilder<unknown>> =>
  Object.fromEntries([
    ...columns.map((column) => [column, saidOf(column)] as const),
    ...merged.map((column) => [column, sql`${sql.ref(`t.${column}`)} || ${sql.ref(`n.${column}`)}`] as const),
  ])

const isKnown = ({ among = sql`true` }: ByKey) => sql`${among} and t.external_id = n.key`

const differs = (byKey: ByKey) => {
  const next = nextOf(byKey)
  const columns = sql.join(Object.keys(next).map((column) => sql.ref(`t.${column}`)))
  const unmarked = byKey.marks?.read_only ? sql`or ${notKept('t')}` : sql``
  return sql`(row(${columns}) is distinct from row(${sql.join(Object.values(next))}) ${unmarked})`
}

/** What is said that changes a row, with its `id`. */
export const differingByKey = (db: Db, byKey: ByKey) =>
  sql`select n.*, t.id from ${sql.table(byKey.table)} t join (${byKey.said}) n on ${isKnown(byKey)}
    where ${ofOrganization(db, 't')} and ${differs(byKey)}`

/** Changes the rows that differ from what is said. Resolves with how many. */
export const changeByKey = (bulk: Bulk, byKey: ByKey) =>
  change(bulk, byKey.table, {
    from: sql`join (${byKey.said}) n on ${isKnown(byKey)}`,
    where: differs(byKey),
    set: { ...nextOf(byKey), ...byKey.marks, ...(byKey.versioned && { version: sql`t.version + 1` }) },
  })

/** What is said of rows that are not there. */
export const newByKey = (db: Db, byKey: ByKey) =>
  sql`select n.* from (${byKey.said}) n where n.whole and not exists (
    select from ${sql.table(byKey.table)} t where ${ofOrganization(db, 't')} and ${isKnown(byKey)})`

/** Gives the rows `t` of a statement that have no key of another system one, by which they are known again. */
export const giveKeys = async (db: Db, table: keyof Tables, where: RawBuilder<unknown>) => {
  await sql`update ${sql.table(snake(table))} t set external_id = palier.key_of(t.id)
    where ${ofOrganization(db, 't')} and ${where} and t.external_id is null`.execute(db)
}
