import { z } from 'zod'
import { id, instant } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const person = z.object({ userId: id })
const session = person.extend({ sessionId: id })
const permission = person.extend({ permissionId: id, role: z.string(), objectId: id })

export const userCreated = event('user.created', person, { trail: { concerns: 'userId' } })
/** Its owner is told at once, by a mail of its own. */
const toldAtOnce = { trail: { concerns: 'userId' } } as const
const secondFactor = person.extend({ kind: z.string() })
export const secondFactorAdded = event('second-factor.added', secondFactor, toldAtOnce)
export const secondFactorRemoved = event('second-factor.removed', secondFactor, toldAtOnce)
export const passwordChanged = event('password.changed', person, toldAtOnce)
/** By a link that was mailed to the owner. */
export const passwordSet = event('password.set', person, toldAtOnce)
/** It counts no more, and neither does what was opened with it: the owner sets a new one. */
export const passwordEnded = event('password.ended', person, toldAtOnce)
const closing = person.extend({ reason: z.string() })
export const userLocked = event('user.locked', closing, toldAtOnce)
export const userUnlocked = event('user.unlocked', person, toldAtOnce)
export const userDeactivated = event('user.deactivated', closing, toldAtOnce)
export const userReactivated = event('user.reactivated', person, toldAtOnce)
/** `fields`: which ones, by the names of the wire; what stands in them is the person's affair. */
export const userUpdated = event('user.updated', person.extend({ fields: z.array(z.string()).optional() }), {
  trail: { concerns: 'userId', tells: 'of-others' },
})
/** Another address was asked for an account, and what became of it; the addresses themselves are no event's affair. */
export const emailChangeAsked = event(
  'email-change.asked',
  person.extend({ emailChangeId: id, askedBy: z.enum(['self', 'staff', 'interface']) }),
  { trail: { concerns: 'userId' } },
)
export const emailChangeEnded = event(
  'email-change.ended',
  person.extend({ emailChangeId: id, outcome: z.string() }),
  { trail: { concerns: 'userId' } },
)
export const permissionGranted = event('permission.granted', permission, {
  trail: { concerns: 'userId', place: 'objectId', tells: 'of-others' },
})
export const permissionRevoked = event('permission.revoked', permission, {
  trail: { concerns: 'userId', place: 'objectId', tells: 'of-others' },
})
/** Also wakes the live connections, which end with their session. */
export const sessionClosed = event('session.closed', session, { trail: { concerns: 'userId' } })
export const sessionOpened = event('session.opened', session, { trail: { concerns: 'userId' } })
/** In a browser that was not known, while others were. */
export const sessionOpenedAnew = event('session.opened-on-new-device', session, {
  trail: { concerns: 'userId', tells: 'always' },
})
/** How often within the hour that began then somebody did not get into an account, and from which addresses of the network. */
export const signInsFailed = event(
  'session.refused',
  person.extend({ since: instant, count: z.number().int(), addresses: z.array(z.string()) }),
  { trail: { concerns: 'userId' } },
)
