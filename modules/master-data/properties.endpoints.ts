import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfProperty } from './policy.ts'
import { presentProperty, wantedOf } from './presenter.ts'
import { addProperty, changeProperty, removeProperty } from './properties.commands.ts'
import * as contract from './properties.contract.ts'
import { presentedProperties } from './showing.presenter.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { propertyId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findProperty(db, actor, params.propertyId)
const mayEditIt = (actor: Actor, row: queries.PropertyRow) => mayEdit(actor, placeOfProperty(row))

export const propertyEndpoints = [
  serve(contract.createProperty, {
    find: async ({ actor, params }) =>
      actor.grants.some(({ appId }) => appId === params.appId) ? params : undefined,
    allow: (actor, { appId }) => allowed(actor, 'places.edit', { appId }),
    run: async ({ db, actor, subject, body }) =>
      presentProperty(actor, await addProperty(db, actor, subject, body)),
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
    run: ({ db, actor, subject, body }) => changeProperty(db, actor, subject, body),
  }),
  serve(contract.removeProperty, {
    find: ({ db, actor, params }) => queries.lockProperty(db, actor, params.propertyId),
    allow: mayEditIt,
    run: ({ db, actor, subject }) => removeProperty(db, actor, subject),
  }),
]
