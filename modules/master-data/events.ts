import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { changes, event } from '#kernel/server/events.ts'

const place = z.object({ placeId: id, changes })

const eventsOf = (resource: string) => ({
  created: event(`${resource}.created`, place),
  updated: event(`${resource}.updated`, place),
  deleted: event(`${resource}.deleted`, place, { trail: { place: 'placeId' } }),
  restored: event(`${resource}.restored`, place, { trail: { place: 'placeId' } }),
})

/** What happens to places; the wire calls a building a group. */
export const placeEvents = {
  Property: eventsOf('property'),
  Group: eventsOf('group'),
  Unit: eventsOf('unit'),
}

/** What is recorded of a place. */
export const ofPlace = ({ id: placeId }: { id: string }) => ({ subjectId: placeId, data: { placeId } })

const period = z.object({ utilisationPeriodId: id, unitId: id, changes })
const stay = period.extend({ userId: id })
const touching = { concerns: 'userId', place: 'unitId', tells: 'of-others' } as const
export const periodCreated = event('utilisation-period.created', period)
export const periodUpdated = event('utilisation-period.updated', period)
export const periodDeleted = event('utilisation-period.deleted', period, { trail: { place: 'unitId' } })
export const personCheckedIn = event('utilisation-period.checked-in', stay, { trail: touching })
export const personCheckedOut = event('utilisation-period.checked-out', stay, { trail: touching })

const item = z.object({ customItemId: id, place: z.string() })
export const itemCreated = event('custom-item.created', item, { trail: { place: 'place' } })
export const itemUpdated = event('custom-item.updated', item, { trail: { place: 'place' } })
export const itemDeleted = event('custom-item.deleted', item, { trail: { place: 'place' } })

export const relationChanged = event('user-relation.changed', z.object({ userId: id, type: z.string() }), {
  trail: { concerns: 'userId', tells: 'of-others' },
})
