import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Key } from '#kernel/server/paging.ts'
import { buildingVisibleTo, propertyVisibleTo, unitVisibleTo } from '../policy.ts'
import type { PlaceType } from './contract.ts'

export interface PlaceRow {
  id: string
  type: PlaceType
  name: string
  detail: string | null
  appId: string
  appName: string
  propertyId: string | null
  propertyName: string | null
  buildingId: string | null
  buildingName: string | null
  readOnly: boolean
  groupCount: number
  unitCount: number
  inhabitedUnitCount: number | null
}

type Found = RawBuilder<unknown>

/** Units somebody lives in or works in today, where the property is; `within` narrows the periods. */
const inhabited = (
  db: Db,
  within: RawBuilder<SqlBool>,
) => sql`(select count(distinct period.unit_id) from utilisation_period period
  where period.organization_id = ${db.organizationId} and ${within} and period.deleted_at is null and period.type <> 'vacant'
    and period.start_date <= today.day and coalesce(period.end_date >= today.day, true))`

// Without the offset the day would be worked out for every period.
const today = sql`cross join lateral (select palier.today(property.timezone) as day offset 0) today`
const above = (db: Db, table: string, column: string, id: string) =>
  sql`join ${sql.table(table)} on ${sql.ref(`${table}.organization_id`)} = ${db.organizationId} and ${sql.ref(`${table}.id`)} = ${sql.ref(`${column}.${id}`)}`

/** Apps as nodes. */
const appNodes = (db: Db, where: RawBuilder<SqlBool>) => sql<PlaceRow>`
  select app.id, 'App' as type, app.name, null as detail, app.id as app_id, app.name as app_name, null as property_id,
    null as property_name, null as building_id, null as building_name, false as read_only, null as inhabited_unit_count,
    (select count(*) from building where organization_id = ${db.organizationId} and app_id = app.id and deleted_at is null) as group_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and app_id = app.id and deleted_at is null) as unit_count
  from app where app.organization_id = ${db.organizationId} and ${where} order by app.name, app.id limit 200`

/** Properties as nodes; `found` gives their ids and their position. */
export const propertyNodes = (db: Db, found: Found) => sql<PlaceRow>`
  select found.position, property.id, 'Property' as type, property.name, property.label as detail, app.id as app_id, app.name as app_name,
    null as property_id, null as property_name, null as building_id, null as building_name, property.read_only,
    (select count(*) from building where organization_id = ${db.organizationId} and property_id = property.id and deleted_at is null) as group_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and property_id = property.id and deleted_at is null) as unit_count,
    ${inhabited(db, sql`period.property_id = property.id`)} as inhabited_unit_count
  from (${found}) found ${above(db, 'property', 'found', 'id')} ${above(db, 'app', 'property', 'app_id')} ${today} order by found.position`

/** Buildings as nodes; `found` gives their ids and positions. */
export const buildingNodes = (db: Db, found: Found) => sql<PlaceRow>`
  select found.position, building.id, 'Group' as type, building.name, nullif(concat_ws(' ', building.postal_code, building.city), '') as detail,
    app.id as app_id, app.name as app_name, property.id as property_id, property.name as property_name, null as building_id,
    null as building_name, building.read_only, 0 as group_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and building_id = building.id and deleted_at is null) as unit_count,
    ${inhabited(db, sql`period.unit_id in (select id from unit where organization_id = ${db.organizationId} and building_id = building.id and deleted_at is null)`)} as inhabited_unit_count
  from (${found}) found ${above(db, 'building', 'found', 'id')} ${above(db, 'property', 'building', 'property_id')}
    ${above(db, 'app', 'property', 'app_id')} ${today} order by found.position`

/** Units as nodes; `found` gives their ids and positions. */
export const unitNodes = (db: Db, found: Found) => sql<PlaceRow>`
  select found.position, unit.id, 'Unit' as type, unit.name, unit.object_type as detail, app.id as app_id, app.name as app_name,
    property.id as property_id, property.name as property_name, building.id as building_id, building.name as building_name,
    unit.read_only, 0 as group_count, 0 as unit_count, ${inhabited(db, sql`period.unit_id = unit.id`)} as inhabited_unit_count
  from (${found}) found ${above(db, 'unit', 'found', 'id')} ${above(db, 'building', 'unit', 'building_id')}
    ${above(db, 'property', 'unit', 'property_id')} ${above(db, 'app', 'property', 'app_id')} ${today} order by found.position`

/** The apps at the root of the tree. */
export const listAppNodes = async (db: Db, actor: Actor) =>
  (await appNodes(db, sql`app.id = any(${appsOf(actor)})`).execute(db)).rows

const levels = {
  App: { table: 'property', column: 'app_id', visible: propertyVisibleTo, nodes: propertyNodes },
  Property: { table: 'building', column: 'property_id', visible: buildingVisibleTo, nodes: buildingNodes },
  Group: { table: 'unit', column: 'building_id', visible: unitVisibleTo, nodes: unitNodes },
} as const

interface Page {
  after: Key | undefined
  limit: number
}

/** The children of a node, by name as people read it ("9" before "10"), a page at a time. */
export const listChildren = async (
  db: Db,
  actor: Actor,
  parent: { type: keyof typeof levels; id: string },
  { after, limit }: Page,
) => {
  const { table, column, visible, nodes } = levels[parent.type]
  const beyond = after ? sql<SqlBool>`(name, id) > (${after.at}, ${after.id})` : sql<SqlBool>`true`
  const found = sql`select id, row_number() over (order by name, id) as position from ${sql.table(table)}
    where organization_id = ${db.organizationId} and ${sql.ref(column)} = ${parent.id} and ${visible(actor)} and ${beyond}
    order by name, id limit ${limit}`
  return (await nodes(db, found).execute(db)).rows
}

/** One node, of whatever level it is. */
export const findNode = async (db: Db, actor: Actor, id: string) => {
  const one = (table: string, visible: RawBuilder<SqlBool>) =>
    sql`select id, 1 as position from ${sql.table(table)} where organization_id = ${db.organizationId} and id = ${id} and ${visible}`
  const queries = [
    unitNodes(db, one('unit', unitVisibleTo(actor))),
    buildingNodes(db, one('building', buildingVisibleTo(actor))),
    propertyNodes(db, one('property', propertyVisibleTo(actor))),
    appNodes(db, sql`app.id = ${id} and app.id = any(${appsOf(actor)})`),
  ]
  const found = await Promise.all(queries.map((query) => query.execute(db)))
  return found.flatMap(({ rows }) => rows)[0]
}
