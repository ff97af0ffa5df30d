import type { ObjectType } from '#kernel/contract/roles.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { mayTake } from './grants.policy.ts'
import { columnOf, listPermissions, type PermissionRow } from './permissions.queries.ts'
import type { Person } from './policy.ts'

const typeOf = (row: PermissionRow): ObjectType =>
  row.appId ? 'App' : row.propertyId ? 'Property' : row.buildingId ? 'Group' : 'Unit'
export const objectOf = (row: PermissionRow) => row[columnOf[typeOf(row)]]!

export const listed = async (db: Db, actor: Actor, person: Person) => {
  const items = (await listPermissions(db, person.id)).map((row) => present(actor, person, row))
  return { _embedded: { items }, total: items.length }
}

/** The wire's instants: 2019-01-01T00:00:00.000+0000. */
const wireInstant = (instant: Date | null) => instant && instant.toISOString().replace('Z', '+0000')

export const present = (actor: Actor, person: Person, row: PermissionRow) => ({
  id: row.id,
  role: row.role,
  label: row.role,
  objectID: objectOf(row),
  objectType: typeOf(row),
  objectName: row.objectName,
  restrictions: row.restrictions as unknown[],
  restricted: (row.restrictions as unknown[]).length > 0,
  startDate: wireInstant(row.startAt),
  endDate: wireInstant(row.endAt),
  can: { revoke: mayTake(actor, person, row) },
})
