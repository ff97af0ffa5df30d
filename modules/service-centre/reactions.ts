import { type Call, reaction, record } from '#kernel/server/events.ts'
import { userUpdated } from '#modules/accounts/events.ts'
import { codeUsed } from '#modules/tenant-management/events.ts'
import { messageCreated, ticketCreated, ticketUpdated } from './events.ts'
import { type Addressee, ROOT, tellRequester, tellStaff, type Telling } from './mail.ts'
import { findMessage } from './messages.queries.ts'
import { findAddressee, findConfirmedEmail, findReader, listWatchers } from './people.queries.ts'
import { lockUnclaimed, setTicket } from './tickets.queries.ts'

const requesterOf = ({ username, requesterName, requesterEmail }: Addressee) =>
  username ?? requesterName ?? requesterEmail

const told = (call: Call<{ ticketId: string }>) => findAddressee(call.db, call.data.ticketId)

const tellAssignee = async (
  { db, platform, event }: Call<unknown>,
  ticket: Addressee,
  assigneeId: string | null | undefined,
) => {
  if (!assigneeId || assigneeId === event.actorId || assigneeId !== ticket.assigneeId) return
  const reader = await findReader(db, assigneeId)
  if (!reader) return
  const quote = ticket.description
    ? { quote: { author: requesterOf(ticket) ?? '', text: ticket.description } }
    : {}
  await tellStaff(db, platform, ticket, reader, {
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
    if (!ticket || ticket.status === 'closed') return
    const byStaff = ticket.inputChannel === 'cockpit' || ticket.inputChannel === 'phone'
    const ownWork = byStaff && ticket.personId === call.event.actorId
    if (ownWork) return
    const quote = ticket.description ? { quote: { text: ticket.description } } : {}
    await tellRequester(call.db, call.platform, ticket, {
      key: ROOT,
      occurredAt: call.event.occurredAt,
      say: (words) => [byStaff ? words.opened : words.received],
      ...quote,
    })
  }),

  reaction(
    'tell the assignee of a new ticket, or the staff of its place that nobody looks after it',
    ticketCreated,
    async (call) => {
      const { db, platform, event } = call
      const ticket = await told(call)
      if (!ticket || ticket.status === 'closed') return
      if (call.data.assigneeId) return tellAssignee(call, ticket, call.data.assigneeId)
      if (ticket.assigneeId) return
      for (const reader of await listWatchers(db, ticket))
        if (reader.id !== event.actorId)
          await tellStaff(db, platform, ticket, reader, {
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
      const { db, platform, data, event } = call
      const message = await findMessage(db, data.messageId)
      const ticket = await told(call)
      if (!ticket || !message || message.internal) return
      const author = message.username ?? message.authorName ?? ''
      const own = { key: message.id, occurredAt: message.createdAt }
      const quote = message.content ? { quote: { text: message.content } } : {}
      if (message.byAgent) {
        if (ticket.personId === event.actorId) return
        const say: Telling['say'] = (words) =>
          message.content ? [words.answered(author)] : [`${author} ${words.sentFiles}`]
        return tellRequester(db, platform, ticket, { ...own, say, senderName: author, ...quote })
      }
      const assignee =
        ticket.assigneeId && ticket.assigneeId !== event.actorId
          ? await findReader(db, ticket.assigneeId)
          : undefined
      if (assignee)
        await tellStaff(db, platform, ticket, assignee, {
          ...own,
          say: (words) => [message.content ? words.newMessage(author) : `${author} ${words.sentFiles}`],
          ...quote,
        })
    },
  ),

  reaction('tell the requester that their ticket was closed', ticketUpdated, async (call) => {
    const { db, platform, data, event } = call
    const ticket = data.delta.status?.to === 'closed' ? await told(call) : undefined
    if (!ticket || event.actorId === ticket.personId) return
    await tellRequester(db, platform, ticket, {
      key: `closed ${event.id}`,
      occurredAt: event.occurredAt,
      say: (words) => [words.closed],
    })
  }),

  reaction('tell a new assignee by mail', ticketUpdated, async (call) => {
    const ticket = call.data.delta.assignee?.to ? await told(call) : undefined
    if (ticket) await tellAssignee(call, ticket, call.data.delta.assignee?.to)
  }),
]
