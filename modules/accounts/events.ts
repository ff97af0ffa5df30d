import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const person = z.object({ userId: id })
const session = person.extend({ sessionId: id })
const permission = person.extend({ permissionId: id, role: z.string(), objectId: id })

export const userCreated = event('user.created', person, { trail: { concerns: 'userId' } })
const closing = { trail: { concerns: 'userId', tells: 'of-others' } } as const
/** Its owner is told at once, by a mail of its own. */
const factor = { trail: { concerns: 'userId' } } as const
export const secondFactorAdded = event('second-factor.added', person, factor)
export const secondFactorRemoved = event('second-factor.removed', person, factor)
export const userLocked = event('user.locked', person, closing)
export const userUnlocked = event('user.unlocked', person, closing)
export const userDeactivated = event('user.deactivated', person, closing)
export const userReactivated = event('user.reactivated', person, closing)
export const userUpdated = event('user.updated', person, {
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
