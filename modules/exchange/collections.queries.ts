import { sql } from 'kysely'
import type { FileName } from './files.rules.ts'
import { cell, own, type Scope, type Tally, writeThings, wrote } from './writing.queries.ts'

const writeCollections = (scope: Scope) =>
  writeThings(scope, {
    file: 'collections.csv',
    table: 'collection',
    columns: { name: cell('name') },
    fixed: { app_id: sql`${scope.appId}` },
  })

/** The place that a line names by its type and the ERP's key, as `place` with its id and level. */
export const placeOfLine = (scope: Scope) => {
  const at = (table: string, level: string) =>
    sql`select t.id, ${sql.lit(level)} as level from ${sql.table(table)} t where ${cell('resourceType')} = ${sql.lit(level)}
      and ${own(scope, 't')} and t.deleted_at is null and t.external_id = ${cell('resourceId')}`
  return sql`cross join lateral (${at('property', 'property')} union all ${at('building', 'group')} union all ${at('unit', 'unit')}) place`
}

const writeAssignments = async (scope: Scope): Promise<Tally> => {
  const said = sql`exchange_line l join collection c on ${own(scope, 'c')} and c.external_id = ${cell('collectionId')} ${placeOfLine(scope)}`
  const deleted = await wrote(
    scope,
    'collection_place',
    sql`delete from collection_place p using ${said} where l.file = 'collectionAssignments.csv' and l.op = 'delete'
      and ${own(scope, 'p')} and p.collection_id = c.id and p.object_id = place.id`,
  )
  const created = await wrote(
    scope,
    'collection_place',
    sql`insert into collection_place (organization_id, collection_id, object_id)
      select ${scope.db.organizationId}, c.id, place.id from ${said} where l.file = 'collectionAssignments.csv' and l.op <> 'delete'
      on conflict do nothing`,
  )
  return { created, changed: 0, deleted }
}

/** What writes named sets of places. */
export const collectionWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'collections.csv': writeCollections,
  'collectionAssignments.csv': writeAssignments,
}
