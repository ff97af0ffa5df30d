import { conflict } from '#kernel/contract/problem.ts'
import { sql } from 'kysely'
import { abilitiesOf, type ObjectType, Role } from '#kernel/contract/roles.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { PROGRAM, visibleTo } from './policy.ts'
import { permissionGranted } from './events.ts'

export const columnOf = { App: 'appId', Property: 'propertyId', Group: 'buildingId', Unit: 'unitId' } as const

type Found = (Place & { deletedAt?: Date | null }) | undefined

/** Where an app, property, building or unit is in the tree; undefined when there is none. */
export const findPlace = async (db: Db, type: ObjectType, id: string): Promise<Found> => {
  if (type === 'App')
    return db.selectFrom('app').select('id as appId').where('id', '=', id).executeTakeFirst()
  if (type === 'Property')
    return db
      .selectFrom('property')
      .select(['appId', 'id as propertyId', 'deletedAt'])
      .where('id', '=', id)
      .executeTakeFirst()
  if (type === 'Group')
    return db
      .selectFrom('building')
      .select(['appId', 'propertyId', 'id as buildingId', 'deletedAt'])
      .where('id', '=', id)
      .executeTakeFirst()
  return db
    .selectFrom('unit')
    .select(['appId', 'propertyId', 'buildingId', 'id as unitId', 'deletedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

const permissions = (db: Db) =>
  db
    .selectFrom('permission')
    .leftJoin('app', 'app.id', 'permission.appId')
    .leftJoin('property', 'property.id', 'permission.propertyId')
    .leftJoin('building', 'building.id', 'permission.buildingId')
    .leftJoin('unit', 'unit.id', 'permission.unitId')
    .selectAll('permission')
    .select(sql<string>`coalesce(app.name, property.name, building.name, unit.name)`.as('objectName'))
    .select(
      sql<Place>`json_build_object('appId', coalesce(app.id, property.app_id, building.app_id, unit.app_id),
        'propertyId', coalesce(property.id, building.property_id, unit.property_id),
        'buildingId', coalesce(building.id, unit.building_id), 'unitId', unit.id)`.as('place'),
    )

export const listPermissions = (db: Db, personId: string) =>
  permissions(db)
    .where('permission.personId', '=', personId)
    .orderBy('permission.createdAt')
    .orderBy('permission.role')
    .orderBy('permission.id')
    .execute()

export type PermissionRow = Awaited<ReturnType<typeof listPermissions>>[number]

/** A permission of somebody whom the actor sees. */
export const findPermission = (db: Db, actor: Actor, id: string) =>
  permissions(db)
    .where('permission.id', '=', id)
    .where((where) =>
      where.exists(
        where
          .selectFrom('person')
          .select('person.id')
          .whereRef('person.id', '=', 'permission.personId')
          .where(visibleTo(actor)),
      ),
    )
    .executeTakeFirst()

interface NewPermission {
  personId: string
  role: Role
  objectType: ObjectType
  objectId: string
  restrictions: unknown[]
  startAt: Date | null
  endAt: Date | null
}

/** The very same role, granted before. */
export const findSame = (
  db: Db,
  { personId, role, objectType, objectId, restrictions, startAt, endAt }: NewPermission,
) =>
  permissions(db)
    .where('permission.personId', '=', personId)
    .where('permission.role', '=', role)
    .where(`permission.${columnOf[objectType]}`, '=', objectId)
    .where('permission.startAt', 'is not distinct from', startAt)
    .where('permission.endAt', 'is not distinct from', endAt)
    .where('permission.restrictions', '=', JSON.stringify(restrictions))
    .executeTakeFirst()

export const insertPermission = async (
  db: Db,
  { objectType, objectId, restrictions, ...rest }: NewPermission,
) => {
  const { id } = await db
    .insertInto('permission')
    .values({ ...rest, restrictions: JSON.stringify(restrictions), [columnOf[objectType]]: objectId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return permissions(db).where('permission.id', '=', id).executeTakeFirstOrThrow()
}

export const deletePermission = (db: Db, id: string) =>
  db.deleteFrom('permission').where('id', '=', id).execute()

export const managing = Role.options.filter((role) => abilitiesOf[role].includes('staff.manage'))

/**
 * Does anybody manage staff on a whole app, now and without an end? Waits for others who are asking the same: two
 * administrators who revoke each other at once do not both succeed.
 */
const hasAdministrator = async (db: Db) => {
  await db.selectFrom('organization').select('id').where('id', '=', db.organizationId).forUpdate().execute()
  const found = await db
    .selectFrom('permission')
    .innerJoin('person', 'person.id', 'permission.personId')
    .select('permission.id')
    .where('person.type', 'is distinct from', PROGRAM)
    .where('person.lockedAt', 'is', null)
    .where('person.deactivatedAt', 'is', null)
    .where('role', 'in', managing)
    .where('appId', 'is not', null)
    .where('endAt', 'is', null)
    .where((where) => where.or([where('startAt', 'is', null), where('startAt', '<=', new Date())]))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Throws Problem 409 'last-administrator' when nobody is left who manages staff on a whole app. */
export const requireAdministrator = async (db: Db) => {
  if (!(await hasAdministrator(db))) throw conflict('last-administrator')
}

/** The permissions on an app of whose grant nothing is recorded. */
export const listUnnotifiedOn = (db: Db, appId: string) =>
  db
    .selectFrom('permission')
    .select(['id', 'personId', 'role'])
    .where('appId', '=', appId)
    .where(
      sql<boolean>`not exists (select from event where event.organization_id = ${currentOrganization}
        and event.subject_id = permission.person_id and event.type = ${permissionGranted.name}
        and event.data ->> 'permissionId' = permission.id)`,
    )
    .execute()

/** Takes every role from an account. */
export const endGrants = (db: Db, personId: string) =>
  db.deleteFrom('permission').where('personId', '=', personId).execute()
