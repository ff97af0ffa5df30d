import { type Call, reaction, record } from '#kernel/server/events.ts'
import { userUpdated } from '#modules/accounts/events.ts'
import { codeUsed } from '#modules/tenant-management/events.ts'
import { messageCreated, ticketCreated, ticketUpdated } from './events.ts'
import { type Addressee, ROOT, notifyRequester, notifyStaff, type Telling } from './mail.ts'
import { findMessage } from './messages.queries.ts'
import {
  isByStaff,
  isNotifiedByMail,
  type Notice,
  ofAssignment,
  ofClosure,
  ofMessage,
  ofOpening,
} from './notices.ts'
import { findAddressee, findConfirmedEmail, findReader, listWatchers } from './people.queries.ts'
import { lockUnclaimed, setTicket } from './tickets.queries.ts'

const requesterOf = ({ username, requesterName, requesterEmail }: Addressee) =>
  username ?? requesterName ?? requesterEmail

const told = (call: Call<{ ticketId: string }>) => findAddressee(call.db, call.data.ticketId)

const tellAssignee = async ({ db, services, event }: Call<unknown>, ticket: Addressee, notices: Notice[]) => {
  if (!ticket.assigneeId || !isNotifiedByMail(notices, 'assignee')) return
  const reader = await findReader(db, ticket.assigneeId)
  if (!reader) return
  const quote = ticket.description
    ? { quote: { author: requesterOf(ticket) ?? '', text: ticket.description } }
    : {}
  await notifyStaff(db, services, ticket, reader, {
    key: `assigned ${event.id}`,
    occurredAt: event.occurredAt,
    say: (words) => [words.assigned],
    ...quote,
  })
}

/** Gives a person what they wrote before they had an account; only once the address is known to be theirs. */
const claim = async ({ db }: Call<unknown>, personId: string) => {
  const email = await findConfirmedEmail(db, personId)
  if (!email) return
  for (const ticket of await lockUnclaimed(db, email)) {
    const version = ticket.version + 1
    await setTicket(db, ticket, { personId, version })
    const delta = { requester: { from: null, to: personId } }
    await record(db, ticketUpdated, { subjectId: ticket.id, data: { ticketId: ticket.id, version, delta } })
  }
}

export const serviceCentreReactions = [
  reaction('give people who confirmed their address the tickets they wrote before', userUpdated, (call) =>
    claim(call, call.data.userId),
  ),
  reaction('give people who registered the tickets they wrote before', codeUsed, (call) =>
    claim(call, call.data.userId),
  ),

  reaction('confirm to the requester that a ticket has arrived', ticketCreated, async (call) => {
    const ticket = await told(call)
    if (!ticket || !isNotifiedByMail(ofOpening(ticket, call.event.actorId), 'requester')) return
    const quote = ticket.description ? { quote: { text: ticket.description } } : {}
    await notifyRequester(call.db, call.services, ticket, {
      key: ROOT,
      occurredAt: call.event.occurredAt,
      say: (words) => [isByStaff(ticket) ? words.opened : words.received],
      ...quote,
    })
  }),

  reaction(
    'tell the assignee of a new ticket, or the staff of its place that nobody looks after it',
    ticketCreated,
    async (call) => {
      const { db, services, event } = call
      const ticket = await told(call)
      // Whoever came to look after it since hears of that instead.
      if (!ticket || ticket.assigneeId !== (call.data.assigneeId ?? null)) return
      const notices = ofOpening(ticket, event.actorId)
      await tellAssignee(call, ticket, notices)
      if (!isNotifiedByMail(notices, 'watchers')) return
      for (const reader of await listWatchers(db, ticket))
        if (reader.id !== event.actorId)
          await notifyStaff(db, services, ticket, reader, {
            key: 'unassigned',
            isNew: true,
            occurredAt: event.occurredAt,
            say: (words) => [words.unassigned(requesterOf(ticket) ?? words.somebody)],
            ...(ticket.description && { quote: { text: ticket.description } }),
          })
    },
  ),

  reaction(
    'bring an answer to the requester and a question to the assignee by mail',
    messageCreated,
    async (call) => {
      const { db, services, data, event } = call
      const message = await findMessage(db, data.messageId)
      const ticket = await told(call)
      if (!ticket || !message) return
      const notices = ofMessage(ticket, message, event.actorId)
      const author = message.username ?? message.authorName ?? ''
      const own = { key: message.id, occurredAt: message.createdAt }
      const quote = message.content ? { quote: { text: message.content } } : {}
      if (isNotifiedByMail(notices, 'requester')) {
        const say: Telling['say'] = (words) =>
          message.content ? [words.answered(author)] : [`${author} ${words.sentFiles}`]
        return notifyRequester(db, services, ticket, { ...own, say, senderName: author, ...quote })
      }
      const assignee =
        ticket.assigneeId && isNotifiedByMail(notices, 'assignee')
          ? await findReader(db, ticket.assigneeId)
          : undefined
      if (assignee)
        await notifyStaff(db, services, ticket, assignee, {
          ...own,
          say: (words) => [message.content ? words.newMessage(author) : `${author} ${words.sentFiles}`],
          ...quote,
        })
    },
  ),

  reaction('tell the requester that their ticket was closed', ticketUpdated, async (call) => {
    const { db, services, data, event } = call
    const ticket = data.delta.status?.to === 'closed' ? await told(call) : undefined
    if (!ticket || !isNotifiedByMail(ofClosure(ticket, event.actorId), 'requester')) return
    await notifyRequester(db, services, ticket, {
      key: `closed ${event.id}`,
      occurredAt: event.occurredAt,
      say: (words) => [words.closed],
    })
  }),

  reaction('tell a new assignee by mail', ticketUpdated, async (call) => {
    const assigneeId = call.data.delta.assignee?.to
    const ticket = assigneeId ? await told(call) : undefined
    if (ticket && ticket.assigneeId === assigneeId)
      await tellAssignee(call, ticket, ofAssignment(ticket, call.event.actorId))
  }),
]
