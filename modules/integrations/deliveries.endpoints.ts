import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import * as deliveries from './deliveries.queries.ts'
import { mayManageWebhooks } from './policy.ts'
import { presentDelivery, presentDetails } from './presenter.ts'
import * as webhooks from './webhooks.queries.ts'

interface Named {
  db: Db
  actor: Actor
  params: { deliveryId: string }
}

const findDelivery = async ({ db, actor, params }: Named) => {
  const delivery = await deliveries.findDelivery(db, params.deliveryId)
  const webhook = delivery && (await webhooks.findWebhook(db, delivery.webhookId))
  return webhook && appsOf(actor).includes(webhook.appId) ? { delivery, appId: webhook.appId } : undefined
}

export const deliveryEndpoints = [
  serve(contract.listDeliveries, {
    find: webhooks.findNamedWebhook,
    allow: mayManageWebhooks,
    async run({ db, subject, query: { status, limit, after } }) {
      const key = keyOf(after)?.id
      const rows = await deliveries.listDeliveries(db, subject.id, { status, after: key, limit: limit + 1 })
      return pageOf(rows, limit, presentDelivery, ({ createdAt }) => createdAt.toISOString())
    },
  }),
  serve(contract.findDelivery, {
    find: findDelivery,
    allow: mayManageWebhooks,
    run: async ({ subject }) => presentDetails(subject.delivery),
  }),
  serve(contract.replayDelivery, {
    find: findDelivery,
    allow: mayManageWebhooks,
    run: async ({ db, subject }) => presentDelivery(await deliveries.replayDelivery(db, subject.delivery)),
  }),
  serve(contract.replayFailed, {
    find: webhooks.findNamedWebhook,
    allow: mayManageWebhooks,
    run: async ({ db, subject }) => ({ count: await deliveries.replayFailed(db, subject.id) }),
  }),
]
