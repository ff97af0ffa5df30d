import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, pageOf, paging, prose, limitByKey } from '#kernel/contract/shapes.ts'
import { File } from '#modules/files/contract.ts'
import { InputChannel, Status } from './contract.ts'
import { MOST_FILES } from './create.contract.ts'

const tool = 'service-centre' as const

export const Message = z.object({
  id,
  type: z.enum(['text', 'file']),
  content: z.object({
    content: z.string().optional(),
    description: z.string().optional(),
    files: z.array(id),
  }),
  internal: z.boolean(),
  byAgent: z.boolean(),
  read: z.boolean(),
  inputChannel: z.string(),
  createdAt: instant,
  author: z.object({ id: id.nullable(), name: z.string(), profileImage: id.nullable() }),
  _embedded: z.object({
    createdByCommunicationMethod: z.object({ id, type: z.string(), value: z.string() }),
    files: z.array(File),
  }),
})
export type Message = z.infer<typeof Message>

export const findConversation = endpoint({
  summary: 'A conversation of a ticket',
  method: 'GET',
  path: '/conversations/:conversationId',
  tool,
  reply: z.object({ id, ticketID: id, createdAt: instant }),
})

export const listMessages = endpoint({
  summary: 'The messages of a conversation, oldest first, paged by key; internal notes for staff only',
  method: 'GET',
  path: '/conversations/:conversationId/messages',
  tool,
  query: z.object({ after: paging.after, limit: limitByKey(500, 500) }),
  reply: pageOf(Message),
})

const files = z.array(id).max(MOST_FILES, 'too-many-files').optional()

export const writeMessage = endpoint({
  summary:
    'Answer in a conversation, or note something internally; `status` changes the ticket with it. `forUser` or `createdBy` say whose words staff pass on, for instance those of a mail',
  method: 'POST',
  path: '/conversations/:conversationId/messages',
  tool,
  query: z.object({ forUser: id.optional() }),
  body: z.object({
    type: z.enum(['text', 'file']).default('text'),
    content: z.union([
      prose(),
      z.object({ content: prose().optional(), description: prose().optional(), files }),
    ]),
    internal: z.boolean().default(false),
    inputChannel: InputChannel.optional(),
    createdBy: z.object({ type: line(30), value: line(254) }).optional(),
    status: Status.optional(),
  }),
  reply: Message,
  problems: ['message-empty', 'file-not-attachable', 'ticket-closed-long-ago', 'no-such-author'],
})
