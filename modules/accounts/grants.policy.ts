import { type Ability, abilitiesOf, type ObjectType, partOf, type Role } from '#kernel/contract/roles.ts'
import { type Actor, allowed, type Place } from '#kernel/server/actor.ts'
import type { Preset } from './permissions.contract.ts'
import { rolesOfPreset } from './presets.rules.ts'

/** A role that somebody holds, with its place in the tree. */
export type Held = Place & { role: string }

const holds = (actor: Actor, ability: Ability, place: Place) =>
  [ability, partOf[ability]].some((one) => one && allowed(actor, one, place))

/** Who manages staff in a place gives there what they have there themselves, and nothing beyond it. */
export const mayGrant = (actor: Actor, role: Role, place: Place) =>
  allowed(actor, 'staff.manage', place) &&
  (abilitiesOf[role] ?? []).every((ability) => holds(actor, ability, place))

/** When what somebody gives in a place ends by itself, because what they have there does; null: never. */
export const endOfGiven = (actor: Actor, role: Role, place: Place): Date | null => {
  const ends = (abilitiesOf[role] ?? []).flatMap((ability) => {
    const covering = actor.grants.filter((grant) => holds({ ...actor, grants: [grant] }, ability, place))
    return covering.some(({ endAt }) => endAt === null)
      ? []
      : [Math.max(...covering.map(({ endAt }) => Date.parse(endAt!)))]
  })
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

export const mayApplyPreset = (actor: Actor, preset: Preset, place: Place) =>
  allowed(actor, 'staff.manage', place) && rolesOfPreset(preset).every((role) => mayGrant(actor, role, place))

/** Does what somebody holds reach this place: was it given here, or on something above it? */
const covers = ({ appId, propertyId, buildingId, unitId }: Held, place: Place) =>
  unitId
    ? unitId === place.unitId
    : buildingId
      ? buildingId === place.buildingId
      : propertyId
        ? propertyId === place.propertyId
        : appId === place.appId

/** Can somebody do more in a place than the actor could let anybody do? Nothing is taken from them there. */
const isAboveIn = (actor: Actor, held: readonly Held[], place: Place) =>
  held.some((grant) => covers(grant, place) && !mayGrant(actor, grant.role as Role, grant))

interface Somebody {
  id: string
  held: readonly Held[] | null
}

/** Takes back what the actor could give, from whom they are not below; anybody gives up what they have themselves. */
export const mayRevoke = (actor: Actor, { id, held }: Somebody, role: Role, place: Place) =>
  actor.personId === id || (mayGrant(actor, role, place) && !isAboveIn(actor, held ?? [], place))

/** The same of a permission that is there. */
export const mayTake = (actor: Actor, person: Somebody, { role, place }: { role: string; place: Place }) =>
  mayRevoke(actor, person, role as Role, place)

/** Manages the staff of every one of these apps; where there is none, of any whole app. */
export const managesStaffOf = (actor: Actor, appIds: readonly string[]) =>
  appIds.length > 0
    ? appIds.every((appId) => allowed(actor, 'staff.manage', { appId }))
    : actor.grants.some(
        ({ appId, objectType }) => isApp(objectType) && allowed(actor, 'staff.manage', { appId }),
      )

const isApp = (type: ObjectType) => type === 'App'
