import type { Row } from '#database/tables.ts'
import type { Translated } from '#kernel/contract/shapes.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { mayEditCategories } from './policy.ts'
import * as queries from './queries.ts'

export const categoryEndpoints = [
  serve(contract.listCategories, {
    find: async ({ actor, params }) => (queries.isOwnApp(actor, params.appId) ? params : undefined),
    allow: everyone,
    run: async ({ db, params }) => ({ _embedded: { items: (await queries.listCategories(db, params.appId)).map(present) } }),
  }),
  serve(contract.createCategory, {
    find: async ({ actor, params }) => (queries.isOwnApp(actor, params.appId) ? params : undefined),
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    run: async ({ db, params, body }) =>
      present(await queries.insertCategory(db, { key: body.key, ...columnsOf(body), name: JSON.stringify(body.name ?? {}), appId: params.appId })),
  }),
  serve(contract.changeCategory, {
    find: async ({ db, actor, params }) => {
      const category = await queries.findCategory(db, params.categoryId)
      return category && queries.isOwnApp(actor, category.appId) ? category : undefined
    },
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    run: async ({ db, subject, body }) => present(await queries.setCategory(db, subject.id, { key: subject.key, ...columnsOf(body) })),
  }),
]

const columnsOf = (body: { name?: Translated | undefined; hint?: Translated | undefined; parentID?: string | null | undefined; archived?: boolean | undefined }) => ({
  ...(body.name && { name: JSON.stringify(body.name) }),
  ...(body.hint && { hint: JSON.stringify(body.hint) }),
  ...(body.parentID !== undefined && { parentId: body.parentID }),
  ...(body.archived !== undefined && { archivedAt: body.archived ? new Date() : null }),
})

const present = ({ id, parentId, key, name, hint, archivedAt }: Row<'ticketCategory'>) => ({
  id,
  parentID: parentId,
  key,
  name: name as Translated,
  hint: hint as Translated,
  archived: archivedAt !== null,
})
