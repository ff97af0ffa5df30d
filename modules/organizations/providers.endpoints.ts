import type { Row } from '#database/tables.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { ALL, type Everything } from '#kernel/server/listing.ts'
import { serve } from '#kernel/server/serve.ts'
import { providerChanged, providerCreated, providerRemoved } from './events.ts'
import {
  mayEditServiceProvider,
  mayEditServiceProviders,
  maySeeServiceProviders,
  requireOwn,
} from './policy.ts'
import * as contract from './providers.contract.ts'
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
  async run({ db, actor, body }: Adding) {
    await requireParent(db, actor, body.parent)
    const row = await queries.insertServiceProvider(db, {
      ...columnsOf(body),
      ...keeperOf(actor, body),
      name: body.name,
      type: body.type,
    })
    await record(db, providerCreated, { actor, ...ofProvider(row) })
    return present(row)
  },
}

/** What hangs below a provider keeps it there: only who may change it puts something below. */
const requireParent = async (db: Db, actor: Actor, id: string | null | undefined) => {
  const parent = id && (await queries.findServiceProvider(db, id))
  if (parent && !mayEditServiceProvider(actor, parent)) throw forbidden('beyond-own-permissions')
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
        (await queries.listServiceProvidersOf(own, ids)).map(present),
      )
    const { items, total } = await queries.listServiceProviders(db, { limit, offset: (page - 1) * limit })
    return { _embedded: { items: items.map(present) }, total }
  },
}

const read = {
  find,
  allow: maySeeServiceProviders,
  run: async ({ subject }: { subject: Row<'serviceProvider'> }) => present(subject),
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
  async run({ db, actor, subject, body }: Changing) {
    requireOwn(actor, subject)
    if (body.parent !== subject.parentId) await requireParent(db, actor, body.parent)
    const columns = { ...columnsOf(body), ...keeperOf(actor, body, subject), name: body.name ?? subject.name }
    const row = await queries.setServiceProvider(db, subject.id, columns)
    const changes = changesOf(present(subject), present(row))
    const { subjectId, data } = ofProvider(row)
    await record(db, providerChanged, { actor, subjectId, data: { ...data, changes } })
    return present(row)
  },
}

const remove = {
  find,
  allow: mayEditServiceProvider,
  async run({ db, actor, subject }: Omit<Changing, 'body'>) {
    requireOwn(actor, subject)
    if (await queries.isProviderInUse(db, subject.id)) throw conflict('service-provider-in-use')
    await queries.deleteServiceProvider(db, subject.id)
    await record(db, providerRemoved, { actor, ...ofProvider(subject) })
  },
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

const ofProvider = ({ id, name }: Row<'serviceProvider'>) => ({
  subjectId: id,
  data: { serviceProviderId: id, name },
})

const columnsOf = ({ parent, address, ...rest }: Changing['body']) => ({
  ...rest,
  ...(parent !== undefined && { parentId: parent }),
  ...(address && { address: JSON.stringify(address) }),
})

const present = (row: Row<'serviceProvider'>) => ({
  id: row.id,
  name: row.name,
  type: row.type as 'property-manager',
  parent: row.parentId,
  email: row.email,
  phoneNumber: row.phoneNumber,
  website: row.website,
  address: row.address as Record<string, never>,
  externalId: row.externalId,
  readOnly: row.readOnly,
})
