import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfUnit } from './policy.ts'
import { presentUnit, wantedOf } from './presenter.ts'
import { presentedUnits } from './showing.presenter.ts'
import { addUnit, changeUnit, removeUnit } from './units.commands.ts'
import * as contract from './units.contract.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { unitId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findUnit(db, actor, params.unitId)
const mayEditIt = (actor: Actor, row: Parameters<typeof placeOfUnit>[0]) => mayEdit(actor, placeOfUnit(row))

export const unitEndpoints = [
  serve(contract.createUnit, {
    find: ({ db, actor, params }) => queries.holdGroup(db, actor, params.groupId),
    allow: (actor, group) => mayEdit(actor, placeOfGroup(group)),
    run: async ({ db, actor, subject, body }) => presentUnit(actor, await addUnit(db, actor, subject, body)),
  }),
  serve(contract.listUnits, {
    allow: everyone,
    async run({ db, actor, query, everything }) {
      const wanted = wantedOf(query)
      if (query.limit === ALL) return everything(await queries.listUnitIds(db, actor, wanted), presentedUnits)
      const { items, total } = await queries.listUnits(db, actor, wanted)
      return { _embedded: { items: items.map((row) => presentUnit(actor, row)) }, total }
    },
  }),
  serve(contract.findUnit, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentUnit(actor, subject),
  }),
  serve(contract.changeUnit, {
    find,
    allow: mayEditIt,
    run: ({ db, actor, services, subject, body }) => changeUnit({ db, actor, services }, subject, body),
  }),
  serve(contract.removeUnit, {
    find: ({ db, actor, params }) => queries.lockUnit(db, actor, params.unitId),
    allow: mayEditIt,
    run: ({ db, actor, subject }) => removeUnit(db, actor, subject),
  }),
]
