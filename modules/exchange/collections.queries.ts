import { sql } from 'kysely'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import { writeCollectionPlaces, writeCollections } from '#modules/master-data/public.ts'
import type { FileName } from './files.rules.ts'
import { cell, ofApp, said, type Scope } from './writing.queries.ts'

/** The ids of a place and of what it is in. */
const idsOf = (level: string) => {
  const property = level === 'property' ? sql`t.id` : sql`t.property_id`
  const building = level === 'unit' ? sql`t.building_id` : level === 'building' ? sql`t.id` : sql`null`
  return sql`${property}::text as property_id, ${building}::text as building_id, ${level === 'unit' ? sql`t.id` : sql`null`}::text as unit_id`
}

/** The place of the app that a line names by its type and the ERP's key, with its id and level. */
export const placesOfLine = (scope: Scope) => {
  const at = (level: string, resource: string) =>
    sql`select t.id::text as id, ${sql.lit(level)} as level, ${idsOf(level)} from ${sql.table(level)} t where ${cell('resourceType')} = ${sql.lit(resource)}
      and ${ofApp(scope, 't')} and t.deleted_at is null and t.external_id = ${cell('resourceId')}`
  return sql`${at('property', 'property')} union all ${at('building', 'group')} union all ${at('unit', 'unit')}`
}

export const placeOfLine = (scope: Scope) => sql`cross join lateral (${placesOfLine(scope)}) place`

const assignments = (scope: Scope) =>
  said(
    'collectionAssignments.csv',
    { collection_key: cell('collectionId'), object_id: sql`place.id` },
    { from: placeOfLine(scope) },
  )

/** What writes named sets of places. */
export const collectionWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'collections.csv': ({ bulk, appId }) =>
    writeCollections(bulk, { appId, said: said('collections.csv', { name: cell('name') }) }),
  'collectionAssignments.csv': (scope) =>
    writeCollectionPlaces(scope.bulk, { appId: scope.appId, said: assignments(scope) }),
}
