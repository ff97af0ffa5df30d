import { sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { listWritten } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import type { WrittenRow } from '#modules/imports/public.ts'
import { ofOrganization } from './writing.queries.ts'

/** The tables of which others are told, from what is referred to to what refers to it. */
const tables = {
  property: 'property',
  building: 'building',
  unit: 'unit',
  utilisation_period: 'utilisationPeriod',
  registration_code: 'registrationCode',
  person: 'person',
  check_in: 'checkIn',
  permission: 'permission',
} as const satisfies Record<string, keyof Tables>
type PublishedTable = keyof typeof tables
export const publishedTables = Object.keys(tables) as [PublishedTable, ...PublishedTable[]]

/**
 * The rows of a table that an applied delivery has made, changed or deleted; a check-in says in which unit, too. With `back`, what
 * the undo of it is about to do to them.
 */
export const listPublished = async (
  db: Db,
  jobId: string,
  { kind: table, back, ...portion }: { kind: PublishedTable; after: string; back: boolean; limit: number },
): Promise<WrittenRow[]> => {
  const written = await listWritten({ db, jobId, table: tables[table] }, portion)
  const rows = table === 'check_in' ? await withUnits(db, written) : written
  return rows.map(({ at: id, before, after: now }) =>
    back ? { id, table, before: now, after: before } : { id, table, before, after: now },
  )
}

type Listed = Awaited<ReturnType<typeof listWritten>>

const withUnits = async (db: Db, written: Listed): Promise<Listed> => {
  const ids = written.map(({ before, after }) => (after ?? before)?.utilisation_period_id as string)
  const { rows } = await sql<{ id: string; unitId: string }>`
    select p.id, p.unit_id as "unitId" from utilisation_period p where ${ofOrganization({ db }, 'p')} and p.id = any(${ids})`.execute(
    db,
  )
  const units = new Map(rows.map(({ id, unitId }) => [id, unitId]))
  const withUnit = (row: Listed[number]['after']) =>
    row && { ...row, unit_id: units.get(row.utilisation_period_id as string) }
  return written.map(({ at, before, after }) => ({ at, before: withUnit(before), after: withUnit(after) }))
}
