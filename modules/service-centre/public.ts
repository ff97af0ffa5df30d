import { allowedSomewhere } from '#kernel/server/actor.ts'
import type { Audience } from '#kernel/server/live.ts'
import { visibleAmong } from './queries.ts'

export { mayReadAttachment } from './queries.ts'

const forStaff = new Set(['presence', 'note.created'])

/** Hints about tickets go to those who see them; who is at a ticket and internal notes are for staff. */
export const ticketAudience: Audience = async (db, actor, hints) => {
  const ours = hints.filter(({ type }) => /^(?:ticket|message|note)\.|^presence$/.test(type))
  if (ours.length === 0) return []
  const staff = allowedSomewhere(actor, 'tickets.read', 'tickets.external')
  const visible = await visibleAmong(db, actor, ours.map(({ id }) => id))
  return ours.filter(({ type, id }) => visible.has(id) && (staff || !forStaff.has(type)))
}
