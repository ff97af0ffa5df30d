import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, pageOf, prose } from '#kernel/contract/shapes.ts'
import { File } from '#modules/files/contract.ts'
import { InputChannel, Status } from './contract.ts'

const tool = 'service-centre' as const

export const Message = z.object({
  id,
  type: z.enum(['text', 'file']),
  content: z.object({ content: z.string().optional(), description: z.string().optional(), files: z.array(id) }),
  internal: z.boolean(),
  byAgent: z.boolean(),
  read: z.boolean(),
  inputChannel: z.string(),
  createdAt: instant,
  author: z.object({ id: id.nullable(), name: z.string(), profileImage: id.nullable() }),
  _embedded: z.object({
    createdByCommunicationMethod: z.object({ id: id.nullable(), type: z.string(), value: z.string() }),
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
  summary: 'The messages of a conversation, oldest first; internal notes for staff only',
  method: 'GET',
  path: '/conversations/:conversationId/messages',
  tool,
  reply: pageOf(Message),
})

export const writeMessage = endpoint({
  summary: 'Answer in a conversation, or note something internally; `status` changes the ticket with it',
  method: 'POST',
  path: '/conversations/:conversationId/messages',
  tool,
  body: z.object({
    type: z.enum(['text', 'file']).default('text'),
    content: z.union([
      prose(),
      z.object({ content: prose().optional(), description: prose().optional(), files: z.array(id).max(20).optional() }),
    ]),
    internal: z.boolean().default(false),
    inputChannel: InputChannel.optional(),
    createdBy: z.object({ type: z.string().max(30), value: z.string().max(320) }).optional(),
    status: Status.optional(),
  }),
  reply: Message,
  problems: ['message-empty', 'file-not-attachable', 'ticket-closed-long-ago'],
})
