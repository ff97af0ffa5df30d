import { forbidden, Problem } from '#kernel/contract/problem.ts'
import type { ObjectType, Role } from '#kernel/contract/roles.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { permissionGranted, permissionRevoked } from './events.ts'
import { endOfGiven, mayApplyPreset, mayGrant, mayTake } from './grants.policy.ts'
import type { Preset } from './permissions.contract.ts'
import { objectOf } from './permissions.presenter.ts'
import * as queries from './permissions.queries.ts'
import type { Person } from './policy.ts'
import { rolesOfPreset } from './presets.rules.ts'

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

export const placeOf = async (db: Db, objectType: ObjectType, objectID: string) => {
  const place = await queries.findPlace(db, objectType, objectID)
  if (!place || place.deletedAt) throw new Problem(400, 'no-such-place')
  return place
}

/** Grants a role, or finds the same one granted before. What one has for a time one gives for that time at most. */
export const grant = async (db: Db, actor: Actor, { id: personId }: Person, wanted: Wanted) => {
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

const take = async (db: Db, actor: Actor, person: Person, row: queries.PermissionRow) => {
  if (!mayTake(actor, person, row)) throw forbidden('beyond-own-permissions')
  await queries.deletePermission(db, row.id)
  const data = { userId: row.personId, permissionId: row.id, role: row.role, objectId: objectOf(row) }
  await record(db, permissionRevoked, { actor, subjectId: row.personId, data })
}

/** After one who managed staff on a whole app has lost that, another one must be left. */
const requireAdministrator = async (db: Db, revoked: queries.PermissionRow[]) => {
  if (revoked.some((row) => row.appId && queries.managing.includes(row.role as Role)))
    await queries.requireAdministrator(db)
}

/** Takes a role from a person. Throws Problem 403 'beyond-own-permissions', 409 when no administrator would be left. */
export const revoke = async (db: Db, actor: Actor, person: Person, row: queries.PermissionRow) => {
  await take(db, actor, person, row)
  await requireAdministrator(db, [row])
}

/** Gives a person the roles of a preset in a place, and takes the others that they hold there. */
export const applyPreset = async (
  db: Db,
  actor: Actor,
  person: Person,
  { preset, objectID, objectType }: Pick<Wanted, 'objectID' | 'objectType'> & { preset: Preset },
) => {
  const wanted = rolesOfPreset(preset)
  const there = (await queries.listPermissions(db, person.id)).filter((row) => objectOf(row) === objectID)
  const place = await placeOf(db, objectType, objectID)
  // What a preset without any role takes, everybody may give up.
  if (wanted.length > 0 && !mayApplyPreset(actor, preset, place)) throw forbidden('beyond-own-permissions')
  const kept: string[] = []
  for (const role of wanted)
    kept.push((await grant(db, actor, person, { role, objectID, objectType, restrictions: [] })).id)
  const unwanted = there.filter(({ id }) => !kept.includes(id))
  for (const row of unwanted) await take(db, actor, person, row)
  await requireAdministrator(db, unwanted)
}
