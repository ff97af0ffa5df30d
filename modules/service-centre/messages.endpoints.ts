import { asMailbox, mailboxKey } from '#kernel/contract/mailbox.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { notifyOfMessage, statusColumns } from './changing.endpoints.ts'
import type { Status } from './contract.ts'
import { messageCreated, noteCreated, ticketUpdated } from './events.ts'
import * as contract from './messages.contract.ts'
import * as queries from './messages.queries.ts'
import { attach } from './opening.endpoints.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { isAgentOf, mayWriteTo, ticketAbilities } from './policy.ts'
import { requireHumanPace } from './pace.queries.ts'
import { presentMessage } from './presenting.ts'
import { isRecentlyClosed, statusAfter, waitingAfter } from './rules.ts'
import { lockTicket, momentAfter, setReading, setTicket, type TicketDetails } from './tickets.queries.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { conversationId: string }
}

const find = ({ db, actor, params }: Asked) => queries.findConversation(db, actor, params.conversationId)

const findToWrite = async (asked: Asked) => {
  const conversation = await find(asked)
  const ticket = conversation && (await lockTicket(asked.db, asked.actor, conversation.ticketId))
  return ticket && { conversation, ticket }
}

/** Internal notes are for those who see their ticket from our side. */
export const messageShowing: Showing = {
  endpoint: contract.listMessages,
  async show(db, actor, ids, platform) {
    const rows = (await queries.listMessagesById(db, actor, ids)).filter(
      (row) => !row.internal || isAgentOf(actor, row),
    )
    const files = await queries.listFilesOfMessages(db, rows)
    return rows.map((row) =>
      presentMessage(row, files, { personId: actor.personId, readAt: row.readAt }, platform),
    )
  },
}

export const messageEndpoints = [
  serve(contract.findConversation, {
    find,
    allow: everyone,
    run: async ({ subject }) => ({
      id: subject.id,
      ticketID: subject.ticketId,
      createdAt: subject.createdAt.toISOString(),
    }),
  }),
  serve(contract.listMessages, {
    find,
    allow: everyone,
    async run({ db, actor, subject, platform, query: { after, limit } }) {
      const internal = isAgentOf(actor, subject)
      const rows = await queries.listMessages(db, subject.id, {
        internal,
        after: keyOf(after),
        limit: limit + 1,
      })
      const files = await queries.listMessageFiles(db, subject.ticketId, rows, internal)
      const reader = { personId: actor.personId, readAt: subject.readAt }
      return pageOf(
        rows,
        limit,
        (row) => presentMessage(row, files, reader, platform),
        ({ sortAt }) => sortAt,
      )
    },
  }),
  serve(contract.writeMessage, {
    find: findToWrite,
    allow: (actor, { ticket }) => mayWriteTo(actor, ticket),
    async run({ db, actor, subject: { conversation, ticket }, platform, query, body }) {
      const { text, files } = contentOf(body.content)
      if (text === '' && files.length === 0) throw new Problem(400, 'message-empty')
      await requireHumanPace(db, actor)
      const author = authorOf(actor, ticket, body.createdBy, query.forUser)
      const internal = body.internal && author.byAgent && ticketAbilities.note(actor, ticket)
      if (!author.byAgent && ticket.status === 'closed' && !isRecentlyClosed(ticket.closedAt))
        throw conflict('ticket-closed-long-ago')
      const chosen = ticketAbilities.changeStatus(actor, ticket) ? body.status : undefined
      const status = chosen ?? statusAfter(ticket.status as Status, { byAgent: author.byAgent, internal })
      const message = await queries.insertMessage(db, {
        ...author,
        conversationId: conversation.id,
        ticketId: ticket.id,
        type: files.length > 0 ? 'file' : 'text',
        content: text,
        internal,
        inputChannel:
          body.inputChannel ?? (author.byAgent ? 'cockpit' : author.authorEmail ? 'email' : 'app'),
        createdAt: momentAfter(ticket),
      })
      await attach(db, actor, files, { ticketId: ticket.id, messageId: message.id, internal })
      await follow(db, actor, ticket, message, status)
      const stored = await queries.listMessageFiles(db, ticket.id, [message], true)
      return presentMessage(
        message,
        stored,
        { personId: actor.personId, readAt: message.createdAt },
        platform,
      )
    },
  }),
]

const contentOf = (content: Body<typeof contract.writeMessage>['content']) =>
  typeof content === 'string'
    ? { text: content, files: [] }
    : { text: content.content ?? content.description ?? '', files: content.files ?? [] }

interface Author {
  authorId: string | null
  authorName: string
  authorEmail?: string
  byAgent: boolean
}

/**
 * Whose words they are. Staff may pass on those of the requester (`forUser`, or the address a mail came from) and of
 * people without an account; everybody else speaks for themselves. Throws Problem 400 'no-such-author'.
 */
const authorOf = (
  actor: Actor,
  ticket: TicketDetails,
  createdBy: { type: string; value: string } | undefined,
  forUser: string | undefined,
): Author => {
  const byAgent = isAgentOf(actor, ticket)
  const own = { authorId: actor.personId, authorName: actor.username, byAgent }
  const { person } = ticket
  const same = (address: string | null | undefined) =>
    mailboxKey(address ?? '') === mailboxKey(createdBy?.value ?? '')
  if (forUser === actor.personId) return own
  if (forUser !== undefined) {
    if (!byAgent || forUser !== person?.id) throw new Problem(400, 'no-such-author')
    return { authorId: person.id, authorName: person.username, byAgent: false }
  }
  if (!createdBy || !byAgent || same(actor.email)) return own
  const authorEmail = createdBy.type === 'email' ? { authorEmail: asMailbox(createdBy.value) } : {}
  return person && same(person.email)
    ? { authorId: person.id, authorName: person.username, ...authorEmail, byAgent: false }
    : {
        authorId: null,
        authorName: (same(ticket.requesterEmail) && ticket.requesterName) || createdBy.value,
        ...authorEmail,
        byAgent: false,
      }
}

/** What a message does to its ticket and who is told, in the same transaction. */
const follow = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  message: queries.MessageDetails,
  status: Status,
) => {
  const { id: messageId, internal, byAgent, createdAt: now } = message
  const changed = status !== ticket.status
  const version = ticket.version + 1
  const answered = byAgent && !internal
  await setTicket(db, ticket, {
    updatedAt: now,
    ...(!internal && {
      activityAt: now,
      messageCount: ticket.messageCount + 1,
      customerWaitingSince: waitingAfter(ticket.customerWaitingSince, { status, answered }, now),
    }),
    ...(changed && { ...statusColumns(ticket, status, now, answered), version }),
  })
  if (!internal || changed) await setReading(db, ticket.id, actor.personId)
  const about = { actor, subjectId: ticket.id }
  await record(db, internal ? noteCreated : messageCreated, {
    ...about,
    data: { ticketId: ticket.id, messageId },
  })
  if (changed || !internal)
    await record(db, ticketUpdated, {
      ...about,
      data: {
        ticketId: ticket.id,
        version: changed ? version : ticket.version,
        delta: changed ? { status: { from: ticket.status, to: status } } : {},
        ...(!internal && { messageId }),
      },
    })
  const authorName = message.username ?? message.authorName ?? ''
  await notifyOfMessage(db, actor, ticket, { id: messageId, byAgent, internal, authorName })
}
