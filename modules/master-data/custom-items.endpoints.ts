import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from './custom-items.contract.ts'
import * as queries from './custom-items.queries.ts'
import { itemCreated, itemDeleted, itemUpdated } from './events.ts'
import { mayManageItems } from './policy.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { customItemId: string } }) =>
  queries.findItem(db, actor, params.customItemId)

export const customItemEndpoints = [
  serve(contract.listCustomItems, {
    allow: mayManageItems,
    async run({ db, actor, query }) {
      const items = (await queries.listItems(db, actor, query.place)).map(present)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.createCustomItem, {
    allow: mayManageItems,
    async run({ db, actor, body: { place, name, value, unique } }) {
      const where = await queries.findItemPlace(db, place)
      if (!where || !allowed(actor, 'custom-items.manage', where)) throw new Problem(400, 'no-such-place')
      const { appId: _, ...columns } = where
      const item = await queries.insertItem(db, actor, {
        ...columns,
        name,
        value,
        isUnique: unique,
        createdById: actor.personId,
      })
      await record(db, itemCreated, { actor, subjectId: item.id, data: { customItemId: item.id, place } })
      return present(item)
    },
  }),
  serve(contract.changeCustomItem, {
    find,
    allow: mayManageItems,
    async run({ db, actor, subject, body: { unique, version, name, value } }) {
      const values = {
        name: name ?? subject.name,
        value: value ?? subject.value,
        isUnique: unique ?? subject.isUnique,
      }
      const item = await queries.setItem(db, actor, subject.id, values, version)
      if (!item)
        throw conflict('changed-meanwhile', present((await queries.findItem(db, actor, subject.id))!))
      await record(db, itemUpdated, {
        actor,
        subjectId: item.id,
        data: { customItemId: item.id, place: queries.placeOfItem(item) },
      })
      return present(item)
    },
  }),
  serve(contract.removeCustomItem, {
    find,
    allow: mayManageItems,
    async run({ db, actor, subject }) {
      await queries.deleteItem(db, subject.id)
      const data = { customItemId: subject.id, place: queries.placeOfItem(subject) }
      await record(db, itemDeleted, { actor, subjectId: subject.id, data })
    },
  }),
]

const present = (row: queries.ItemRow): contract.CustomItem => ({
  id: row.id,
  place: queries.placeOfItem(row),
  name: row.name,
  value: row.value,
  unique: row.isUnique,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.author,
  version: row.version,
})
