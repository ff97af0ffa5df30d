import type { Audience } from '#kernel/server/live.ts'
import type { FileReader } from '#modules/files/public.ts'
import { findActorById } from '#modules/accounts/public.ts'
import type { DigestSource } from '#modules/notifications/public.ts'
import { isAgentOf } from './policy.ts'
import { findAttachedTo, listForDigest, visibleAmong } from './tickets.queries.ts'

export { messageShowing } from './messages.endpoints.ts'
export { ticketShowing } from './tickets.endpoints.ts'

const forStaff = new Set(['presence', 'note.created'])

/**
 * Hints about tickets go to those who see them; who is at a ticket and internal notes go to its staff only, never to
 * its requester.
 */
export const ticketAudience: Audience = async (db, actor, hints) => {
  const ours = hints.filter(({ type }) => /^(?:ticket|message|note)\.|^presence$/.test(type))
  if (ours.length === 0) return []
  const visible = new Map(
    (
      await visibleAmong(
        db,
        actor,
        ours.map(({ id }) => id),
      )
    ).map((ticket) => [ticket.id, ticket]),
  )
  return ours.filter(({ type, id }) => {
    const ticket = visible.get(id)
    return ticket !== undefined && (!forStaff.has(type) || isAgentOf(actor, ticket))
  })
}

/** May this person see a file that hangs on a ticket or on one of its messages? */
export const mayReadAttachment: FileReader = async (db, actor, fileId) =>
  (await findAttachedTo(db, actor, fileId)).some((found) => !found.internal || isAgentOf(actor, found))

/** Who reported a ticket is told of it in the app, who still works on it in the Cockpit, and nobody else. */
export const ticketNews: DigestSource = async (db, personId, news) => {
  const actor = await findActorById(db, personId)
  if (!actor?.tools.has('service-centre')) return []
  const tickets = await listForDigest(
    db,
    actor,
    news.map(({ objectId }) => objectId),
  )
  return tickets.flatMap((ticket) => {
    const areas = [
      ...(ticket.personId === personId ? ['app'] : []),
      ...(isAgentOf(actor, ticket) ? ['cockpit'] : []),
    ]
    const { id: objectId, readAt } = ticket
    return areas.map((area) => ({ objectId, area, readAt, title: `#${ticket.number} ${ticket.title}` }))
  })
}
