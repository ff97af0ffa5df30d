import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { addItem, changeItem, removeItem } from './commands.ts'
import * as contract from './contract.ts'
import { presentItem } from './presenter.ts'
import * as queries from './queries.ts'
import { mayManageItems } from '../policy.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { customItemId: string } }) =>
  queries.findItem(db, actor, params.customItemId)

export const customItemEndpoints = [
  serve(contract.listCustomItems, {
    allow: mayManageItems,
    async run({ db, actor, query }) {
      const items = (await queries.listItems(db, actor, query.place)).map(presentItem)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.createCustomItem, {
    allow: mayManageItems,
    run: async ({ db, actor, body }) => presentItem(await addItem(db, actor, body)),
  }),
  serve(contract.changeCustomItem, {
    find,
    allow: mayManageItems,
    run: async ({ db, actor, subject, body }) => presentItem(await changeItem(db, actor, subject, body)),
  }),
  serve(contract.removeCustomItem, {
    find,
    allow: mayManageItems,
    run: ({ db, actor, subject }) => removeItem(db, actor, subject),
  }),
]
