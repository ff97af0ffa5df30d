import { type RawBuilder, sql } from 'kysely'
import { type Actor, channelsOf } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import type { Key } from '#kernel/server/paging.ts'
import { DAYS_TO_RESTORE } from '../changes.rules.ts'
import { notKept } from './kept.queries.ts'

export type Level = 'property' | 'building' | 'unit'

export const setDeleted = (db: Db, level: Level, id: string, deletedAt: Date | null) =>
  db
    .updateTable(level as 'unit')
    .set({ deletedAt })
    .where('id', '=', id)
    .execute()

const has = async (query: { executeTakeFirst: () => Promise<unknown> }) =>
  (await query.executeTakeFirst()) !== undefined

export const hasGroups = (db: Db, propertyId: string) =>
  has(
    db
      .selectFrom('building')
      .select('id')
      .where('propertyId', '=', propertyId)
      .where('deletedAt', 'is', null),
  )
export const hasUnits = (db: Db, buildingId: string) =>
  has(db.selectFrom('unit').select('id').where('buildingId', '=', buildingId).where('deletedAt', 'is', null))

/** Is there a period today or later, where the property is? */
export const hasOpenPeriods = (db: Db, unitId: string) =>
  has(
    db
      .selectFrom('utilisationPeriod')
      .innerJoin('property', 'property.id', 'utilisationPeriod.propertyId')
      .select('utilisationPeriod.id')
      .where('unitId', '=', unitId)
      .where('utilisationPeriod.deletedAt', 'is', null)
      .where(sql<boolean>`coalesce(end_date >= palier.today(property.timezone), true)`),
  )

export interface DeletedRow {
  id: string
  level: Level
  name: string
  deletedAt: Date
  /** The same to the microsecond, for the key of the next page. */
  at: string
  byId: string | null
  byName: string | null
  appId: string
  appName: string
  propertyId: string | null
  propertyName: string | null
  buildingId: string | null
  buildingName: string | null
  /** Is all above it still there? */
  rooted: boolean
}

const deleted = (db: Db, actor: Actor, where: RawBuilder<boolean>, limit: number) => {
  const organization = sql`organization_id = ${db.organizationId}`
  const channels = channelsOf(actor, 'places.edit')
  const recent = (table: string) =>
    sql`${sql.ref(`${table}.organization_id`)} = ${db.organizationId} and ${sql.ref(`${table}.deleted_at`)} > now() - make_interval(days => ${DAYS_TO_RESTORE})`
  return sql<DeletedRow>`select place.*, place.deleted_at::text as at, app.name as app_name, deletion.by_id, deletion.by_name from (
      select id, 'property' as level, name, deleted_at, app_id, null as property_id, null as property_name, null as building_id,
        null as building_name, true as rooted
      from property where ${recent('property')} and ${reached(channels, { app: sql`app_id`, property: sql`id` })}
      union all
      select building.id, 'building', building.name, building.deleted_at, building.app_id, property.id, property.name, null, null, property.deleted_at is null
      from building join property on property.${organization} and property.id = building.property_id
      where ${recent('building')} and ${reached(channels, { app: sql`building.app_id`, property: sql`building.property_id`, building: sql`building.id` })}
      union all
      select unit.id, 'unit', unit.name, unit.deleted_at, unit.app_id, property.id, property.name, building.id, building.name,
        property.deleted_at is null and building.deleted_at is null
      from unit join building on building.${organization} and building.id = unit.building_id
      join property on property.${organization} and property.id = unit.property_id
      where ${recent('unit')}
        and ${reached(channels, { app: sql`unit.app_id`, property: sql`unit.property_id`, building: sql`unit.building_id`, unit: sql`unit.id` })}
    ) place join app on app.${organization} and app.id = place.app_id
    left join lateral (select event.actor_id as by_id, person.username as by_name
      from event left join person on person.${organization} and person.id = event.actor_id
      where event.${organization} and event.subject_id = place.id and event.type ~ '^(property|group|unit)[.]deleted$'
      order by event.occurred_at desc, event.id desc limit 1) deletion on true
    where ${where} order by deleted_at desc, place.id desc limit ${limit}`
}

/** A page of what can be brought back, the newest first; `after` is the deletion of the last one that was seen. */
export const listDeleted = async (
  db: Db,
  actor: Actor,
  { after, limit }: { after: Key | undefined; limit: number },
) => {
  const beyond = after
    ? sql<boolean>`(deleted_at, place.id) < (${after.at}, ${after.id})`
    : sql<boolean>`true`
  return (await deleted(db, actor, beyond, limit).execute(db)).rows
}

export const findDeleted = async (db: Db, actor: Actor, id: string) => {
  const { rows } = await deleted(db, actor, sql<boolean>`place.id = ${id}`, 1).execute(db)
  return rows[0]
}

/**
 * Forgets for good what was deleted longer ago, from the bottom up. A place that something speaks of for ever stays behind
 * as a row that nobody sees, so that its history keeps its address.
 */
export const purgeDeleted = async (db: Db, modules: readonly Module[]) => {
  const organization = sql`organization_id = ${db.organizationId}`
  const gone = sql`deleted_at < now() - make_interval(days => ${DAYS_TO_RESTORE})`
  const unspoken = (level: Level) => notKept(db, modules, level, ['for-ever'])
  const units = sql`select place.id from unit place where place.${organization} and ${gone} and ${unspoken('unit')}`
  await sql`delete from utilisation_period where ${organization} and unit_id in (${units})`.execute(db)
  await sql`delete from unit where ${organization} and id in (${units})`.execute(db)
  await sql`delete from building where ${organization} and id in (select place.id from building place where place.${organization} and ${gone}
    and ${unspoken('building')} and not exists (select from unit where unit.${organization} and unit.building_id = place.id))`.execute(
    db,
  )
  await sql`delete from property where ${organization} and id in (select place.id from property place where place.${organization} and ${gone}
    and ${unspoken('property')} and not exists (select from building where building.${organization} and building.property_id = place.id))`.execute(
    db,
  )
}
