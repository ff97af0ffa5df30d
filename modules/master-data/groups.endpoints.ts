import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { addGroup, changeGroup, removeGroup } from './groups.commands.ts'
import * as contract from './groups.contract.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfProperty } from './policy.ts'
import { presentGroup, wantedOf } from './presenter.ts'
import { presentedGroups } from './showing.presenter.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { groupId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findGroup(db, actor, params.groupId)
const mayEditIt = (actor: Actor, row: Parameters<typeof placeOfGroup>[0]) => mayEdit(actor, placeOfGroup(row))

export const groupEndpoints = [
  serve(contract.createGroup, {
    find: ({ db, actor, params }) => queries.holdProperty(db, actor, params.propertyId),
    allow: (actor, property) => mayEdit(actor, placeOfProperty(property)),
    run: async ({ db, actor, subject, body }) =>
      presentGroup(actor, await addGroup(db, actor, subject, body)),
  }),
  serve(contract.listGroups, {
    allow: everyone,
    async run({ db, actor, query, everything }) {
      const wanted = wantedOf(query)
      if (query.limit === ALL)
        return everything(await queries.listGroupIds(db, actor, wanted), presentedGroups)
      const { items, total } = await queries.listGroups(db, actor, wanted)
      return { _embedded: { items: items.map((row) => presentGroup(actor, row)) }, total }
    },
  }),
  serve(contract.findGroup, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentGroup(actor, subject),
  }),
  serve(contract.changeGroup, {
    find,
    allow: mayEditIt,
    run: ({ db, actor, services, subject, body }) => changeGroup({ db, actor, services }, subject, body),
  }),
  serve(contract.removeGroup, {
    find: ({ db, actor, params }) => queries.lockGroup(db, actor, params.groupId),
    allow: mayEditIt,
    run: ({ db, actor, subject }) => removeGroup(db, actor, subject),
  }),
]
