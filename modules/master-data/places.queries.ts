import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { buildingVisibleTo, propertyVisibleTo, unitVisibleTo } from './policy.ts'

interface Wanted {
  ids?: string[] | undefined
  externalIds?: string[] | undefined
  names?: string[] | undefined
  parents?: string[] | undefined
  limit: number
  offset: number
}

export const findProperty = (db: Db, actor: Actor, id: string) =>
  db.selectFrom('property').selectAll().where(propertyVisibleTo(actor)).where('id', '=', id).executeTakeFirst()

export const listProperties = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = db
    .selectFrom('property')
    .where(propertyVisibleTo(actor))
    .$if(wanted.ids !== undefined, (query) => query.where('id', 'in', ['', ...wanted.ids!]))
    .$if(wanted.externalIds !== undefined, (query) => query.where('externalId', 'in', ['', ...wanted.externalIds!]))
    .$if(wanted.names !== undefined, (query) => query.where('name', 'in', ['', ...wanted.names!]))
  const items = await found.selectAll().orderBy('name').orderBy('id').limit(wanted.limit).offset(wanted.offset).execute()
  const { total } = await found.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items, total }
}

const groupStats = sql<{ tenantCount: number; invitationCount: number; unitCount: number; inhabitedUnits: number }>`(
  select json_build_object(
    'unitCount', count(distinct unit.id),
    'inhabitedUnits', count(distinct unit.id) filter (where period.id is not null),
    'tenantCount', count(distinct check_in.person_id),
    'invitationCount', count(distinct invited.registration_code_id))
  from unit
  left join utilisation_period period on period.organization_id = building.organization_id and period.unit_id = unit.id and period.deleted_at is null
    and period.type <> 'vacant' and period.start_date <= current_date and coalesce(period.end_date >= current_date, true)
  left join check_in on check_in.organization_id = building.organization_id and check_in.utilisation_period_id = period.id and check_in.checked_out_at is null
  left join registration_code_period invited on invited.organization_id = building.organization_id and invited.utilisation_period_id = period.id
  where unit.organization_id = building.organization_id and unit.building_id = building.id and unit.deleted_at is null)`.as('stats')

export const findGroup = (db: Db, actor: Actor, id: string) =>
  db.selectFrom('building').selectAll().select(groupStats).where(buildingVisibleTo(actor)).where('id', '=', id).executeTakeFirst()

export type GroupRow = NonNullable<Awaited<ReturnType<typeof findGroup>>>

export const listGroups = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = db
    .selectFrom('building')
    .where(buildingVisibleTo(actor))
    .$if(wanted.ids !== undefined, (query) => query.where('id', 'in', ['', ...wanted.ids!]))
    .$if(wanted.externalIds !== undefined, (query) => query.where('externalId', 'in', ['', ...wanted.externalIds!]))
    .$if(wanted.names !== undefined, (query) => query.where('name', 'in', ['', ...wanted.names!]))
    .$if(wanted.parents !== undefined, (query) => query.where('propertyId', 'in', ['', ...wanted.parents!]))
  const items = await found.selectAll().select(groupStats).orderBy('name').orderBy('id').limit(wanted.limit).offset(wanted.offset).execute()
  const { total } = await found.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items, total }
}

const unitStats = sql<{ tenantCount: number; invitationCount: number }>`(
  select json_build_object('tenantCount', count(distinct check_in.person_id), 'invitationCount', count(distinct invited.registration_code_id))
  from utilisation_period period
  left join check_in on check_in.organization_id = unit.organization_id and check_in.utilisation_period_id = period.id and check_in.checked_out_at is null
  left join registration_code_period invited on invited.organization_id = unit.organization_id and invited.utilisation_period_id = period.id
  where period.organization_id = unit.organization_id and period.unit_id = unit.id and period.deleted_at is null
    and period.start_date <= current_date and coalesce(period.end_date >= current_date, true))`.as('stats')

export const findUnit = (db: Db, actor: Actor, id: string) =>
  db.selectFrom('unit').selectAll().select(unitStats).where(unitVisibleTo(actor)).where('id', '=', id).executeTakeFirst()

export type UnitRow = NonNullable<Awaited<ReturnType<typeof findUnit>>>

export const listUnits = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = db
    .selectFrom('unit')
    .where(unitVisibleTo(actor))
    .$if(wanted.ids !== undefined, (query) => query.where('id', 'in', ['', ...wanted.ids!]))
    .$if(wanted.externalIds !== undefined, (query) => query.where('externalId', 'in', ['', ...wanted.externalIds!]))
    .$if(wanted.names !== undefined, (query) => query.where('name', 'in', ['', ...wanted.names!]))
    .$if(wanted.parents !== undefined, (query) => query.where('buildingId', 'in', ['', ...wanted.parents!]))
  const items = await found.selectAll().select(unitStats).orderBy('name').orderBy('id').limit(wanted.limit).offset(wanted.offset).execute()
  const { total } = await found.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items, total }
}

