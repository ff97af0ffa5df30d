import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  can,
  id,
  instant,
  line,
  name,
  pageOf,
  paging,
  PlaceKey,
  sought,
  translated,
  limitByKey,
} from '#kernel/contract/shapes.ts'
import { User } from '#modules/accounts/users.contract.ts'
import { File } from '#modules/files/contract.ts'

const tool = 'service-centre' as const

export const Status = z.enum(['waiting-for-agent', 'waiting-for-customer', 'waiting-for-external', 'closed'])
export type Status = z.infer<typeof Status>

/** Stands for "nobody looks after it" where tickets are asked for by who does. */
export const NOBODY = 'nobody'

/** The views of the list. `waiting-for-me` is what is open and mine, `not-registered` what people without an account wrote. */
export const View = z.enum(['all', 'unassigned', 'waiting-for-me', ...Status.options, 'not-registered'])
export type View = z.infer<typeof View>

export const Light = z.enum(['green', 'yellow', 'red'])
/** By what something came, in the words of whoever brings it; these are the ones that screens have words for. */
export const KNOWN_CHANNELS = ['app', 'cockpit', 'craftsmen', 'email', 'phone', 'whats_app'] as const
export const InputChannel = name(100)

export const Person = z.object({ id, username: z.string(), profileImage: id.nullable() })
export type Person = z.infer<typeof Person>

/** One row of the list an agent lives in, and of a resident's own requests. */
export const TicketRow = z.object({
  id,
  incrementID: z.string(),
  title: z.string(),
  status: Status,
  requester: z.string(),
  registered: z.boolean(),
  /** Building and unit, or the property: "Kramgasse 12, 3. OG links". */
  place: z.string(),
  category: translated,
  assignedTo: Person.nullable(),
  customerWaitingSinceIndicator: Light,
  customerWaitingSince: instant.nullable(),
  read: z.boolean(),
  /** The beginning of the last public message, or of the description. */
  excerpt: z.string(),
  fileCount: z.number().int(),
  commentCount: z.number().int(),
  activityAt: instant,
  createdAt: instant,
})
export type TicketRow = z.infer<typeof TicketRow>

export const Sort = z.enum(['activity', 'waiting', 'number'])
export type Sort = z.infer<typeof Sort>

export const listTickets = endpoint({
  summary:
    'Tickets in one of the views, paged by key: newest activity first, longest waiting first (only those who wait) or newest number first. Residents see their own',
  method: 'GET',
  path: '/tickets',
  tool,
  query: z.object({
    view: View.default('all'),
    /** Number, title, requester, address and messages; a number alone finds that ticket first. */
    search: sought.optional(),
    status: Status.optional(),
    categoryId: id.optional(),
    assigneeId: z.union([id, z.literal(NOBODY)]).optional(),
    requesterId: id.optional(),
    place: PlaceKey.optional(),
    sort: Sort.default('activity'),
    after: paging.after,
    limit: limitByKey(200, 50),
  }),
  reply: pageOf(TicketRow),
})

/** Counting a view stops here: a screen shows "999+". */
export const MOST_COUNTED = 1000

export const countViews = endpoint({
  summary: 'How many tickets each view holds; counting stops at 1000',
  method: 'GET',
  path: '/ticket-views',
  tool,
  reply: z.record(View, z.number().int()),
})

/** Lines that are written of a ticket: given when it is opened, changed one by one, told in its history as they are. */
export const lines = { title: line() }
type LineName = keyof typeof lines
export const lineNames = Object.keys(lines) as LineName[]
export type Lines = { [Name in LineName]: z.infer<(typeof lines)[Name]> }

export const shownLines = Object.fromEntries(lineNames.map((name) => [name, z.string()])) as Record<
  LineName,
  z.ZodString
>

/** What can become another in a ticket. */
export const ticketField = z.enum([...lineNames, 'status', 'category', 'assignee', 'place', 'requester'])
export type TicketField = z.infer<typeof ticketField>

export const Ticket = z.object({
  id,
  incrementID: z.string(),
  sortHash: z.string(),
  ...shownLines,
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
  /** What the reader has not read yet: one counts for staff, the other for the requester. */
  unreadAdminMessages: z.number().int(),
  unreadUserMessages: z.number().int(),
  customerWaitingSinceIndicator: Light,
  customerWaitingSince: instant.nullable(),
  lastStatusUpdate: instant,
  activityAt: instant,
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  /** Sent back with a change, so that nobody's change is lost silently. */
  version: z.number().int(),
  place: z.string(),
  /** The narrowest place of the ticket as a key. */
  placeKey: PlaceKey,
  unitID: id.nullable(),
  appID: id,
  conversationID: id,
  requester: z.object({
    id: id.nullable(),
    name: z.string(),
    email: z.string().nullable(),
    phoneNumber: z.string().nullable(),
  }),
  _embedded: z.object({
    /** People are whole as far as the reader sees them; of the others only who they are is told. */
    assignedTo: User.nullable(),
    createdBy: User.nullable(),
    category: z.object({ id, name: translated }),
    /** The `roles` of participants are those in the ticket: `requester`, `agent`. */
    conversations: z.array(
      z.object({
        id,
        _embedded: z.object({ participants: z.array(User) }),
      }),
    ),
    files: z.array(File),
    labels: z.array(z.object({ id, key: z.string(), name: translated })),
    property: z.object({ id, name: z.string() }).nullable(),
    group: z
      .object({ id, name: z.string(), address: z.record(z.string(), z.string().nullable()) })
      .nullable(),
    unit: z.object({ id, name: z.string() }).nullable(),
  }),
  can: can('answer', 'note', 'assign', 'edit', 'changeStatus', 'close', 'reopen', 'seeHistory'),
})
export type Ticket = z.infer<typeof Ticket>

export const findTicket = endpoint({
  summary: 'A ticket',
  method: 'GET',
  path: '/tickets/:ticketId',
  tool,
  reply: Ticket,
})
