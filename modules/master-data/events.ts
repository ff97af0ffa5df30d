import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

/** What changed, field by field, by the names of the wire. */
const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional()
const place = z.object({ placeId: id, changes })

const eventsOf = (noun: string) => ({
  created: event(`${noun}.created`, place),
  updated: event(`${noun}.updated`, place),
  deleted: event(`${noun}.deleted`, place),
  restored: event(`${noun}.restored`, place),
})

/** What happens to places; the wire calls a building a group. */
export const placeEvents = {
  Property: eventsOf('property'),
  Group: eventsOf('group'),
  Unit: eventsOf('unit'),
}

const period = z.object({ utilisationPeriodId: id, unitId: id, changes })
export const periodCreated = event('utilisation-period.created', period)
export const periodUpdated = event('utilisation-period.updated', period)
export const periodDeleted = event('utilisation-period.deleted', period)
export const personCheckedIn = event('utilisation-period.checked-in', period.extend({ userId: id }))
export const personCheckedOut = event('utilisation-period.checked-out', period.extend({ userId: id }))

const item = z.object({ customItemId: id, place: z.string() })
export const itemCreated = event('custom-item.created', item)
export const itemUpdated = event('custom-item.updated', item)
export const itemDeleted = event('custom-item.deleted', item)

export const relationChanged = event('user-relation.changed', z.object({ userId: id, type: z.string() }))
