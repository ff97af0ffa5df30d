import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const ticket = z.object({ ticketId: id })
const change = z.object({ from: z.string().nullable(), to: z.string().nullable() })

export const ticketCreated = event('ticket.created', ticket)
export const ticketUpdated = event('ticket.updated', ticket.extend({ delta: z.record(z.string(), change) }))
export const messageCreated = event('message.created', ticket.extend({ messageId: id }))
/** An internal note: told to staff only. */
export const noteCreated = event('note.created', ticket.extend({ messageId: id }))
