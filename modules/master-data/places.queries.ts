import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { buildingVisibleTo, propertyVisibleTo, unitVisibleTo } from './policy.ts'
import { searchTextOfUnit, wordsOfBuilding } from './search-text.queries.ts'

export interface Wanted {
  ids?: string[] | undefined
  externalIds?: string[] | undefined
  names?: string[] | undefined
  parents?: string[] | undefined
  limit: number
  offset: number
}

const any = (column: string, values: string[] | undefined) =>
  values ? sql<boolean>`${sql.ref(column)} = any(${values})` : sql<boolean>`true`
const total = (count: { total: number }) => count.total

const properties = (db: Db, actor: Actor) => db.selectFrom('property').where(propertyVisibleTo(actor))

export const findProperty = (db: Db, actor: Actor, id: string) =>
  properties(db, actor).selectAll().where('id', '=', id).executeTakeFirst()
export type PropertyRow = NonNullable<Awaited<ReturnType<typeof findProperty>>>

/** Like findProperty, for those who delete it or move something into it. */
export const lockProperty = (db: Db, actor: Actor, id: string) =>
  properties(db, actor).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Like findProperty, for those who put something into it: it stays where it is until they are done. */
export const holdProperty = (db: Db, actor: Actor, id: string) =>
  properties(db, actor).selectAll().where('id', '=', id).forShare().executeTakeFirst()

const wantedProperties = (db: Db, actor: Actor, wanted: Wanted) =>
  properties(db, actor)
    .where(any('property.id', wanted.ids))
    .where(any('property.externalId', wanted.externalIds))
    .where(any('property.name', wanted.names))
    .where(any('property.appId', wanted.parents))

/** The ids of all of them, in the order of their names. */
export const listPropertyIds = async (db: Db, actor: Actor, wanted: Wanted) =>
  (await wantedProperties(db, actor, wanted).select('id').orderBy('name').orderBy('id').execute()).map(
    ({ id }) => id,
  )

export const listProperties = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = wantedProperties(db, actor, wanted)
  const items = await found
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  const count = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total: total(count) }
}

const here = sql`(select palier.today(property.timezone) from property
  where property.organization_id = ${currentOrganization} and property.id = building.property_id)`

const groupStats = sql<{
  tenantCount: number
  invitationCount: number
  unitCount: number
  inhabitedUnits: number
}>`(
  select json_build_object(
    'unitCount', count(distinct unit.id),
    'inhabitedUnits', count(distinct unit.id) filter (where period.id is not null),
    'tenantCount', count(distinct check_in.person_id),
    'invitationCount', count(distinct code.id))
  from unit
  left join utilisation_period period on period.organization_id = ${currentOrganization} and period.unit_id = unit.id and period.deleted_at is null
    and period.type <> 'vacant' and period.start_date <= ${here} and coalesce(period.end_date >= ${here}, true)
  left join check_in on check_in.organization_id = ${currentOrganization} and check_in.utilisation_period_id = period.id and check_in.checked_out_at is null
  left join registration_code_period invited on invited.organization_id = ${currentOrganization} and invited.utilisation_period_id = period.id and invited.ended_at is null
  left join registration_code code on code.organization_id = ${currentOrganization} and code.id = invited.registration_code_id and code.withdrawn_at is null
  where unit.organization_id = ${currentOrganization} and unit.building_id = building.id and unit.deleted_at is null)`.as(
  'stats',
)

const groups = (db: Db, actor: Actor) => db.selectFrom('building').where(buildingVisibleTo(actor))

export const findGroup = (db: Db, actor: Actor, id: string) =>
  groups(db, actor).selectAll().select(groupStats).where('id', '=', id).executeTakeFirst()
export type GroupRow = NonNullable<Awaited<ReturnType<typeof findGroup>>>

export const lockGroup = (db: Db, actor: Actor, id: string) =>
  groups(db, actor).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const holdGroup = (db: Db, actor: Actor, id: string) =>
  groups(db, actor).selectAll().where('id', '=', id).forShare().executeTakeFirst()

const wantedGroups = (db: Db, actor: Actor, wanted: Wanted) =>
  groups(db, actor)
    .where(any('building.id', wanted.ids))
    .where(any('building.externalId', wanted.externalIds))
    .where(any('building.name', wanted.names))
    .where(any('building.propertyId', wanted.parents))

/** The ids of all of them, in the order of their names. */
export const listGroupIds = async (db: Db, actor: Actor, wanted: Wanted) =>
  (await wantedGroups(db, actor, wanted).select('id').orderBy('name').orderBy('id').execute()).map(
    ({ id }) => id,
  )

export const listGroups = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = wantedGroups(db, actor, wanted)
  const items = await found
    .selectAll()
    .select(groupStats)
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  const count = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total: total(count) }
}

