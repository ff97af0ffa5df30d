import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './create.contract.ts'
import { createAnonymousTicket, createTicket, reportTicket } from './create.commands.ts'
import { findRequester, listRequesters } from './people.queries.ts'
import { findServiceProvider } from './places.queries.ts'
import { mayOpenSomewhere } from './policy.ts'
import { showAgain } from './showing.presenter.ts'

export const createEndpoints = [
  serve(contract.reportTicket, {
    find: ({ db, actor, params }) =>
      params.userId === actor.personId || mayOpenSomewhere(actor)
        ? findRequester(db, actor, { id: params.userId })
        : Promise.resolve(undefined),
    allow: everyone,
    run: async ({ db, actor, params, body, services }) =>
      showAgain(db, actor, services, await reportTicket(db, actor, params.userId, body)),
  }),
  serve(contract.createAnonymousTicket, {
    find: async ({ db, actor, params }) =>
      mayOpenSomewhere(actor) ? findServiceProvider(db, params.serviceProviderId) : undefined,
    allow: everyone,
    run: async ({ db, actor, body, services }) =>
      showAgain(db, actor, services, await createAnonymousTicket(db, actor, body)),
  }),
  serve(contract.createTicket, {
    allow: mayOpenSomewhere,
    run: async ({ db, actor, body, services }) =>
      showAgain(db, actor, services, await createTicket(db, actor, body)),
  }),
  serve(contract.listRequesters, {
    allow: mayOpenSomewhere,
    async run({ db, actor, query }) {
      const items = await listRequesters(db, actor, query.search)
      return { _embedded: { items }, total: items.length }
    },
  }),
]
