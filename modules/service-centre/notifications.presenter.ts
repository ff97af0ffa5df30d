import type { NotifiedOf } from '#kernel/server/module.ts'
import { findActorById } from '#modules/accounts/public.ts'
import { inApp, inCockpit } from './notifications.rules.ts'
import { isAgentOf } from './policy.ts'
import { listForDigest } from './tickets.queries.ts'

/** Who reported a ticket is told of it in the app, who still works on it in the Cockpit, and nobody else. */
export const ticketNotified: NotifiedOf = async (db, personId, news) => {
  const actor = await findActorById(db, personId)
  if (!actor?.tools.has('service-centre')) return []
  const tickets = await listForDigest(
    db,
    actor,
    news.map(({ objectId }) => objectId),
  )
  return tickets.flatMap((ticket) => {
    const areas = [
      ...(ticket.personId === personId ? [inApp.area] : []),
      ...(isAgentOf(actor, ticket) ? [inCockpit.area] : []),
    ]
    const { id: objectId, readAt } = ticket
    return areas.map((area) => ({ objectId, area, readAt, title: `#${ticket.number} ${ticket.title}` }))
  })
}
