import { conflict } from '#kernel/contract/problem.ts'
import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { hasGroups, setDeleted } from './deleted.queries.ts'
import { placeEvents } from './events.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfProperty, requireOwn } from './policy.ts'
import { presentProperty, wantedOf } from './presenting.ts'
import * as contract from './properties.contract.ts'
import { presentedProperties } from './showing.presenting.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { propertyId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findProperty(db, actor, params.propertyId)
const now = async (db: Db, actor: Actor, id: string) => {
  const property = await queries.findProperty(db, actor, id)
  return property && presentProperty(actor, property)
}
const mayEditIt = (actor: Actor, row: queries.PropertyRow) => mayEdit(actor, placeOfProperty(row))

export const propertyEndpoints = [
  serve(contract.createProperty, {
    find: async ({ actor, params }) =>
      actor.grants.some(({ appId }) => appId === params.appId) ? params : undefined,
    allow: (actor, { appId }) => allowed(actor, 'places.edit', { appId }),
    async run({ db, actor, subject, body }) {
      const row = await queries.insertProperty(db, {
        ...body,
        ...keeperOf(actor, body),
        appId: subject.appId,
      })
      await record(db, placeEvents.Property.created, { actor, subjectId: row.id, data: { placeId: row.id } })
      return presentProperty(actor, row)
    },
  }),
  serve(contract.listProperties, {
    allow: everyone,
    async run({ db, actor, query, everything }) {
      const wanted = wantedOf(query)
      if (query.limit === ALL)
        return everything(await queries.listPropertyIds(db, actor, wanted), presentedProperties)
      const { items, total } = await queries.listProperties(db, actor, wanted)
      return { _embedded: { items: items.map((row) => presentProperty(actor, row)) }, total }
    },
  }),
  serve(contract.findProperty, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentProperty(actor, subject),
  }),
  serve(contract.changeProperty, {
    find,
    allow: mayEditIt,
    async run({ db, actor, subject, body: { version, name, ...body } }) {
      requireOwn(actor, placeOfProperty(subject))
      const before = presentProperty(actor, subject)
      const columns = { ...body, ...keeperOf(actor, body, subject), name: name ?? subject.name }
      const row = await queries.setProperty(db, subject.id, columns, version)
      if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
      const after = presentProperty(actor, row)
      const changes = changesOf(before, after)
      await record(db, placeEvents.Property.updated, {
        actor,
        subjectId: row.id,
        data: { placeId: row.id, changes },
      })
      return after
    },
  }),
  serve(contract.removeProperty, {
    find: ({ db, actor, params }) => queries.lockProperty(db, actor, params.propertyId),
    allow: mayEditIt,
    async run({ db, actor, subject }) {
      requireOwn(actor, placeOfProperty(subject))
      if (await hasGroups(db, subject.id)) throw conflict('property-not-empty')
      await setDeleted(db, 'property', subject.id, new Date())
      await record(db, placeEvents.Property.deleted, {
        actor,
        subjectId: subject.id,
        data: { placeId: subject.id },
      })
    },
  }),
]
