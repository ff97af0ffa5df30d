import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import * as list from './list.queries.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { presentRow } from './presenter.ts'
import { show } from './showing.presenter.ts'
import { findTicket } from './tickets.queries.ts'

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
    run: ({ db, actor, subject, services }) => show(db, actor, services, subject),
  }),
]
