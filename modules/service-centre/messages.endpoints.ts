import { Problem } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { requireAttachable } from '#modules/files/public.ts'
import { notify } from '#modules/notifications/public.ts'
import { messageCreated, noteCreated, ticketUpdated } from './events.ts'
import * as contract from './messages.contract.ts'
import { isAgentOf, ticketAbilities } from './policy.ts'
import { presentMessage } from './presenting.ts'
import * as queries from './queries.ts'
import { statusAfter, waitingAfter } from './rules.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { conversationId: string }
}

const findConversation = ({ db, actor, params }: Asked) => queries.findConversation(db, actor, params.conversationId)
const withTicket = async (asked: Asked) => {
  const conversation = await findConversation(asked)
  const ticket = conversation && (await queries.lockTicket(asked.db, asked.actor, conversation.ticketId))
  return ticket && { conversation, ticket }
}

export const messageEndpoints = [
  serve(contract.findConversation, {
    find: findConversation,
    allow: everyone,
    run: async ({ subject }) => ({ id: subject.id, ticketID: subject.ticketId, createdAt: subject.createdAt.toISOString() }),
  }),
  serve(contract.listMessages, {
    find: async ({ db, actor, params }) => {
      const conversation = await queries.findConversation(db, actor, params.conversationId)
      const ticket = conversation && (await queries.findTicket(db, actor, conversation.ticketId))
      return ticket && { conversation, ticket }
    },
    allow: everyone,
    async run({ db, actor, subject: { conversation, ticket } }) {
      const internal = isAgentOf(actor, ticket)
      const messages = await queries.listMessages(db, conversation.id, internal)
      const files = await queries.listFiles(db, ticket.id, internal)
      return { _embedded: { items: messages.map((message) => presentMessage(message, files)) } }
    },
  }),
  serve(contract.writeMessage, {
    find: withTicket,
    allow: (actor, { ticket }) => ticketAbilities.answer(actor, ticket),
    async run({ db, actor, subject: { conversation, ticket }, body }) {
      const { text, files } = contentOf(body.content)
      if (text === '' && files.length === 0) throw new Problem(400, 'message-empty')
      const byAgent = isAgentOf(actor, ticket)
      const internal = body.internal && byAgent
      const status = (byAgent && body.status) || statusAfter(ticket, { byAgent, internal })
      if (status === 'refused') throw new Problem(409, 'ticket-closed-long-ago')
      await requireAttachable(db, actor, files)
      const message = await queries.insertMessage(db, {
        conversationId: conversation.id,
        ticketId: ticket.id,
        type: files.length > 0 ? 'file' : 'text',
        content: text,
        internal,
        byAgent,
        authorId: actor.personId,
        authorName: actor.username,
        inputChannel: body.inputChannel ?? (byAgent ? 'cockpit' : 'app'),
      })
      await queries.insertAttachments(db, files, { ticketId: ticket.id, messageId: message.id, internal })
      await follow(db, actor, ticket, message, status)
      return presentMessage(message, await queries.listFiles(db, ticket.id, byAgent))
    },
  }),
]

const contentOf = (content: string | { content?: string | undefined; description?: string | undefined; files?: string[] | undefined }) =>
  typeof content === 'string' ? { text: content, files: [] } : { text: content.content ?? content.description ?? '', files: content.files ?? [] }

/** What a message does to its ticket and who is told, in the same transaction. */
const follow = async (db: Db, actor: Actor, ticket: queries.TicketDetails, message: Row<'message'>, status: Exclude<ReturnType<typeof statusAfter>, 'refused'>) => {
  const { internal, byAgent } = message
  const now = message.createdAt
  const changed = status !== ticket.status
  await queries.setTicket(db, ticket.id, {
    ...(!internal && { activityAt: now, messageCount: ticket.messageCount + 1 }),
    ...(changed && { status, statusChangedAt: now, closedAt: status === 'closed' ? now : null }),
    customerWaitingSince: waitingAfter(ticket.customerWaitingSince, { status, byAgent, internal }, now),
  })
  await queries.setReading(db, ticket.id, actor.personId)
  const data = { ticketId: ticket.id, messageId: message.id }
  await record(db, internal ? noteCreated : messageCreated, { actor, subjectId: ticket.id, data })
  await record(db, ticketUpdated, {
    actor,
    subjectId: ticket.id,
    data: { ticketId: ticket.id, delta: changed ? { status: { from: ticket.status, to: status } } : {} },
  })
  const reader = byAgent ? ticket.personId : ticket.assigneeId
  if (reader && !internal && reader !== actor.personId)
    await notify(db, {
      personId: reader,
      type: 'ticket-comment',
      category: 'messages',
      title: `${actor.username}: ${ticket.title}`,
      objectId: ticket.id,
      referencedObjectId: message.id,
    })
}
