import type { Row } from '#database/tables.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { providerChanged, providerCreated, providerRemoved } from './events.ts'
import { mayEditServiceProvider, requireOwn } from './policy.ts'
import type * as contract from './providers.contract.ts'
import { presentProvider } from './providers.presenter.ts'
import * as queries from './queries.ts'

type Provider = Row<'serviceProvider'>

/** Throws Problem 403 'beyond-own-permissions'. */
export const addProvider = async (
  db: Db,
  actor: Actor,
  body: Body<typeof contract.createServiceProvider>,
) => {
  await requireParent(db, actor, body.parent)
  const row = await queries.insertServiceProvider(db, {
    ...columnsOf(body),
    ...keeperOf(actor, body),
    name: body.name,
    type: body.type,
  })
  await record(db, providerCreated, { actor, ...ofProvider(row) })
  return row
}

/** Changes a provider and gives it as it is then. Throws Problem 409 'owned-by-interface', 403 'beyond-own-permissions'. */
export const changeProvider = async (
  db: Db,
  actor: Actor,
  subject: Provider,
  body: Body<typeof contract.changeServiceProvider>,
) => {
  requireOwn(actor, subject)
  if (body.parent !== subject.parentId) await requireParent(db, actor, body.parent)
  const columns = { ...columnsOf(body), ...keeperOf(actor, body, subject), name: body.name ?? subject.name }
  const row = await queries.setServiceProvider(db, subject.id, columns)
  const changes = changesOf(presentProvider(subject), presentProvider(row))
  const { subjectId, data } = ofProvider(row)
  await record(db, providerChanged, { actor, subjectId, data: { ...data, changes } })
  return presentProvider(row)
}

/** Throws Problem 409 'owned-by-interface' or 'service-provider-in-use'. */
export const removeProvider = async (db: Db, actor: Actor, subject: Provider) => {
  requireOwn(actor, subject)
  if (await queries.isProviderInUse(db, subject.id)) throw conflict('service-provider-in-use')
  await queries.deleteServiceProvider(db, subject.id)
  await record(db, providerRemoved, { actor, ...ofProvider(subject) })
}

/** What hangs below a provider keeps it there: only who may change it puts something below. */
const requireParent = async (db: Db, actor: Actor, id: string | null | undefined) => {
  const parent = id && (await queries.findServiceProvider(db, id))
  if (parent && !mayEditServiceProvider(actor, parent)) throw forbidden('beyond-own-permissions')
}

const ofProvider = ({ id, name }: Provider) => ({
  subjectId: id,
  data: { serviceProviderId: id, name },
})

const columnsOf = ({ parent, address, ...rest }: Body<typeof contract.changeServiceProvider>) => ({
  ...rest,
  ...(parent !== undefined && { parentId: parent }),
  ...(address && { address: JSON.stringify(address) }),
})
