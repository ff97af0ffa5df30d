import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const place = z.object({ placeId: id, type: z.enum(['Property', 'Group', 'Unit']) })

export const placeCreated = event('place.created', place)
export const placeUpdated = event('place.updated', place)
export const placeDeleted = event('place.deleted', place)
export const placeRestored = event('place.restored', place)

const period = z.object({ utilisationPeriodId: id })
export const periodCreated = event('utilisation-period.created', period)
export const periodUpdated = event('utilisation-period.updated', period)
export const periodDeleted = event('utilisation-period.deleted', period)
export const personCheckedIn = event('utilisation-period.checked-in', period.extend({ userId: id }))
export const personCheckedOut = event('utilisation-period.checked-out', period.extend({ userId: id }))
