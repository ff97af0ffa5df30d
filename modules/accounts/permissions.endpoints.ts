import { Problem } from '#kernel/contract/problem.ts'
import { type ObjectType, type Role, rolesOfPreset } from '#kernel/contract/roles.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { serve } from '#kernel/server/serve.ts'
import { permissionGranted, permissionRevoked } from './events.ts'
import * as contract from './permissions.contract.ts'
import * as queries from './permissions.queries.ts'
import { mayGrant, mayManageStaff } from './policy.ts'
import { findUser } from './users.endpoints.ts'

export const permissionEndpoints = [
  serve(contract.listPermissions, {
    find: findUser,
    allow: (actor, person) => actor.personId === person.id || mayManageStaff(actor),
    async run({ db, subject }) {
      const items = (await queries.listPermissions(db, subject.id)).map(present)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.grantPermission, {
    find: findUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body }) {
      if (!('batch' in body)) return present(await grant(db, actor, subject.id, body))
      for (const each of body.batch) await grant(db, actor, subject.id, each)
      return new Response(null, { status: 204 })
    },
  }),
  serve(contract.revokePermission, {
    find: ({ db, actor, params }) => queries.findPermission(db, actor, params.permissionId),
    allow: mayManageStaff,
    async run({ db, actor, subject }) {
      const objectType = typeOf(subject)
      const objectId = subject[queries.columnOf[objectType]]!
      const place = await queries.findPlace(db, objectType, objectId)
      if (!place || !mayGrant(actor, subject.role as Role, place)) throw new Problem(403, 'beyond-own-permissions')
      if (!(await queries.isManagedWithout(db, subject.id))) throw new Problem(409, 'last-administrator')
      await queries.deletePermission(db, subject.id)
      await record(db, permissionRevoked, {
        actor,
        subjectId: subject.personId,
        data: { userId: subject.personId, permissionId: subject.id, role: subject.role, objectId },
      })
    },
  }),
  serve(contract.applyPreset, {
    find: findUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body: { preset, objectID, objectType } }) {
      for (const role of rolesOfPreset[preset]) await grant(db, actor, subject.id, { role, objectID, objectType, restrictions: [] })
    },
  }),
]

interface Wanted {
  role: Role
  objectID: string
  objectType: ObjectType
  restrictions: unknown[]
  startDate?: string | null | undefined
  endDate?: string | null | undefined
}

const grant = async (db: Db, actor: Actor, personId: string, { role, objectID, objectType, restrictions, startDate, endDate }: Wanted) => {
  const place = await queries.findPlace(db, objectType, objectID)
  if (!place) throw new Problem(400, 'no-such-place')
  if (!mayGrant(actor, role, place)) throw new Problem(403, 'beyond-own-permissions')
  const permission = await queries.insertPermission(db, {
    personId,
    role,
    objectType,
    objectId: objectID,
    restrictions,
    startAt: startDate ? new Date(startDate) : null,
    endAt: endDate ? new Date(endDate) : null,
  })
  const data = { userId: personId, permissionId: permission.id, role, objectId: objectID }
  await record(db, permissionGranted, { actor, subjectId: personId, data })
  return permission
}

const typeOf = (row: queries.PermissionRow): ObjectType =>
  row.appId ? 'App' : row.propertyId ? 'Property' : row.buildingId ? 'Group' : 'Unit'

/** The wire's instants: 2019-01-01T00:00:00.000+0000. */
const wireInstant = (instant: Date | null) => instant && instant.toISOString().replace('Z', '+0000')

const present = (row: queries.PermissionRow) => ({
  id: row.id,
  role: row.role,
  label: row.role,
  objectID: row[queries.columnOf[typeOf(row)]]!,
  objectType: typeOf(row),
  objectName: row.objectName,
  restrictions: row.restrictions as unknown[],
  restricted: (row.restrictions as unknown[]).length > 0,
  startDate: wireInstant(row.startAt),
  endDate: wireInstant(row.endAt),
})
