import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { seen } from '#modules/accounts/public.ts'
import * as contract from './contract.ts'
import * as list from './list.queries.ts'
import { listTicketFiles } from './messages.queries.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { isAgentOf, ticketAbilities } from './policy.ts'
import { peopleOf, presentRow, presentTicket } from './presenting.ts'
import { findTicket, listTicketsById, type TicketDetails } from './tickets.queries.ts'

type Means = Pick<Platform, 'publicUrl'>

/** Tickets as the actor sees them. */
const showAll = async (db: Db, actor: Actor, platform: Means, tickets: TicketDetails[]) => {
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
      platform,
    ),
  )
}

export const show = async (db: Db, actor: Actor, platform: Means, ticket: TicketDetails) =>
  (await showAll(db, actor, platform, [ticket]))[0]!

export const ticketShowing: Showing = {
  endpoint: contract.findTicket,
  async show(db, actor, ids, platform) {
    const tickets = await listTicketsById(db, actor, ids)
    return tickets.length === 0 ? [] : showAll(db, actor, platform, tickets)
  },
}

/** A ticket that was written just now, as it is afterwards. */
export const showAgain = async (db: Db, actor: Actor, platform: Means, id: string) =>
  show(db, actor, platform, (await findTicket(db, actor, id))!)

export const ticketEndpoints = [
  serve(contract.listTickets, {
    allow: everyone,
    async run({ db, actor, query }) {
      const after = keyOf(query.after, query.sort === 'number' ? 'number' : 'instant')
      const rows = await list.listTickets(db, actor, { ...query, after, limit: query.limit + 1 })
      return pageOf(rows, query.limit, presentRow, ({ sortAt }) => sortAt)
    },
  }),
  serve(contract.countViews, { allow: everyone, run: ({ db, actor }) => list.countViews(db, actor) }),
  serve(contract.findTicket, {
    find: ({ db, actor, params }) => findTicket(db, actor, params.ticketId),
    allow: everyone,
    run: ({ db, actor, subject, platform }) => show(db, actor, platform, subject),
  }),
]
