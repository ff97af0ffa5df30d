import type { Body } from '#kernel/contract/endpoint.ts'
import { asMailbox, mailboxKey } from '#kernel/contract/mailbox.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { attach } from './attaching.commands.ts'
import { statusColumns } from './update.commands.ts'
import type { Status } from './contract.ts'
import { messageCreated, noteCreated, ticketUpdated } from './events.ts'
import type { writeMessage } from './messages.contract.ts'
import { insertMessage, type MessageDetails } from './messages.queries.ts'
import { notifyOfClosure, notifyOfMessage } from './notifying.commands.ts'
import { requireHumanPace } from './pace.queries.ts'
import { isAgentOf, ticketAbilities } from './policy.ts'
import { isRecentlyClosed, statusAfter, waitingAfter } from './rules.ts'
import { momentAfter, setReading, setTicket, type TicketDetails } from './tickets.queries.ts'

type Said = Omit<Body<typeof writeMessage>, 'type'> & { conversationId: string; forUser?: string | undefined }

/**
 * Writes into the conversation of a locked ticket, and does to the ticket what that entails. Throws Problem 400
 * 'message-empty', 'no-such-author' or 'file-not-attachable', 409 'ticket-closed-long-ago'.
 */
export const reply = async (db: Db, actor: Actor, ticket: TicketDetails, said: Said) => {
  const { text, files } = contentOf(said.content)
  if (text === '' && files.length === 0) throw new Problem(400, 'message-empty')
  await requireHumanPace(db, actor)
  const author = authorOf(actor, ticket, said.createdBy, said.forUser)
  const internal = said.internal && author.byAgent && ticketAbilities.note(actor, ticket)
  if (!author.byAgent && ticket.status === 'closed' && !isRecentlyClosed(ticket.closedAt))
    throw conflict('ticket-closed-long-ago')
  const chosen = ticketAbilities.changeStatus(actor, ticket) ? said.status : undefined
  const status = chosen ?? statusAfter(ticket.status as Status, { byAgent: author.byAgent, internal })
  const message = await insertMessage(db, {
    ...author,
    conversationId: said.conversationId,
    ticketId: ticket.id,
    type: files.length > 0 ? 'file' : 'text',
    content: text,
    internal,
    inputChannel: said.inputChannel ?? (author.byAgent ? 'cockpit' : author.authorEmail ? 'email' : 'app'),
    createdAt: momentAfter(ticket),
  })
  await attach(db, actor, files, { ticketId: ticket.id, messageId: message.id, internal })
  await follow(db, actor, ticket, message, status)
  return message
}

const contentOf = (content: Said['content']) =>
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
  message: MessageDetails,
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
  if (changed && status === 'closed') await notifyOfClosure(db, actor, ticket)
}
