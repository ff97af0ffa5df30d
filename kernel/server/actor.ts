import { type Ability, abilitiesOf, type ObjectType, type Role } from '#kernel/contract/roles.ts'
import { forbidden } from '#kernel/contract/problem.ts'
import type { Tool } from '#kernel/contract/endpoint.ts'
import type { Origin } from './whence.ts'

/** A role on a place, valid now. */
export interface Grant {
  role: Role
  objectType: ObjectType
  objectId: string
  /** The app that the place is in. */
  appId: string
  /** When it ends, as an instant; null: not by itself. */
  endAt: string | null
}

/** A place in the tree, with the ids above it as far as they are known. */
export interface Place {
  appId: string
  propertyId?: string | null
  buildingId?: string | null
  unitId?: string | null
}

/** A utilisation period in which a person is or was checked in. */
export interface Home extends Place {
  utilisationPeriodId: string
  propertyId: string
  buildingId: string
  unitId: string
  state: 'past' | 'current' | 'upcoming'
}

/** Who is asking. Everything the server does for a person, it does as an actor, read anew for every request. */
export interface Actor {
  personId: string
  organizationId: string
  sessionId: string
  /** From where, and by which program, they act. */
  origin: Origin
  /** The session was last seen ten minutes ago or more: time to keep it alive. */
  seenLongAgo?: boolean
  /**
   * When a password, a passkey or a second factor last showed who holds the session: null for a program that acts for a
   * person, now for one that acts for itself, which shows its secret for every token.
   */
  provedAt: Date | null
  /** The session was opened with more than a password: a second factor or a passkey. */
  strong: boolean
  /** Their organization demands just that of whoever works for it: until it was shown nothing else is open. */
  secondFactorDue: boolean
  /** What the program that acts was allowed; null for people themselves. */
  scopes: ReadonlySet<string> | null
  username: string
  email: string
  locale: string
  tools: ReadonlySet<Tool>
  grants: readonly Grant[]
  homes: readonly Home[]
}

/** The channels that an ability reaches, by level: an id covers everything below it. */
export interface Channels {
  appIds: string[]
  propertyIds: string[]
  buildingIds: string[]
  unitIds: string[]
}

const gives = (role: Role, ability: Ability) => abilitiesOf[role]?.includes(ability) ?? false

const levels = { App: 'appIds', Property: 'propertyIds', Group: 'buildingIds', Unit: 'unitIds' } as const
const idAt = { App: 'appId', Property: 'propertyId', Group: 'buildingId', Unit: 'unitId' } as const

/** Where an actor has an ability. */
export const channelsOf = (actor: Actor, ...abilities: Ability[]): Channels => {
  const channels: Channels = { appIds: [], propertyIds: [], buildingIds: [], unitIds: [] }
  for (const { role, objectType, objectId } of actor.grants) {
    const ids = channels[levels[objectType]]
    if (abilities.some((ability) => gives(role, ability)) && !ids.includes(objectId)) ids.push(objectId)
  }
  return channels
}

/** Has the actor the ability on this place, or on something above it? */
export const allowed = (actor: Actor, ability: Ability, place: Place) =>
  actor.grants.some(
    ({ role, objectType, objectId }) => gives(role, ability) && place[idAt[objectType]] === objectId,
  )

/** Has the actor the ability anywhere? */
export const allowedSomewhere = (actor: Actor, ...abilities: Ability[]) =>
  actor.grants.some(({ role }) => abilities.some((ability) => gives(role, ability)))

/** Looks after the organization itself: that is given on a whole app. */
export const isAdministrator = (actor: Actor) => appsAdministered(actor).length > 0

/** The apps from which an actor looks after the organization. */
export const appsAdministered = (actor: Actor) => [
  ...new Set(
    actor.grants.flatMap(({ role, objectType, objectId }) =>
      objectType === 'App' && gives(role, 'organization.edit') ? [objectId] : [],
    ),
  ),
]

/** A program that acts for itself, with its secret, and not for a person who allowed it. */
export const isProgram = ({ origin, provedAt }: Actor) => origin.clientId !== null && provedAt !== null

/** Works in the back office: holds any role at all. */
export const isStaff = (actor: Actor) => actor.grants.length > 0

/** The apps that an actor works for, be it in one building only. */
export const appsWorkedFor = (actor: Actor) => [...new Set(actor.grants.map(({ appId }) => appId))]

/** The apps that an actor works for or lives in. */
export const appsOf = (actor: Actor) => [
  ...new Set([...actor.grants, ...actor.homes].map(({ appId }) => appId)),
]

const PROOF_MILLISECONDS = 10 * 60_000

/** Has the session shown who holds it within the last ten minutes? Throws Problem 403 'proof-needed' when it has not. */
export const requireProof = ({ provedAt }: Actor) => {
  if (!provedAt || provedAt.getTime() < Date.now() - PROOF_MILLISECONDS) throw forbidden('proof-needed')
}

/** Throws Problem 403 'second-factor-required' where the organization demands a second factor and the session has shown none. */
export const requireSecondFactor = (
  { secondFactorDue }: Actor,
  { enrolling }: { enrolling?: boolean } = {},
) => {
  if (secondFactorDue && !enrolling) throw forbidden('second-factor-required')
}
