import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Line } from './lines.rules.ts'

/** What is read is written down where only this transaction sees it, and gone with it. */
export const openStage = async (db: Db) => {
  await sql`create temporary table exchange_line (file text not null, line int not null, op text not null, key text not null, v jsonb not null)
    on commit drop`.execute(db)
}

export const stageLines = async (db: Db, lines: readonly Line[]) => {
  await sql`insert into exchange_line select file, line, op, key, v
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as given (file text, line int, op text, key text, v jsonb)`.execute(
    db,
  )
}

/** Everything is looked up by its key from here on. */
export const closeStage = async (db: Db) => {
  await sql`create index on exchange_line (file, key)`.execute(db)
  await sql`analyze exchange_line`.execute(db)
}
