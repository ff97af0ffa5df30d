import type { Actor } from '#kernel/server/actor.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changeCategory, createCategory, orderCategories } from './categories.commands.ts'
import * as contract from './categories.contract.ts'
import { presentCategory } from './categories.presenter.ts'
import * as queries from './categories.queries.ts'
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
      return { _embedded: { items: rows.map(presentCategory) }, total: rows.length }
    },
  }),
  serve(contract.createCategory, {
    find: findApp,
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    run: async ({ db, actor, params, body }) =>
      presentCategory(await createCategory(db, actor, params.appId, body)),
  }),
  serve(contract.changeCategory, {
    find: async ({ db, actor, params }) => {
      const category = await queries.findCategory(db, params.categoryId)
      return category && knowsApp(actor, category.appId) ? category : undefined
    },
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    run: ({ db, actor, subject, body }) => changeCategory(db, actor, subject, body),
  }),
  serve(contract.orderCategories, {
    find: findApp,
    allow: (actor, { appId }) => mayEditCategories(actor, appId),
    run: ({ db, actor, params, body }) => orderCategories(db, actor, params.appId, body.ids),
  }),
]
