import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { FileName } from './files.rules.ts'
import type { Line } from './lines.rules.ts'

/** What is read is written down where only this transaction sees it, and gone with it. Its statements are long ones. */
export const openStage = async (db: Db) => {
  await sql`select set_config('statement_timeout', '20min', true), set_config('work_mem', '64MB', true)`.execute(
    db,
  )
  await sql`create temporary table exchange_line (file text not null, line int not null, op text not null, key text not null, v jsonb not null)
    on commit drop`.execute(db)
}

/** Writes down lines of one file. */
export const stageLines = async (db: Db, file: FileName, lines: readonly Line[]) => {
  const [numbers, ops, keys, values] = [
    lines.map(({ line }) => line),
    lines.map(({ op }) => op),
    lines.map(({ key }) => key),
    lines.map(({ v }) => JSON.stringify(v)),
  ]
  await sql`insert into exchange_line select ${file}, line, op, key, v::jsonb
    from unnest(${numbers}::int[], ${ops}::text[], ${keys}::text[], ${values}::text[]) as given (line, op, key, v)`.execute(
    db,
  )
}

/** Everything is looked up by its key from here on. A line that says what an earlier one says is not said twice. */
export const closeStage = async (db: Db) => {
  await sql`create index on exchange_line (file, key)`.execute(db)
  await sql`delete from exchange_line later using exchange_line earlier where earlier.file = later.file and earlier.key = later.key
    and earlier.line < later.line and earlier.op = later.op and earlier.v = later.v`.execute(db)
  await sql`analyze exchange_line`.execute(db)
}
