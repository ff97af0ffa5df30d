import { type Actor, appsOf } from '#kernel/server/actor.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { mayManageWebhooks } from './policy.ts'
import { presentDetails, presentWebhook } from './presenter.ts'
import { keepTest, sendTest } from './testing.commands.ts'
import { changeWebhook, createWebhook, removeWebhook, tryChange, tryReceiver } from './webhooks.commands.ts'
import * as queries from './webhooks.queries.ts'

const findApp = async ({ actor, params }: { actor: Actor; params: { appId: string } }) =>
  appsOf(actor).includes(params.appId) ? params : undefined

export const webhookEndpoints = [
  serve(contract.listWebhooks, {
    find: findApp,
    allow: mayManageWebhooks,
    async run({ db, actor, params }) {
      const rows = await queries.listWebhooks(db, params.appId)
      return { _embedded: { items: rows.map((row) => presentWebhook(actor, row)) }, total: rows.length }
    },
  }),

  serve(contract.createWebhook, {
    find: findApp,
    allow: mayManageWebhooks,
    prepare: ({ actor, params: { appId }, body, services }) =>
      tryReceiver(services, actor, { ...body, appId }),
    async run({ db, actor, params: { appId }, body, prepared: { plain, secret } }) {
      const row = await createWebhook(db, actor, { ...body, appId, secret })
      return { ...presentWebhook(actor, row), secret: plain }
    },
  }),

  serve(contract.findWebhook, {
    find: queries.findNamedWebhook,
    allow: mayManageWebhooks,
    run: async ({ actor, subject }) => presentWebhook(actor, subject),
  }),

  serve(contract.changeWebhook, {
    find: queries.findNamedWebhook,
    allow: mayManageWebhooks,
    prepare: ({ actor, subject, body, services }) => tryChange(services, actor, subject, body),
    run: async ({ db, actor, subject, prepared }) =>
      presentWebhook(actor, await changeWebhook(db, actor, subject, prepared)),
  }),

  serve(contract.removeWebhook, {
    find: queries.findNamedWebhook,
    allow: mayManageWebhooks,
    run: ({ db, actor, subject }) => removeWebhook(db, actor, subject),
  }),

  serve(contract.testWebhook, {
    find: queries.findNamedWebhook,
    allow: mayManageWebhooks,
    prepare: ({ actor, subject, services }) => sendTest(services, actor, subject),
    run: async ({ db, subject, prepared }) => presentDetails(await keepTest(db, subject.id, prepared)),
  }),
]
