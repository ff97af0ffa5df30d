import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { PlaceType } from './contract.ts'
import { buildingVisibleTo, propertyVisibleTo, unitVisibleTo } from './policy.ts'

export interface PlaceRow {
  id: string
  type: PlaceType
  name: string
  appId: string
  appName: string
  propertyId: string | null
  propertyName: string | null
  buildingId: string | null
  buildingName: string | null
  readOnly: boolean
  groupCount: number
  unitCount: number
  inhabitedUnitCount: number
}

interface Page {
  after: { name: string; id: string } | undefined
  limit: number
}

const lived = (db: Db) => sql`exists (select from utilisation_period period where period.organization_id = ${db.organizationId}
  and period.unit_id = unit.id and period.type <> 'vacant' and period.deleted_at is null
  and period.start_date <= current_date and coalesce(period.end_date >= current_date, true))`

const beyond = (table: string, after: Page['after']) =>
  after ? sql<SqlBool>`(${sql.ref(`${table}.name`)}, ${sql.ref(`${table}.id`)}) > (${after.name}, ${after.id})` : sql<SqlBool>`true`

/** The apps at the root of the tree. */
export const listAppNodes = async (db: Db, actor: Actor): Promise<PlaceRow[]> => {
  const { rows } = await sql<PlaceRow>`
    select app.id, 'App' as type, app.name, app.id as app_id, app.name as app_name, null as property_id, null as property_name,
      null as building_id, null as building_name, false as read_only,
      (select count(*) from building where organization_id = ${db.organizationId} and app_id = app.id and deleted_at is null) as group_count,
      0 as unit_count, 0 as inhabited_unit_count
    from app where organization_id = ${db.organizationId} and app.id = any(${appsOf(actor)}) order by app.name, app.id limit 200`.execute(db)
  return rows
}

const propertyNodes = (db: Db, where: RawBuilder<SqlBool>, order: RawBuilder<unknown>, limit: number) => sql<PlaceRow>`
  select found.id, 'Property' as type, found.name, app.id as app_id, app.name as app_name, null as property_id, null as property_name,
    null as building_id, null as building_name, found.read_only,
    (select count(*) from building where organization_id = ${db.organizationId} and property_id = found.id and deleted_at is null) as group_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and property_id = found.id and deleted_at is null) as unit_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and property_id = found.id and deleted_at is null and ${lived(db)}) as inhabited_unit_count
  from (select * from property where property.organization_id = ${db.organizationId} and ${where} order by ${order} limit ${limit}) found
  join app on app.organization_id = ${db.organizationId} and app.id = found.app_id`

const buildingNodes = (db: Db, where: RawBuilder<SqlBool>, order: RawBuilder<unknown>, limit: number) => sql<PlaceRow>`
  select found.id, 'Group' as type, found.name, app.id as app_id, app.name as app_name, property.id as property_id, property.name as property_name,
    null as building_id, null as building_name, found.read_only, 0 as group_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and building_id = found.id and deleted_at is null) as unit_count,
    (select count(*) from unit where organization_id = ${db.organizationId} and building_id = found.id and deleted_at is null and ${lived(db)}) as inhabited_unit_count
  from (select * from building where building.organization_id = ${db.organizationId} and ${where} order by ${order} limit ${limit}) found
  join property on property.organization_id = ${db.organizationId} and property.id = found.property_id
  join app on app.organization_id = ${db.organizationId} and app.id = found.app_id`

const unitNodes = (db: Db, where: RawBuilder<SqlBool>, order: RawBuilder<unknown>, limit: number) => sql<PlaceRow>`
  select unit.id, 'Unit' as type, unit.name, app.id as app_id, app.name as app_name, property.id as property_id, property.name as property_name,
    building.id as building_id, building.name as building_name, unit.read_only, 0 as group_count, 0 as unit_count,
    case when ${lived(db)} then 1 else 0 end as inhabited_unit_count
  from (select * from unit where unit.organization_id = ${db.organizationId} and ${where} order by ${order} limit ${limit}) unit
  join building on building.organization_id = ${db.organizationId} and building.id = unit.building_id
  join property on property.organization_id = ${db.organizationId} and property.id = unit.property_id
  join app on app.organization_id = ${db.organizationId} and app.id = unit.app_id`

/** The children of a node, by name as people read it ("9" before "10"), a page at a time. */
export const listChildren = async (db: Db, actor: Actor, parent: { type: string; id: string }, { after, limit }: Page) => {
  const byName = (table: string) => sql`${sql.ref(`${table}.name`)}, ${sql.ref(`${table}.id`)}`
  const query =
    parent.type === 'App'
      ? propertyNodes(db, sql`property.app_id = ${parent.id} and ${propertyVisibleTo(actor)} and ${beyond('property', after)}`, byName('property'), limit)
      : parent.type === 'Property'
        ? buildingNodes(db, sql`building.property_id = ${parent.id} and ${buildingVisibleTo(actor)} and ${beyond('building', after)}`, byName('building'), limit)
        : unitNodes(db, sql`unit.building_id = ${parent.id} and ${unitVisibleTo(actor)} and ${beyond('unit', after)}`, byName('unit'), limit)
  return (await sql<PlaceRow>`select * from (${query}) child order by name, id`.execute(db)).rows
}

const MOST_CANDIDATES = 300
const MOST_HITS = 20

/**
 * What a person means by a few letters: every word must occur in a name or an address. Of the first candidates those
 * come first that contain the words just as they were typed, so that "Kramgasse 1" finds number 1 before number 12.
 */
export const searchPlaces = async (db: Db, actor: Actor, search: string) => {
  const folded = search.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  const tokens = folded.split(/[\s,]+/).filter((token) => token !== '').slice(0, 8)
  if (tokens.length === 0) return []
  const like = (table: string) =>
    sql.join(
      tokens.map((token) => sql<SqlBool>`${sql.ref(`${table}.search`)} like ${`%${token.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`}`),
      sql` and `,
    )
  const exact = String.raw`\m${tokens.map((token) => token.replaceAll(/\W/g, String.raw`\$&`)).join(String.raw`\W+`)}\M`
  const candidates = (table: string, visible: RawBuilder<SqlBool>) =>
    sql<SqlBool>`${sql.ref(`${table}.id`)} = any(array(select id from ${sql.table(table)} where organization_id = ${db.organizationId}
      and ${like(table)} and ${visible} limit ${MOST_CANDIDATES}))`
  const best = (table: string) => sql`${sql.ref(`${table}.search`)} ~ ${exact} desc, ${sql.ref(`${table}.name`)}, ${sql.ref(`${table}.id`)}`
  const parts = [
    propertyNodes(db, candidates('property', propertyVisibleTo(actor)), best('property'), 5),
    buildingNodes(db, candidates('building', buildingVisibleTo(actor)), best('building'), 10),
    unitNodes(db, candidates('unit', unitVisibleTo(actor)), best('unit'), MOST_HITS),
  ]
  const found: PlaceRow[] = []
  for (const part of parts) found.push(...(await part.execute(db)).rows)
  return found
}
