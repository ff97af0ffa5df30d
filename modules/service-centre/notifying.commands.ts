import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { notify } from '#modules/notifications/public.ts'
import { findReader } from './people.queries.ts'
import type { TicketDetails } from './tickets.queries.ts'
import { ticketMailWords } from './words.ts'

const inbox = { type: 'ticket-comment', category: 'messages' } as const

/** Tells who reported a ticket in their inbox that it was closed, unless they closed it themselves. */
export const notifyOfClosure = async (db: Db, actor: Actor, ticket: TicketDetails) => {
  const reader =
    ticket.personId && ticket.personId !== actor.personId ? await findReader(db, ticket.personId) : undefined
  if (!reader) return
  const title = ticketMailWords(languageOf(reader.locale)).closedTitle(ticket.title)
  await notify(db, { ...inbox, area: 'app', personId: reader.id, title, objectId: ticket.id })
}

/** Tells a person in their inbox that a ticket is theirs to look after, unless they took it themselves. */
export const notifyAssignee = async (db: Db, actor: Actor, ticket: TicketDetails, assigneeId: string) => {
  const reader = assigneeId === actor.personId ? undefined : await findReader(db, assigneeId)
  if (!reader) return
  const title = ticketMailWords(languageOf(reader.locale)).assignedTitle(ticket.title)
  await notify(db, { ...inbox, area: 'cockpit', personId: reader.id, title, objectId: ticket.id })
}

/** Brings a public message to the other side's inbox, and a note of a colleague's to who looks after the ticket. */
export const notifyOfMessage = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  message: { id: string; byAgent: boolean; internal: boolean; authorName: string },
) => {
  const requester = message.byAgent && !message.internal ? ticket.personId : null
  for (const personId of new Set([requester, ticket.assigneeId]))
    if (personId && personId !== actor.personId)
      await notify(db, {
        ...inbox,
        area: personId === requester ? 'app' : 'cockpit',
        personId,
        title: `${message.authorName}: ${ticket.title}`,
        objectId: ticket.id,
        referencedObjectId: message.id,
      })
}
