import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Db } from './database.ts'
import type { Written } from './written.ts'

/** What a job wrote in one table. */
export interface Writing {
  db: Db
  jobId: string
  table: keyof Tables
}

export const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const ofOrganization = (db: Db, alias: string) =>
  sql<boolean>`${sql.ref(`${alias}.organization_id`)} = ${db.organizationId}`

/** A list of columns, for what is written or read; of a row where it is named. */
export const names = (columns: readonly string[], row?: string) =>
  sql.join(columns.map((column) => sql.ref(row ? `${row}.${column}` : column)))

/** All columns but those that the database itself works out. */
export const columnsOf = async (db: Db, table: keyof Tables) => {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${`palier.${snake(table)}`}::regclass
      and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(db)
  return rows.map(({ name }) => name)
}

/** All that is in a row, as one number. */
export const stateOf = (columns: readonly string[], row?: string) =>
  sql`hash_record_extended(row(${names(columns, row)}), 0)`

export const of = ({ db, jobId, table }: Writing, alias: string) =>
  sql`${ofOrganization(db, alias)} and ${sql.ref(`${alias}.job_id`)} = ${jobId} and ${sql.ref(`${alias}.table_name`)} = ${snake(table)}`

/** The rows that a job made, as `id`. */
export const madeIn = (writing: Writing) =>
  sql`select unnest(m.row_ids) as id from bulk_made m where ${of(writing, 'm')}`

/** The rows that a job changed or deleted, as `id`, and as they were `before`. */
export const changedIn = (writing: Writing) =>
  sql`select b.row_id::text as id, b.before from bulk_before b where ${of(writing, 'b')}`

/** All rows that a job wrote, as `id`. */
export const writtenIn = (writing: Writing) =>
  sql`select changed.id from (${changedIn(writing)}) changed union all ${madeIn(writing)}`

/** A row that a job has written, and after which of them the next portion begins. */
interface Listed extends Written {
  at: string
}

/** A portion of the rows that a job has made, changed or deleted in a table, by the names of their columns. */
export const listWritten = async (
  writing: Writing,
  { after, limit }: { after: string; limit: number },
): Promise<Listed[]> => {
  const { db, table } = writing
  const { rows } = await sql<Listed>`
    select w.at, w.before, to_jsonb(t) as after from (
      (select m.last_row_id || row_id as at, row_id, null::jsonb as before from bulk_made m cross join lateral unnest(m.row_ids) row_id
        where ${of(writing, 'm')} and m.last_row_id >= left(${after}, 24) and m.last_row_id || row_id > ${after}
        order by m.last_row_id, row_id limit ${limit})
      union all
      (select b.row_id, b.row_id, b.before from bulk_before b where ${of(writing, 'b')} and b.row_id > ${after}
        order by b.row_id limit ${limit})
      order by at limit ${limit}) w
    left join ${sql.table(table)} t on ${ofOrganization(db, 't')} and t.id = w.row_id order by w.at`.execute(
    db,
  )
  return rows
}

/** Forgets what jobs of a statement wrote: nothing of it can be taken back any more. */
export const forgetWritten = async (db: Db, jobs: RawBuilder<unknown>) => {
  for (const table of ['bulk_before', 'bulk_made', 'bulk_left'])
    await sql`delete from ${sql.table(table)} old where ${ofOrganization(db, 'old')} and old.job_id in (${jobs})`.execute(
      db,
    )
}
