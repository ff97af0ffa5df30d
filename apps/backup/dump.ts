import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { listCounters, listTables, type Table } from './tables.ts'

/** What ends the rows of a table; no row is written like that. */
export const END = '\\.\n'

export interface Head {
  /** The keys that the secrets are sealed with: only where all of this is encrypted. */
  secretsKeys?: string[]
}

/**
 * The whole database as one stream: a line of JSON, then for each table a line that names it and its rows as COPY writes
 * them, then a line with the counters. All of it is as it was at one moment, however long it takes, and holds nobody up:
 * `db` is in a transaction that sees one snapshot.
 */
export async function* dump(
  db: ClientBase,
  head: Head,
  counted: (rows: number) => void,
): AsyncGenerator<Buffer> {
  yield line(head)
  const { rows } = await db.query<{ id: string }>('select id from palier.organization order by id')
  for (const table of await listTables(db)) {
    yield line({ table: table.name, columns: table.columns })
    for (const organizationId of table.fenced ? rows.map(({ id }) => id) : [undefined])
      yield* copy(db, table, organizationId, counted)
    yield Buffer.from(END)
  }
  // Read last: a counter is never behind what the rows say.
  yield line({ counters: await listCounters(db) })
}

const line = (content: object) => Buffer.from(`${JSON.stringify(content)}\n`)

async function* copy(
  db: ClientBase,
  { name, columns }: Table,
  organizationId: string | undefined,
  counted: (rows: number) => void,
) {
  if (organizationId !== undefined)
    await db.query(`select set_config('app.organization', $1, true)`, [organizationId])
  // An id has been checked by its type: 24 hex digits.
  const own = organizationId === undefined ? '' : ` where organization_id = '${organizationId}'`
  const rows = db.query(copyTo(`copy (select ${columns.join(', ')} from ${name}${own}) to stdout`))
  for await (const part of rows) yield part as Buffer
  counted(rows.rowCount ?? 0)
}
