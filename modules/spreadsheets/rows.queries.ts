import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { ImportRow, Kind, Outcome, RowFilter } from './contract.ts'
import { fieldOfColumn, type Fields } from './lines.rules.ts'

interface Page {
  outcome?: RowFilter | undefined
  after?: number | undefined
  limit: number
}

/** Lines of an import in the order of the file, with the objects that they are the first to speak of. */
export const listRows = async (
  db: Db,
  importId: string,
  { outcome, after = 0, limit }: Page,
): Promise<ImportRow[]> => {
  const lines = await db
    .selectFrom('importLine as l')
    .select(['l.line', 'l.label', 'l.outcome', 'l.problems'])
    .where('l.importId', '=', importId)
    .where('l.line', '>', after)
    .where('l.outcome', 'is not', null)
    .$if(outcome !== undefined && outcome !== 'kept' && outcome !== 'remark', (query) =>
      query.where('l.outcome', '=', outcome as Outcome),
    )
    .$if(outcome === 'remark', (query) =>
      query.where('l.outcome', '<>', 'error').where(sql<boolean>`l.problems <> '[]'`),
    )
    .$if(outcome === 'kept', (query) =>
      query.where(
        sql<boolean>`l.line in (select line from import_object
          where organization_id = ${db.organizationId} and import_id = ${importId} and kept is not null)`,
      ),
    )
    .orderBy('l.line')
    .limit(limit)
    .execute()
  const objects = await objectsOf(
    db,
    importId,
    lines.map(({ line }) => line),
  )
  return lines.map(({ line, label, outcome: became, problems }) => ({
    line,
    label,
    outcome: became as Outcome,
    problems: problems as ImportRow['problems'],
    objects: (objects.get(line) ?? []).filter(({ kept }) => outcome !== 'kept' || kept !== null),
  }))
}

const objectsOf = async (db: Db, importId: string, lines: number[]) => {
  const found = await sql<Found>`
    select line, kind, outcome, fields, before, problem, kept, coalesce(case when makes_units then jsonb_array_length(units) end, 0) as units
    from import_object
    where organization_id = ${db.organizationId} and import_id = ${importId} and line = any (${lines})
      and outcome is not null
    order by line, array_position(array['property', 'building', 'unit', 'period', 'tenant'], kind), key`.execute(
    db,
  )
  const byLine = new Map<number, ImportRow['objects']>()
  for (const object of found.rows)
    byLine.set(object.line, [...(byLine.get(object.line) ?? []), shown(object)])
  return byLine
}

interface Found {
  line: number
  kind: Kind
  outcome: Outcome
  fields: Fields
  before: Fields | null
  problem: string | null
  kept: string | null
  units: number
}

const told = (value: Fields[string] | undefined) => (value == null ? null : String(value))

const shown = ({
  kind,
  outcome,
  fields,
  before,
  problem,
  kept,
  units,
}: Found): ImportRow['objects'][number] => ({
  kind,
  outcome,
  problem,
  kept,
  generatedUnits: units,
  name: String(
    fields.name ?? fields.start_date ?? fields.tenant_name ?? fields.tenant_email ?? fields.external_id ?? '',
  ),
  changes: Object.entries(before ?? {}).map(([column, old]) => ({
    field: fieldOfColumn[kind][column] ?? column,
    before: told(old),
    after: told(fields[column]),
  })),
})
