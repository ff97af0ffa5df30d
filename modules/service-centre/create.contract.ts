import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  digits,
  email,
  id,
  line,
  PlaceKey,
  prose,
  listOf,
  pagingOfWhole,
  sought,
} from '#kernel/contract/shapes.ts'
import { InputChannel, lines, Status, Ticket } from './contract.ts'

const tool = 'service-centre' as const

/** The most files that one ticket or message may bring. */
export const MOST_FILES = 20

const phoneNumber = digits().nullish()
const written = {
  category: id,
  ...lines,
  description: prose(),
  files: z.array(id).max(MOST_FILES, 'too-many-files').default([]),
  phoneNumber,
}

/** The wire's list of key, type and value; it comes back as an object. */
const customSettings = z
  .array(z.object({ key: line(100), type: line(50).optional(), value: z.unknown() }))
  .max(100)
  .optional()

export const reportTicket = endpoint({
  summary: 'Report something in one of one’s homes; or, as staff, for the person who lives there',
  method: 'POST',
  path: '/users/:userId/tickets',
  tool,
  body: z.object({
    ...written,
    inputChannel: InputChannel.default('app'),
    utilisationPeriod: id,
    customSettings,
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
    ...written,
    inputChannel: InputChannel.default('email'),
    /** A place, or as the incumbent has it `app`: the app of the category, which it is as well when it is left out. */
    channel: z.union([PlaceKey, z.literal('app')], { error: () => 'place' }).default('app'),
    createdByCommunicationMethod: z.object({ type: line(30), value: line(254) }).optional(),
    customSettings,
  }),
  reply: Ticket,
  problems: ['no-such-category', 'no-such-place', 'file-not-attachable'],
})

export const createTicket = endpoint({
  summary:
    'A ticket that staff open: for a person (`userId`), for somebody without an account (`requester`), or just for a place',
  method: 'POST',
  path: '/tickets',
  tool,
  body: z.object({
    category: id,
    ...lines,
    description: prose(),
    files: written.files,
    place: PlaceKey,
    userId: id.nullish(),
    requester: z.object({ name: line(), email: email.nullish(), phoneNumber }).nullish(),
    assigneeId: id.nullish(),
    status: Status.default('waiting-for-agent'),
    inputChannel: InputChannel.default('cockpit'),
  }),
  reply: Ticket,
  problems: [
    'no-such-category',
    'no-such-place',
    'no-such-requester',
    'no-such-assignee',
    'file-not-attachable',
  ],
})

/** Somebody whom a ticket can be opened for: a person with an account, or a tenant who is invited and has none yet. */
export const Requester = z.object({
  kind: z.enum(['person', 'invited']),
  id,
  name: z.string(),
  email: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  /** Where they live now, at most a few. */
  places: z.array(z.object({ key: PlaceKey, name: z.string(), app: z.string() })),
})
export type Requester = z.infer<typeof Requester>

export const listRequesters = endpoint({
  summary: 'People and invited tenants of the places one covers, by name, e-mail or address',
  method: 'GET',
  path: '/ticket-requesters',
  tool,
  query: z.object({ ...pagingOfWhole, search: sought }),
  reply: listOf(Requester),
})
