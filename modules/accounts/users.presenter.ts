import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { presentChange } from './email-changes.presenter.ts'
import { type Person, seesKey, tenantIdsOf, userAbilities } from './policy.ts'
import { findUser, type User } from './users.contract.ts'
import { findUsers } from './users.queries.ts'

/** A person as the wire shows one. */
export const present = (actor: Actor, person: Person): User => ({
  id: person.id,
  username: person.username,
  email: person.email,
  emailValidated: person.emailConfirmedAt !== null,
  locale: person.locale,
  phoneNumber: person.phoneNumber,
  gender: person.gender as User['gender'],
  description: person.description,
  profileImage: person.profileImageId,
  publicProfile: person.publicProfile,
  type: person.type,
  externalId: seesKey(actor, person) ? person.externalId : null,
  tenantIDs: tenantIdsOf(actor, person).own,
  readOnly: person.readOnly,
  inviteEmailSent: person.inviteEmailSent,
  receiveAdminNotifications: person.receiveAdminNotifications,
  communicationPreferences: [],
  nativeAppInstallIds: null,
  properties: null,
  roles: [...new Set((person.held ?? []).map(({ role }) => role))],
  passwordChanged: person.passwordChangedAt !== null,
  lastLogin: person.lastLoginAt?.toISOString() ?? null,
  deletionRequestedAt: person.deletionRequestedAt?.toISOString() ?? null,
  createdAt: person.createdAt.toISOString(),
  channels: person.channels as User['channels'],
  emailChange:
    person.emailChange && userAbilities.edit(actor, person)
      ? presentChange(person.emailChange, new Date())
      : null,
  locked: person.lockedAt !== null,
  deactivated: person.deactivatedAt !== null,
  secondFactor:
    actor.personId === person.id || userAbilities.lock(actor, person) ? person.secondFactor : null,
  can: userAbilities.of(actor, person),
})

/** What everybody may know of somebody whom a reply names; what else the reply tells of them anyway goes with it. */
type Named = Pick<User, 'id' | 'username' | 'profileImage'> & Partial<Pick<User, 'email' | 'phoneNumber'>>

/**
 * Shows those whom a reply names beside what it is about, in the form of a person: wholly whom the actor sees, as
 * GET /users/:userId does; of everybody else what they are called, and each other field as if it had never been filled in.
 * One query for all of them.
 */
export const seen = async (db: Db, actor: Actor, ids: readonly (string | null | undefined)[]) => {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))]
  const found = wanted.length === 0 ? [] : await findUsers(db, actor, wanted)
  const whole = new Map(found.map((person) => [person.id, present(actor, person)]))
  return (named: Named): User => whole.get(named.id) ?? { ...unseen, createdAt: madeAt(named.id), ...named }
}
/** Gives somebody in the form of a person, from what everybody may know of them. */
export type Seen = Awaited<ReturnType<typeof seen>>

export const userShowing: Showing = {
  endpoint: findUser,
  show: async (db, actor, ids) => (await findUsers(db, actor, ids)).map((person) => present(actor, person)),
}

/** When an id was made: it says so itself. */
const madeAt = (id: string) => new Date(parseInt(id.slice(0, 8), 16) * 1000).toISOString()

const unseen: Omit<User, 'id' | 'username' | 'profileImage' | 'createdAt'> = {
  email: '',
  emailValidated: false,
  locale: '',
  phoneNumber: null,
  gender: null,
  description: '',
  publicProfile: false,
  type: null,
  externalId: null,
  tenantIDs: {},
  readOnly: false,
  inviteEmailSent: false,
  receiveAdminNotifications: false,
  communicationPreferences: [],
  nativeAppInstallIds: null,
  properties: null,
  roles: [],
  passwordChanged: false,
  lastLogin: null,
  deletionRequestedAt: null,
  channels: { email: false, push: false },
  emailChange: null,
  locked: false,
  deactivated: false,
  secondFactor: null,
  can: { edit: false, grant: false, invite: false, lock: false },
}
