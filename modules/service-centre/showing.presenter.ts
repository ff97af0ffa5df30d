import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { seen } from '#modules/accounts/public.ts'
import * as contract from './contract.ts'
import { listMessages } from './messages.contract.ts'
import { listFilesOfMessages, listMessagesById, listTicketFiles } from './messages.queries.ts'
import { isAgentOf, ticketAbilities } from './policy.ts'
import { peopleOf, presentMessage, presentTicket } from './presenter.ts'
import { findTicket, listTicketsById, type TicketDetails } from './tickets.queries.ts'

type Means = Pick<Services, 'publicUrl'>

/** Tickets as the actor sees them. */
const showAll = async (db: Db, actor: Actor, services: Means, tickets: TicketDetails[]) => {
  const files = await listTicketFiles(
    db,
    tickets.map(({ id }) => id),
  )
  const person = await seen(db, actor, tickets.flatMap(peopleOf))
  return tickets.map((ticket) =>
    presentTicket(
      ticket,
      files.filter(({ ticketId }) => ticketId === ticket.id),
      { can: ticketAbilities.of(actor, ticket), isAgent: isAgentOf(actor, ticket), person },
      services,
    ),
  )
}

export const show = async (db: Db, actor: Actor, services: Means, ticket: TicketDetails) =>
  (await showAll(db, actor, services, [ticket]))[0]!

/** A ticket that was written just now, as it is afterwards. */
export const showAgain = async (db: Db, actor: Actor, services: Means, id: string) =>
  show(db, actor, services, (await findTicket(db, actor, id))!)

export const ticketShowing: Showing = {
  endpoint: contract.findTicket,
  async show(db, actor, ids, services) {
    const tickets = await listTicketsById(db, actor, ids)
    return tickets.length === 0 ? [] : showAll(db, actor, services, tickets)
  },
}

/** Internal notes are for those who see their ticket from our side. */
export const messageShowing: Showing = {
  endpoint: listMessages,
  async show(db, actor, ids, services) {
    const rows = (await listMessagesById(db, actor, ids)).filter(
      (row) => !row.internal || isAgentOf(actor, row),
    )
    const files = await listFilesOfMessages(db, rows)
    return rows.map((row) =>
      presentMessage(row, files, { personId: actor.personId, readAt: row.readAt }, services),
    )
  },
}
