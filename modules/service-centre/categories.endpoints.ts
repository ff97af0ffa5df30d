import type { Row } from '#database/tables.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Translated } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './categories.contract.ts'
import * as queries from './categories.queries.ts'
import { categoriesOrdered, categoryChanged, categoryCreated } from './events.ts'
import { knowsApp, mayEditCategories } from './policy.ts'

interface InApp {
  actor: Actor
  params: { appId: string }
}
const findApp = async ({ actor, params }: InApp) => (knowsApp(actor, params.appId) ? params : undefined)

export const categoryEndpoints = [
  serve(contract.listCategories, {
    find: findApp,
    allow: everyone,
    async run({ db, actor, params: { appId } }) {
      const rows = await queries.listCategories(db, appId, mayEditCategories(actor, appId))
      return { _embedded: { items: rows.map(present) }, total: rows.length }
    },
  }),
  serve(contract.createCategory, {
    find: findApp,
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    async run({ db, actor, params: { appId }, body }) {
      await requireParent(db, appId, body.parentID)
      const key = body.key ?? `category-${crypto.randomUUID().slice(0, 13)}`
      const { name, hint = {} } = body
      const row = await queries.insertCategory(db, {
        appId,
        key,
        parentId: body.parentID ?? null,
        name: JSON.stringify(name),
        hint: JSON.stringify(hint),
      })
      const data = { appId, categoryId: row.id }
      await record(db, categoryCreated, { actor, subjectId: row.id, data })
      return present(row)
    },
  }),
  serve(contract.changeCategory, {
    find: async ({ db, actor, params }) => {
      const category = await queries.findCategory(db, params.categoryId)
      return category && knowsApp(actor, category.appId) ? category : undefined
    },
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    async run({ db, actor, subject, body }) {
      const { name, hint, parentID, archived } = body
      if (parentID !== subject.parentId) await requireParent(db, subject.appId, parentID, subject.id)
      const columns = {
        ...(name && { name: JSON.stringify(name) }),
        ...(hint && { hint: JSON.stringify(hint) }),
        ...(parentID !== undefined && { parentId: parentID }),
        ...(archived !== undefined && { archivedAt: archived ? new Date() : null }),
      }
      if (Object.keys(columns).length === 0) return present(subject)
      const after = present(await queries.setCategory(db, subject.id, columns))
      const data = {
        appId: subject.appId,
        categoryId: subject.id,
        changes: changesOf(present(subject), after),
      }
      await record(db, categoryChanged, { actor, subjectId: subject.id, data })
      return after
    },
  }),
  serve(contract.orderCategories, {
    find: findApp,
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    async run({ db, actor, params: { appId }, body }) {
      await queries.setOrder(db, appId, body.ids)
      await record(db, categoriesOrdered, { actor, subjectId: appId, data: { appId } })
    },
  }),
]

/** The tree has two levels: what is below something has nothing below it. */
const requireParent = async (db: Db, appId: string, parentId: string | null | undefined, ownId?: string) => {
  if (!parentId) return
  const parent = await queries.findCategory(db, parentId)
  if (!parent || parent.appId !== appId || parent.archivedAt) throw new Problem(400, 'no-such-category')
  if (parent.parentId || parentId === ownId || (ownId && (await queries.hasBelow(db, ownId))))
    throw new Problem(400, 'category-too-deep')
}

const present = ({ id, appId, parentId, key, name, hint, archivedAt }: Row<'ticketCategory'>) => ({
  id,
  appID: appId,
  parentID: parentId,
  key,
  name: name as Translated,
  hint: hint as Translated,
  archived: archivedAt !== null,
})
