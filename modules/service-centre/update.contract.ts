import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, listOf, translated, PlaceKey, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { lines, Person, shownLines, Status, Ticket, ticketField } from './contract.ts'

const tool = 'service-centre' as const

export const changeTicket = endpoint({
  summary:
    'Change a ticket. `version` is the one that was read: if the same field was changed since, nothing is written and the problem’s `detail` shows what is there (ChangedMeanwhile); different fields merge',
  method: 'PATCH',
  path: '/tickets/:ticketId',
  tool,
  body: z.object({
    version: z.int32().min(1).optional(),
    ...z.object(lines).partial().shape,
    status: Status.optional(),
    category: id.optional(),
    assigneeId: id.nullable().optional(),
    place: PlaceKey.optional(),
  }),
  reply: Ticket,
  problems: ['changed-meanwhile', 'no-such-assignee', 'no-such-category', 'no-such-place'],
})

/** The `detail` of the problem 'changed-meanwhile': which fields clash, and what they are now. */
export const ChangedMeanwhile = z.object({
  fields: z.array(ticketField.exclude(['requester'])),
  now: z.object({
    version: z.number().int(),
    ...shownLines,
    status: Status,
    category: id,
    assignee: Person.nullable(),
    place: z.string(),
  }),
})
export type ChangedMeanwhile = z.infer<typeof ChangedMeanwhile>

const onTicket = { tool, method: 'PUT', body: z.object({}) } as const

export const closeTicket = endpoint({
  ...onTicket,
  summary: 'Close a ticket',
  path: '/tickets/:ticketId/closure',
  reply: Ticket,
})
export const reopenTicket = endpoint({
  ...onTicket,
  summary: 'Reopen a ticket; its requester may for 30 days',
  path: '/tickets/:ticketId/reopening',
  reply: Ticket,
})
export const readTicket = endpoint({
  ...onTicket,
  summary: 'One has read a ticket; `until` is the activityAt that one has seen',
  path: '/tickets/:ticketId/reading',
  body: z.object({ until: instant.optional() }),
})

export const showPresence = endpoint({
  ...onTicket,
  summary:
    'Colleagues see who is reading or typing: a live hint `presence` with person, name and state, never kept',
  path: '/tickets/:ticketId/presence',
  body: z.object({ state: z.enum(['reading', 'typing', 'gone']) }),
})

/** A value in the history: a text, or for a category its name in the four languages. */
const HistoryValue = z.union([z.string(), translated]).nullable()

export const HistoryEntry = z.object({
  id,
  type: z.enum(['ticket.created', 'ticket.updated', 'message.created', 'note.created']),
  actor: Person.nullable(),
  at: instant,
  changes: z.array(
    z.object({
      field: ticketField,
      from: HistoryValue,
      to: HistoryValue,
    }),
  ),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const listHistory = endpoint({
  summary: 'Everything that happened to a ticket, oldest first; for staff',
  method: 'GET',
  path: '/tickets/:ticketId/history',
  query: z.object(pagingOfWhole),
  tool,
  reply: listOf(HistoryEntry),
})

export const Assignee = Person.extend({ external: z.boolean(), company: z.string().nullable() })
export type Assignee = z.infer<typeof Assignee>

export const listAssignees = endpoint({
  summary: 'Who can look after a ticket: staff who cover its place, and agents of service providers',
  method: 'GET',
  path: '/tickets/:ticketId/assignees',
  query: z.object(pagingOfWhole),
  tool,
  reply: listOf(Assignee),
})
