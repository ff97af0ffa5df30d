import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, id, instant, line, pageOf, paging, prose, translated } from '#kernel/contract/shapes.ts'
import { File } from '#modules/files/contract.ts'

const tool = 'service-centre' as const

export const Status = z.enum(['waiting-for-agent', 'waiting-for-customer', 'waiting-for-external', 'closed'])
export type Status = z.infer<typeof Status>
export const View = z.enum(['all', 'unassigned', 'waiting-for-me', ...Status.options, 'not-registered'])
export type View = z.infer<typeof View>
export const Light = z.enum(['green', 'yellow', 'red'])
export const InputChannel = z.enum(['app', 'cockpit', 'craftsmen', 'email', 'phone', 'whats_app'])

const Person = z.object({ id, username: z.string(), profileImage: id.nullable() })

/** One row of the list an agent lives in. */
export const TicketRow = z.object({
  id,
  incrementID: z.string(),
  title: z.string(),
  status: Status,
  requester: z.string(),
  registered: z.boolean(),
  place: z.string(),
  category: translated,
  assignedTo: Person.nullable(),
  customerWaitingSinceIndicator: Light,
  customerWaitingSince: instant.nullable(),
  read: z.boolean(),
  excerpt: z.string(),
  fileCount: z.number().int(),
  commentCount: z.number().int(),
  activityAt: instant,
  createdAt: instant,
})
export type TicketRow = z.infer<typeof TicketRow>

