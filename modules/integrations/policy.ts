import { abilitiesOf, Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, appsOf } from '#kernel/server/actor.ts'
import type { Located } from '#kernel/server/module.ts'

/** May look after what leaves this app: its webhooks, and its events. */
export const mayManageWebhooks = (actor: Actor, { appId }: { appId: string }) =>
  allowed(actor, 'webhooks.manage', { appId })

export const webhookAbilities = abilities<{ appId: string }>()({ edit: mayManageWebhooks })

/** The apps whose events the actor may follow. */
export const followedApps = (actor: Actor) =>
  appsOf(actor).filter((appId) => mayManageWebhooks(actor, { appId }))

export const mayFollowEvents = (actor: Actor) => followedApps(actor).length > 0

/** The roles whose holders are written to when a webhook has given up. */
export const managingRoles = Role.options.filter((role) => abilitiesOf[role].includes('webhooks.manage'))

/**
 * What an event's subject is to a reader of some apps: the first of its apps that they read, or undefined. What belongs to
 * no app is for who reads them all.
 */
export const seenFrom = (
  subjectId: string,
  located: Located[] | undefined,
  { followed, all }: { followed: string[]; all: string[] },
): Located | undefined => {
  if (located?.length) return located.find(({ appId }) => followed.includes(appId))
  const [appId] = followed
  return appId && all.every((app) => followed.includes(app)) ? { id: subjectId, appId } : undefined
}