export const insertProperty = (db: Db, values: Insertable<Tables['property']>) =>
  db.insertInto('property').values(values).returningAll().executeTakeFirstOrThrow()

export const setProperty = (db: Db, id: string, values: Updateable<Tables['property']>) =>
  db.updateTable('property').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const insertGroup = async (db: Db, actor: Actor, values: Insertable<Tables['building']>) => {
  const { id } = await db.insertInto('building').values(values).returning('id').executeTakeFirstOrThrow()
  return (await findGroup(db, actor, id))!
}

/** Changes a building; its units are found by its address, so theirs is written anew. */
export const setGroup = async (db: Db, actor: Actor, id: string, values: Updateable<Tables['building']>) => {
  await db.updateTable('building').set(values).where('id', '=', id).execute()
  await refreshSearch(db, id)
  return (await findGroup(db, actor, id))!
}

export const insertUnit = async (db: Db, actor: Actor, values: Insertable<Tables['unit']>) => {
  const { id } = await db.insertInto('unit').values(values).returning('id').executeTakeFirstOrThrow()
  await refreshSearch(db, values.buildingId as string, id)
  return (await findUnit(db, actor, id))!
}

export const setUnit = async (db: Db, actor: Actor, id: string, values: Updateable<Tables['unit']>) => {
  const { buildingId } = await db.updateTable('unit').set(values).where('id', '=', id).returning('buildingId').executeTakeFirstOrThrow()
  await refreshSearch(db, buildingId, id)
  return (await findUnit(db, actor, id))!
}

const refreshSearch = async (db: Db, buildingId: string, unitId: string | null = null) => {
  await sql`update unit set search = palier.searchable(concat_ws(' ', building.name, building.street, building.house_number,
      building.postal_code, building.city, unit.name, unit.external_id))
    from building where unit.organization_id = ${db.organizationId} and building.organization_id = ${db.organizationId}
      and unit.building_id = building.id and building.id = ${buildingId} and coalesce(unit.id = ${unitId}, true)`.execute(db)
}

/** Moves a building, and with it all that is in it, to another property. */
export const moveGroup = async (db: Db, id: string, property: { id: string; appId: string }) => {
  const to = sql`property_id = ${property.id}, app_id = ${property.appId}`
  const mine = sql`organization_id = ${db.organizationId} and building_id = ${id}`
  await sql`update building set ${to} where organization_id = ${db.organizationId} and id = ${id}`.execute(db)
  await sql`update unit set ${to} where ${mine}`.execute(db)
  await sql`update utilisation_period set ${to} where ${mine}`.execute(db)
  await sql`update ticket set ${to} where ${mine}`.execute(db)
  await sql`update custom_item set property_id = ${property.id} where ${mine}`.execute(db)
}

/** Moves a unit, and with it all that is in it, to another building. */
export const moveUnit = async (db: Db, id: string, building: { id: string; propertyId: string; appId: string }) => {
  const to = sql`building_id = ${building.id}, property_id = ${building.propertyId}, app_id = ${building.appId}`
  const mine = sql`organization_id = ${db.organizationId} and unit_id = ${id}`
  await sql`update unit set ${to} where organization_id = ${db.organizationId} and id = ${id}`.execute(db)
  await sql`update utilisation_period set ${to} where ${mine}`.execute(db)
  await sql`update ticket set ${to} where ${mine}`.execute(db)
  await sql`update custom_item set property_id = ${building.propertyId}, building_id = ${building.id} where ${mine}`.execute(db)
}

const has = async (query: { executeTakeFirst: () => Promise<unknown> }) => (await query.executeTakeFirst()) !== undefined

export const hasGroups = (db: Db, propertyId: string) =>
  has(db.selectFrom('building').select('id').where('propertyId', '=', propertyId).where('deletedAt', 'is', null))
export const hasUnits = (db: Db, buildingId: string) =>
  has(db.selectFrom('unit').select('id').where('buildingId', '=', buildingId).where('deletedAt', 'is', null))
export const hasOpenPeriods = (db: Db, unitId: string) =>
  has(
    db
      .selectFrom('utilisationPeriod')
      .select('id')
      .where('unitId', '=', unitId)
      .where('deletedAt', 'is', null)
      .where(sql<boolean>`coalesce(end_date >= current_date, true)`),
  )

type Level = 'property' | 'building' | 'unit'

export const setDeleted = (db: Db, level: Level, id: string, deletedAt: Date | null) =>
  db.updateTable(level as 'unit').set({ deletedAt }).where('id', '=', id).execute()

/** A deleted place, when all above it is still there. */
export const findDeleted = async (db: Db, id: string) => {
  for (const level of ['property', 'building', 'unit'] as const) {
    const found = await db
      .selectFrom(level as 'unit')
      .selectAll()
      .where('id', '=', id)
      .where('deletedAt', '>', new Date(Date.now() - 30 * 86_400_000))
      .executeTakeFirst()
    if (found) return { ...found, level }
  }
  return undefined
}
