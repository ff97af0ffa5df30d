import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Counts } from './contract.ts'

/** Two buildings that would get units of one external id: the rule's units stay unique in the organization. */
export const refuseTakenUnits = async (db: Db, importId: string) => {
  await sql`
    with taken as (
      select o.id from import_object o cross join lateral jsonb_to_recordset(o.units) as given (x text)
      join unit u on u.organization_id = ${db.organizationId} and u.external_id = given.x and u.deleted_at is null
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'building' and o.makes_units
    )
    update import_object o set outcome = 'error', problem = 'unit-external-id-taken', makes_units = false
    from taken where o.organization_id = ${db.organizationId} and o.id = taken.id`.execute(db)
}

/** How many lines and objects have which outcome. */
export const countOutcomes = async (db: Db, importId: string): Promise<Counts & { rowCount: number }> => {
  const { rows: lines } = await sql<{ outcome: 'create'; count: number; remarks: number }>`
    select outcome, count(*) as count, count(*) filter (where problems <> '[]' and outcome <> 'error') as remarks
    from import_line
    where organization_id = ${db.organizationId} and import_id = ${importId} group by 1`.execute(db)
  const { rows: objects } = await sql<{ kind: 'property'; outcome: 'create'; count: number; units: number }>`
    select kind, outcome, count(*) as count, coalesce(sum(jsonb_array_length(units)) filter (where makes_units), 0) as units
    from import_object where organization_id = ${db.organizationId} and import_id = ${importId} group by 1, 2`.execute(
    db,
  )
  const rows = none()
  for (const { outcome, count } of lines) rows[outcome] += count
  const byKind: NonNullable<Counts['objects']> = {}
  for (const { kind, outcome, count } of objects) (byKind[kind] ??= none())[outcome] += count
  const rowCount = lines.reduce((sum, { count }) => sum + count, 0)
  return {
    rows,
    objects: byKind,
    remarks: lines.reduce((sum, { remarks }) => sum + remarks, 0),
    generatedUnits: objects.reduce((sum, { units }) => sum + units, 0),
    rowCount,
  }
}

const none = () => ({ create: 0, change: 0, same: 0, error: 0 })

/** The whole plan in one word: what is applied later must have the same. */
export const digestPlan = async (db: Db, importId: string) => {
  const { rows } = await sql<{ digest: string }>`
    select md5(concat_ws(' ', count(*), sum(hashtextextended(
      concat_ws(' ', kind, key, outcome, case when outcome <> 'create' then object_id end, makes_units, problem, before), 0)))) as digest
    from import_object where organization_id = ${db.organizationId} and import_id = ${importId}`.execute(db)
  return rows[0]!.digest
}
