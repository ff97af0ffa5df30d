import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { changes, event } from '#kernel/server/events.ts'
import { ticketField } from './contract.ts'

const ticket = z.object({ ticketId: id })

/** What became of a field; ids for people and categories, `Unit-<id>` for places. */
export const Delta = z.partialRecord(
  ticketField,
  z.object({ from: z.string().nullable(), to: z.string().nullable() }),
)
export type Delta = z.infer<typeof Delta>

/** `assigneeId`: who was to look after it from the first. */
export const ticketCreated = event('ticket.created', ticket.extend({ assigneeId: id.nullish() }))
/**
 * `version` is the ticket's after the change. Closing and reopening are changes of `status`. `messageId`: the reply that
 * made it, which by itself changes no field.
 */
export const ticketUpdated = event(
  'ticket.updated',
  ticket.extend({ version: z.number().int(), delta: Delta, messageId: id.optional() }),
)
export const messageCreated = event('message.created', ticket.extend({ messageId: id }))
/** An internal note, an event of its own so that nobody but staff ever hears of it. */
export const noteCreated = event('note.created', ticket.extend({ messageId: id }))

const category = z.object({ appId: id, categoryId: id })
export const categoryCreated = event('category.created', category, { trail: { place: 'appId' } })
export const categoryChanged = event('category.updated', category.extend({ changes }), {
  trail: { place: 'appId' },
})
export const categoriesOrdered = event('categories.ordered', z.object({ appId: id }), {
  trail: { place: 'appId' },
})