const unitStats = sql<{ tenantCount: number; invitationCount: number }>`(
  select json_build_object('tenantCount', count(distinct check_in.person_id), 'invitationCount', count(distinct code.id))
  from utilisation_period period
  join property on property.organization_id = ${currentOrganization} and property.id = period.property_id
  left join check_in on check_in.organization_id = ${currentOrganization} and check_in.utilisation_period_id = period.id and check_in.checked_out_at is null
  left join registration_code_period invited on invited.organization_id = ${currentOrganization} and invited.utilisation_period_id = period.id and invited.ended_at is null
  left join registration_code code on code.organization_id = ${currentOrganization} and code.id = invited.registration_code_id and code.withdrawn_at is null
  where period.organization_id = ${currentOrganization} and period.unit_id = unit.id and period.deleted_at is null
    and period.start_date <= palier.today(property.timezone) and coalesce(period.end_date >= palier.today(property.timezone), true))`.as(
  'stats',
)

const units = (db: Db, actor: Actor) => db.selectFrom('unit').where(unitVisibleTo(actor))

export const findUnit = (db: Db, actor: Actor, id: string) =>
  units(db, actor).selectAll().select(unitStats).where('id', '=', id).executeTakeFirst()
export type UnitRow = NonNullable<Awaited<ReturnType<typeof findUnit>>>

export const lockUnit = (db: Db, actor: Actor, id: string) =>
  units(db, actor).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

const wantedUnits = (db: Db, actor: Actor, wanted: Wanted) =>
  units(db, actor)
    .where(any('unit.id', wanted.ids))
    .where(any('unit.externalId', wanted.externalIds))
    .where(any('unit.name', wanted.names))
    .where(any('unit.buildingId', wanted.parents))

/** The ids of all of them, in the order of their names. */
export const listUnitIds = async (db: Db, actor: Actor, wanted: Wanted) =>
  (await wantedUnits(db, actor, wanted).select('id').orderBy('name').orderBy('id').execute()).map(
    ({ id }) => id,
  )

export const listUnits = async (db: Db, actor: Actor, wanted: Wanted) => {
  const found = wantedUnits(db, actor, wanted)
  const items = await found
    .selectAll()
    .select(unitStats)
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  const count = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total: total(count) }
}

const next = sql<number>`version + 1`

export const insertProperty = (db: Db, values: Insertable<Tables['property']>) =>
  db.insertInto('property').values(values).returningAll().executeTakeFirstOrThrow()

/** Changes a property; undefined when it is not the version that the change was made to. */
export const setProperty = (db: Db, id: string, values: Updateable<Tables['property']>, version?: number) =>
  db
    .updateTable('property')
    .set({ ...values, version: next })
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returningAll()
    .executeTakeFirst()

export const insertGroup = async (db: Db, actor: Actor, values: Insertable<Tables['building']>) => {
  const { id } = await db.insertInto('building').values(values).returning('id').executeTakeFirstOrThrow()
  return (await findGroup(db, actor, id))!
}

/** Changes a building as setProperty does; its units are found by its address, so theirs is written anew. */
export const setGroup = async (
  db: Db,
  actor: Actor,
  id: string,
  values: Updateable<Tables['building']>,
  version?: number,
) => {
  const changed = await db
    .updateTable('building')
    .set({ ...values, version: next })
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returning('id')
    .executeTakeFirst()
  if (!changed) return undefined
  await renewSearch(db, id)
  return findGroup(db, actor, id)
}

export const insertUnit = async (db: Db, actor: Actor, values: Insertable<Tables['unit']>) => {
  const { id } = await db.insertInto('unit').values(values).returning('id').executeTakeFirstOrThrow()
  await renewSearch(db, values.buildingId as string, id)
  return (await findUnit(db, actor, id))!
}

/** Changes a unit as setProperty does. */
export const setUnit = async (
  db: Db,
  actor: Actor,
  id: string,
  values: Updateable<Tables['unit']>,
  version?: number,
) => {
  const changed = await db
    .updateTable('unit')
    .set({ ...values, version: next })
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returning('buildingId')
    .executeTakeFirst()
  if (!changed) return undefined
  await renewSearch(db, changed.buildingId, id)
  return findUnit(db, actor, id)
}

/** A unit is found by the address of its building too: written anew where it changed. */
const renewSearch = async (db: Db, buildingId: string, unitId: string | null = null) => {
  const words = searchTextOfUnit(wordsOfBuilding('building'), {
    name: sql.ref('unit.name'),
    externalId: sql.ref('unit.external_id'),
  })
  await sql`update unit set search = ${words} from building
    where unit.organization_id = ${db.organizationId} and building.organization_id = ${db.organizationId} and unit.building_id = building.id
      and building.id = ${buildingId} and coalesce(unit.id = ${unitId}, true) and unit.search <> ${words}`.execute(
    db,
  )
}
