import { sql } from 'kysely'
import type { FileName } from './files.rules.ts'
import { cell, here, own, type Scope, type Tally, writeThings, wrote } from './writing.queries.ts'

const writeCollections = (scope: Scope) =>
  writeThings(scope, {
    file: 'collections.csv',
    table: 'collection',
    columns: { name: cell('name') },
    fixed: { app_id: sql`${scope.appId}` },
  })

/** The ids of a place and of what it is in. */
const idsOf = (level: string) => {
  const property = level === 'property' ? sql`t.id` : sql`t.property_id`
  const building = level === 'unit' ? sql`t.building_id` : level === 'group' ? sql`t.id` : sql`null`
  return sql`${property}::text as property_id, ${building}::text as building_id, ${level === 'unit' ? sql`t.id` : sql`null`}::text as unit_id`
}

/** The place of the app that a line names by its type and the ERP's key, with its id and level. */
export const placesOfLine = (scope: Scope) => {
  const at = (table: string, level: string) =>
    sql`select t.id, ${sql.lit(level)} as level, ${idsOf(level)} from ${sql.table(table)} t where ${cell('resourceType')} = ${sql.lit(level)}
      and ${here(scope, 't')} and t.deleted_at is null and t.external_id = ${cell('resourceId')}`
  return sql`${at('property', 'property')} union all ${at('building', 'group')} union all ${at('unit', 'unit')}`
}

export const placeOfLine = (scope: Scope) => sql`cross join lateral (${placesOfLine(scope)}) place`

const writeAssignments = async (scope: Scope): Promise<Tally> => {
  const said = sql`exchange_line l join collection c on ${here(scope, 'c')} and c.external_id = ${cell('collectionId')} ${placeOfLine(scope)}`
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