export const listTickets = endpoint({
  summary: 'Tickets in one of the views, newest activity first or longest waiting first, paged by key',
  method: 'GET',
  path: '/tickets',
  tool,
  query: z.object({
    view: View.default('all'),
    search: z.string().max(200).optional(),
    categoryId: id.optional(),
    assigneeId: id.optional(),
    place: z.string().regex(/^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/, 'place').optional(),
    sort: z.enum(['activity', 'waiting']).default('activity'),
    after: paging.after,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: pageOf(TicketRow),
})

export const countViews = endpoint({
  summary: 'How many tickets are in each view; counting stops at 1000',
  method: 'GET',
  path: '/ticket-views',
  tool,
  reply: z.record(View, z.number().int()),
})

export const Ticket = z.object({
  id,
  incrementID: z.string(),
  sortHash: z.string(),
  title: z.string(),
  description: z.string(),
  status: Status,
  category: id,
  channels: z.array(z.string()),
  labels: z.array(z.string()),
  tags: z.array(z.string()),
  files: z.array(id),
  inputChannel: z.string(),
  phoneNumber: z.string().nullable(),
  customSettings: z.record(z.string(), z.unknown()),
  commentCount: z.number().int(),
  read: z.boolean(),
  unreadAdminMessages: z.number().int(),
  unreadUserMessages: z.number().int(),
  customerWaitingSinceIndicator: Light,
  lastStatusUpdate: instant,
  createdAt: instant,
  updatedAt: instant,
  version: z.number().int(),
  place: z.string(),
  unitID: id.nullable(),
  appID: id,
  requester: z.object({ id: id.nullable(), name: z.string(), email: z.string().nullable(), phoneNumber: z.string().nullable() }),
  _embedded: z.object({
    assignedTo: Person.extend({ phoneNumber: z.string().nullable(), email: z.string() }).nullable(),
    createdBy: Person.nullable(),
    category: z.object({ id, name: translated }),
    conversations: z.array(z.object({ id, _embedded: z.object({ participants: z.array(Person.extend({ roles: z.array(z.string()) })) }) })),
    files: z.array(File),
    labels: z.array(z.object({ id, key: z.string(), name: translated })),
    property: z.object({ id, name: z.string() }).nullable(),
    group: z.object({ id, name: z.string(), address: z.record(z.string(), z.string().nullable()) }).nullable(),
    unit: z.object({ id, name: z.string() }).nullable(),
  }),
  can: can('answer', 'note', 'assign', 'edit', 'close', 'reopen'),
})
export type Ticket = z.infer<typeof Ticket>

export const findTicket = endpoint({ summary: 'A ticket', method: 'GET', path: '/tickets/:ticketId', tool, reply: Ticket })

const fileIds = z.array(id).max(20).default([])
const customSettings = z.array(z.object({ key: z.string().max(100), type: z.string().max(50).optional(), value: z.unknown() })).max(100)

export const reportTicket = endpoint({
  summary: 'Report something in one of one’s homes; or, as staff, for a person',
  method: 'POST',
  path: '/users/:userId/tickets',
  tool,
  body: z.object({
    category: id,
    title: line(),
    description: prose(),
    inputChannel: InputChannel.default('app'),
    files: fileIds,
    utilisationPeriod: id,
    phoneNumber: z.string().max(50).nullish(),
    customSettings: customSettings.optional(),
  }),
  reply: Ticket,
  problems: ['no-such-category', 'no-such-home', 'file-not-attachable'],
})

export const createAnonymousTicket = endpoint({
  summary: 'A ticket of somebody without an account, as mail and web forms bring them',
  method: 'POST',
  path: '/property-managers/:serviceProviderId/tickets',
  tool,
  body: z.object({
    category: id,
    title: line(),
    description: prose(),
    inputChannel: InputChannel.default('email'),
    files: fileIds,
    phoneNumber: z.string().max(50).nullish(),
    createdByCommunicationMethod: z.object({ type: z.string().max(30), value: z.string().max(320) }).optional(),
    customSettings: customSettings.optional(),
  }),
  reply: Ticket,
})

export const createTicket = endpoint({
  summary: 'A ticket that staff open: for a person, for somebody without an account, or just for a place',
  method: 'POST',
  path: '/tickets',
  tool,
  body: z.object({
    category: id,
    title: line(),
    description: prose(),
    place: z.string().regex(/^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/, 'place'),
    userId: id.nullish(),
    requester: z.object({ name: line(), email: z.email('email').nullish(), phoneNumber: z.string().max(50).nullish() }).nullish(),
    assigneeId: id.nullish(),
    status: Status.default('waiting-for-agent'),
    inputChannel: InputChannel.default('cockpit'),
    files: fileIds,
  }),
  reply: Ticket,
})

export const changeTicket = endpoint({
  summary: 'Change a ticket. `version` is the one that was read: if the same field was changed since, nothing is written and the reply shows what is there',
  method: 'PATCH',
  path: '/tickets/:ticketId',
  tool,
  body: z.object({
    version: z.number().int().optional(),
    title: line().optional(),
    status: Status.optional(),
    category: id.optional(),
    assigneeId: id.nullable().optional(),
    place: z.string().regex(/^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/, 'place').optional(),
  }),
  reply: Ticket,
  problems: ['changed-meanwhile', 'no-such-assignee', 'no-such-category', 'no-such-place'],
})

export const closeTicket = endpoint({ summary: 'Close a ticket', method: 'PUT', path: '/tickets/:ticketId/closure', tool, body: z.object({}), reply: Ticket })
export const reopenTicket = endpoint({ summary: 'Reopen a ticket', method: 'PUT', path: '/tickets/:ticketId/reopening', tool, body: z.object({}), reply: Ticket })
export const readTicket = endpoint({ summary: 'One has read a ticket', method: 'PUT', path: '/tickets/:ticketId/reading', tool, body: z.object({}) })
export const showPresence = endpoint({
  summary: 'Colleagues see who is reading or typing; say it again every ten seconds',
  method: 'PUT',
  path: '/tickets/:ticketId/presence',
  tool,
  body: z.object({ state: z.enum(['reading', 'typing', 'gone']) }),
})

export const listHistory = endpoint({
  summary: 'Everything that happened to a ticket, oldest first; for staff',
  method: 'GET',
  path: '/tickets/:ticketId/history',
  tool,
  reply: pageOf(
    z.object({
      id,
      type: z.string(),
      actor: z.string().nullable(),
      at: instant,
      changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    }),
  ),
})

export const listAssignees = endpoint({
  summary: 'Who can look after a ticket',
  method: 'GET',
  path: '/tickets/:ticketId/assignees',
  tool,
  reply: pageOf(Person),
})

export const Category = z.object({
  id,
  parentID: id.nullable(),
  key: z.string(),
  name: translated,
  hint: translated,
  archived: z.boolean(),
})
export const listCategories = endpoint({
  summary: 'What can be reported in an app: a tree of two levels in four languages',
  method: 'GET',
  path: '/apps/:appId/ticket-categories',
  tool,
  reply: pageOf(Category),
})
const category = { name: translated.optional(), hint: translated.optional(), parentID: id.nullish(), archived: z.boolean().optional() }
export const createCategory = endpoint({
  summary: 'Add a category',
  method: 'POST',
  path: '/apps/:appId/ticket-categories',
  tool,
  body: z.object({ ...category, key: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'key') }),
  reply: Category,
  problems: ['ticket-category-key-taken'],
})
export const changeCategory = endpoint({
  summary: 'Change or archive a category',
  method: 'PATCH',
  path: '/ticket-categories/:categoryId',
  tool,
  body: z.object(category),
  reply: Category,
})
