import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { notify } from '#modules/notifications/public.ts'
import { inboxesOf, type Notice, ofAssignment, ofClosure, ofMessage, ofOpening } from './notices.ts'
import { ticketKinds } from './notifications.words.ts'
import { findReader } from './people.queries.ts'
import type { TicketDetails } from './tickets.queries.ts'
import { ticketMailWords } from './words.ts'

/** Puts notices of a ticket into inboxes, with a title in each reader's language. */
const putIntoInboxes = async (
  db: Db,
  ticket: TicketDetails,
  notices: Notice[],
  titleIn: (words: ReturnType<typeof ticketMailWords>) => string,
) => {
  for (const { personId, area } of inboxesOf(notices, ticket)) {
    const reader = await findReader(db, personId)
    if (!reader) continue
    const title = titleIn(ticketMailWords(languageOf(reader.locale)))
    await notify(db, ticketKinds[area], { personId, title, objectId: ticket.id })
  }
}

export const notifyOfOpening = (db: Db, actor: Actor, ticket: TicketDetails) =>
  putIntoInboxes(db, ticket, ofOpening(ticket, actor.personId), (words) => words.assignedTitle(ticket.title))

export const notifyOfClosure = (db: Db, actor: Actor, ticket: TicketDetails) =>
  putIntoInboxes(db, ticket, ofClosure(ticket, actor.personId), (words) => words.closedTitle(ticket.title))

export const notifyOfAssignment = (db: Db, actor: Actor, ticket: TicketDetails) =>
  putIntoInboxes(db, ticket, ofAssignment(ticket, actor.personId), (words) =>
    words.assignedTitle(ticket.title),
  )

/** A message itself is the title: nothing of it is in another language. */
export const notifyOfMessage = async (
  db: Db,
  actor: Actor,
  ticket: TicketDetails,
  message: { id: string; byAgent: boolean; internal: boolean; authorName: string },
) => {
  const title = `${message.authorName}: ${ticket.title}`
  const about = { title, objectId: ticket.id, referencedObjectId: message.id }
  for (const { personId, area } of inboxesOf(ofMessage(ticket, message, actor.personId), ticket))
    await notify(db, ticketKinds[area], { personId, ...about })
}
