import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const person = z.object({ userId: id })
const permission = person.extend({ permissionId: id, role: z.string(), objectId: id })

export const userCreated = event('user.created', person, { trail: { concerns: 'userId' } })
export const userUpdated = event('user.updated', person)
export const permissionGranted = event('permission.granted', permission, {
  trail: { concerns: 'userId', place: 'objectId', tells: 'of-others' },
})
export const permissionRevoked = event('permission.revoked', permission, {
  trail: { concerns: 'userId', place: 'objectId', tells: 'of-others' },
})
/** Also wakes the live connections, which end with their session. */
export const sessionClosed = event('session.closed', person.extend({ sessionId: id }))
export const sessionOpened = event('session.opened', person.extend({ sessionId: id }))
