import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const person = z.object({ userId: id })

export const userCreated = event('user.created', person)
export const userUpdated = event('user.updated', person)
export const permissionGranted = event('permission.granted', person.extend({ permissionId: id, role: z.string(), objectId: id }))
export const permissionRevoked = event('permission.revoked', person.extend({ permissionId: id, role: z.string(), objectId: id }))
