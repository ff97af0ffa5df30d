import { type Actor, channelsOf, isAdministrator } from '#kernel/server/actor.ts'

/** The trail is for those who were given the organization on a whole app. */
export const mayReadTrail = isAdministrator

/**
 * What of the trail an administrator sees: what happened in the apps that they look after, to the people of those, and to
 * the organization as a whole. Null means all of it, for who looks after every app.
 */
export const seenBy = (actor: Actor, appIds: string[]) => {
  const own = channelsOf(actor, 'organization.edit').appIds
  return appIds.every((id) => own.includes(id)) ? null : [actor.organizationId, ...own]
}

export const isSelf = (actor: Actor, { personId }: { personId: string }) => actor.personId === personId
