import type { Audience } from '#kernel/server/live.ts'
import type { MayReadFile } from '#kernel/server/module.ts'
import { isAgentOf } from './policy.ts'
import { findAttachedTo, visibleAmong } from './tickets.queries.ts'

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
export const mayReadAttachment: MayReadFile = async (db, actor, fileId) =>
  (await findAttachedTo(db, actor, fileId)).some((found) => !found.internal || isAgentOf(actor, found))
