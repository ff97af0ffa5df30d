import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Bulk } from '#kernel/server/bulk.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import type { FileName } from './files.rules.ts'
import type { ExchangeManifest } from './manifest.contract.ts'

/** What a delivery is written with. */
export interface Scope {
  db: Db
  bulk: Bulk
  modules: readonly Module[]
  appId: string
  manifest: ExchangeManifest
  /** Who delivers; nobody when it is the operator, from the machine itself. */
  deliverer: Actor | undefined
}

/** Where the objects of an interface say that they come from, when it keeps them. */
export const sourceOf = ({ manifest }: Pick<Scope, 'manifest'>) => (manifest.readOnly ? 'erp' : undefined)

export const ofOrganization = ({ db }: { db: Db }, table: string) =>
  sql`${sql.ref(`${table}.organization_id`)} = ${db.organizationId}`

/** Of the organization, and in the delivery's app. */
export const ofApp = (scope: Pick<Scope, 'db' | 'appId'>, table: string) =>
  sql`${ofOrganization(scope, table)} and ${sql.ref(`${table}.app_id`)} = ${scope.appId}`

/** The text of a cell, or null. */
export const cell = (name: string) => sql`(l.v ->> ${sql.lit(name)})`

/** A cell that is a day, or null. */
export const day = (name: string) => sql`${cell(name)}::date`

const whole = sql`l.op = 'insert'`
const gone = sql`l.op = 'delete'`

/** What lines of a file say: their number, the ERP's key, whether they say the whole thing or that it is gone, and `columns`. */
export const said = (
  file: FileName,
  columns: Record<string, RawBuilder<unknown>>,
  { from = sql``, where = sql`true` }: { from?: RawBuilder<unknown>; where?: RawBuilder<unknown> } = {},
) => {
  const given = Object.entries({ whole, gone, ...columns }).map(
    ([name, value]) => sql`${value} as ${sql.ref(name)}`,
  )
  return sql`select l.line, l.key, ${sql.join(given)} from exchange_line l ${from} where l.file = ${file} and ${where}`
}

/** How many lines each file of the delivery has. */
export const linesOf = async (db: Db) => {
  const { rows } = await sql<{ file: FileName; lines: number }>`
    select file, count(*) as lines from exchange_line group by file`.execute(db)
  return new Map(rows.map(({ file, lines }) => [file, lines]))
}
