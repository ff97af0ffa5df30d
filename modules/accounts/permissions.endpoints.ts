import { forbidden, Problem } from '#kernel/contract/problem.ts'
import { type ObjectType, Preset, type Role, rolesOfPreset } from '#kernel/contract/roles.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { serve } from '#kernel/server/serve.ts'
import { permissionGranted, permissionRevoked } from './events.ts'
import { endOfGiven, mayApplyPreset, mayGrant, mayRevoke } from './grants.policy.ts'
import * as contract from './permissions.contract.ts'
import * as queries from './permissions.queries.ts'
import { mayManageStaff, type Person } from './policy.ts'
import { findUser } from './users.endpoints.ts'

export const permissionEndpoints = [
  serve(contract.listPermissions, {
    find: findUser,
    allow: (actor, person) => actor.personId === person.id || mayManageStaff(actor),
    run: ({ db, actor, subject }) => listed(db, actor, subject),
  }),
  serve(contract.grantPermission, {
    find: findUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body }) {
      if (!('batch' in body)) return present(actor, subject, await grant(db, actor, subject, body))
      for (const each of body.batch) await grant(db, actor, subject, each)
      return new Response(null, { status: 204 })
    },
  }),
  serve(contract.revokePermission, {
    async find({ db, actor, params }) {
      const permission = await queries.findPermission(db, actor, params.permissionId)
      const person = permission && (await findUser({ db, actor, params: { userId: permission.personId } }))
      return person && { permission, person }
    },
    allow: (actor, { person }) => actor.personId === person.id || mayManageStaff(actor),
    async run({ db, actor, subject: { permission, person } }) {
      await revoke(db, actor, person, permission)
      await requireAdministrator(db, [permission])
    },
  }),
  serve(contract.applyPreset, {
    find: findUser,
    allow: mayManageStaff,
    async run({ db, actor, subject, body: { preset, objectID, objectType } }) {
      const wanted = rolesOfPreset[preset]
      const there = (await queries.listPermissions(db, subject.id)).filter(
        (row) => objectOf(row) === objectID,
      )
      const place = await placeOf(db, objectType, objectID)
      // What a preset without any role takes, everybody may give up.
      if (wanted.length > 0 && !mayApplyPreset(actor, preset, place))
        throw forbidden('beyond-own-permissions')
      const kept: string[] = []
      for (const role of wanted)
        kept.push((await grant(db, actor, subject, { role, objectID, objectType, restrictions: [] })).id)
      const unwanted = there.filter(({ id }) => !kept.includes(id))
      for (const row of unwanted) await revoke(db, actor, subject, row)
      await requireAdministrator(db, unwanted)
      return listed(db, actor, subject)
    },
  }),
  serve(contract.listPresets, {
    allow: mayManageStaff,
    async run({ db, actor, query: { objectID, objectType } }) {
      const place = await placeOf(db, objectType, objectID)
      const items = Preset.options.map((preset) => ({
        preset,
        can: { apply: mayApplyPreset(actor, preset, place) },
      }))
      return { _embedded: { items }, total: items.length }
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

const dateOf = (given: string | null | undefined) => (given ? new Date(given) : null)

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b))

const placeOf = async (db: Db, objectType: ObjectType, objectID: string) => {
  const place = await queries.findPlace(db, objectType, objectID)
  if (!place || place.deletedAt) throw new Problem(400, 'no-such-place')
  return place
}

/** Grants a role, or finds the same one granted before. What one has for a time one gives for that time at most. */
const grant = async (db: Db, actor: Actor, { id: personId }: Person, wanted: Wanted) => {
  const { role, objectID, objectType, restrictions } = wanted
  const place = await placeOf(db, objectType, objectID)
  if (!mayGrant(actor, role, place)) throw forbidden('beyond-own-permissions')
  if (actor.personId === personId) throw forbidden('not-to-oneself')
  const granted = {
    personId,
    role,
    objectType,
    objectId: objectID,
    restrictions,
    startAt: dateOf(wanted.startDate),
    endAt: earlier(dateOf(wanted.endDate), endOfGiven(actor, role, place)),
  }
  const before = await queries.findSame(db, granted)
  if (before) return before
  const permission = await queries.insertPermission(db, granted)
  const data = { userId: personId, permissionId: permission.id, role, objectId: objectID }
  await record(db, permissionGranted, { actor, subjectId: personId, data })
  return permission
}

const revoke = async (db: Db, actor: Actor, person: Person, row: queries.PermissionRow) => {
  if (!mayTake(actor, person, row)) throw forbidden('beyond-own-permissions')
  await queries.deletePermission(db, row.id)
  const data = { userId: row.personId, permissionId: row.id, role: row.role, objectId: objectOf(row) }
  await record(db, permissionRevoked, { actor, subjectId: row.personId, data })
}

const mayTake = (actor: Actor, person: Person, row: queries.PermissionRow) =>
  mayRevoke(actor, person, row.role as Role, row.place)

/** After one who managed staff on a whole app has lost that, another one must be left. */
const requireAdministrator = async (db: Db, revoked: queries.PermissionRow[]) => {
  if (revoked.some((row) => row.appId && queries.managing.includes(row.role as Role)))
    await queries.requireAdministrator(db)
}

const typeOf = (row: queries.PermissionRow): ObjectType =>
  row.appId ? 'App' : row.propertyId ? 'Property' : row.buildingId ? 'Group' : 'Unit'
const objectOf = (row: queries.PermissionRow) => row[queries.columnOf[typeOf(row)]]!

const listed = async (db: Db, actor: Actor, person: Person) => {
  const items = (await queries.listPermissions(db, person.id)).map((row) => present(actor, person, row))
  return { _embedded: { items }, total: items.length }
}

/** The wire's instants: 2019-01-01T00:00:00.000+0000. */
const wireInstant = (instant: Date | null) => instant && instant.toISOString().replace('Z', '+0000')

const present = (actor: Actor, person: Person, row: queries.PermissionRow) => ({
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
