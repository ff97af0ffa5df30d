import type { Row } from '#database/tables.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { ALL, type Everything } from '#kernel/server/listing.ts'
import { serve } from '#kernel/server/serve.ts'
import { mayEditServiceProvider, mayEditServiceProviders, maySeeServiceProviders } from './policy.ts'
import { addProvider, changeProvider, removeProvider } from './providers.commands.ts'
import * as contract from './providers.contract.ts'
import { presentProvider } from './providers.presenter.ts'
import * as queries from './queries.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { serviceProviderId: string }
}

const find = async ({ db, actor, params }: Asked) =>
  maySeeServiceProviders(actor) ? queries.findServiceProvider(db, params.serviceProviderId) : undefined

interface Adding {
  db: Db
  actor: Actor
  body: Body<typeof contract.createServiceProvider>
}
const create = {
  allow: mayEditServiceProviders,
  run: async ({ db, actor, body }: Adding) => presentProvider(await addProvider(db, actor, body)),
}

interface Listing {
  db: Db
  query: { page: number; limit: number }
  everything: Everything
}
const list = {
  allow: maySeeServiceProviders,
  async run({ db, query: { page, limit }, everything }: Listing) {
    if (limit === ALL)
      return everything(await queries.listServiceProviderIds(db), async (own, _, ids) =>
        (await queries.listServiceProvidersOf(own, ids)).map(presentProvider),
      )
    const { items, total } = await queries.listServiceProviders(db, { limit, offset: (page - 1) * limit })
    return { _embedded: { items: items.map(presentProvider) }, total }
  },
}

const read = {
  find,
  allow: maySeeServiceProviders,
  run: async ({ subject }: { subject: Row<'serviceProvider'> }) => presentProvider(subject),
}

interface Changing {
  db: Db
  actor: Actor
  subject: Row<'serviceProvider'>
  body: Body<typeof contract.changeServiceProvider>
}
const change = {
  find,
  allow: mayEditServiceProvider,
  run: ({ db, actor, subject, body }: Changing) => changeProvider(db, actor, subject, body),
}

const remove = {
  find,
  allow: mayEditServiceProvider,
  run: ({ db, actor, subject }: Omit<Changing, 'body'>) => removeProvider(db, actor, subject),
}

export const providerEndpoints = [
  serve(contract.createServiceProvider, create),
  serve(contract.createPropertyManager, create),
  serve(contract.listServiceProviders, list),
  serve(contract.listPropertyManagers, list),
  serve(contract.findServiceProvider, read),
  serve(contract.findPropertyManager, read),
  serve(contract.changeServiceProvider, change),
  serve(contract.changePropertyManager, change),
  serve(contract.removeServiceProvider, remove),
  serve(contract.removePropertyManager, remove),
]
