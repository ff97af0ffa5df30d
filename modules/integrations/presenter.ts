import type { Actor } from '#kernel/server/actor.ts'
import type {
  Delivery,
  DeliveryDetails,
  DeliveryStatus,
  EventName,
  Webhook,
  WebhookState,
} from './contract.ts'
import type { DeliveryRow } from './deliveries.queries.ts'
import { webhookAbilities } from './policy.ts'
import type { WebhookRow } from './webhooks.queries.ts'

const stateOf = ({ active, failingSince, gaveUpAt }: WebhookRow): WebhookState =>
  active ? (failingSince ? 'failing' : 'working') : gaveUpAt ? 'gave-up' : 'paused'

/** A webhook without its secret, which is shown only when it is made. */
export const presentWebhook = (actor: Actor, row: WebhookRow): Webhook => ({
  id: row.id,
  appID: row.appId,
  description: row.description,
  url: row.url,
  events: row.events as EventName[],
  urns: row.urns,
  active: row.active,
  state: stateOf(row),
  failingSince: row.failingSince?.toISOString() ?? null,
  ownerID: row.ownerId,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  can: webhookAbilities.of(actor, row),
})

export const presentDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  webhookID: row.webhookId,
  eventID: row.eventId,
  name: row.name,
  urn: row.urn,
  status: row.status as DeliveryStatus,
  attempts: row.attempts,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  nextAttemptAt: row.status === 'pending' ? row.dueAt.toISOString() : null,
  milliseconds: row.milliseconds,
  answerStatus: row.answerStatus,
  error: row.error,
})

export const presentDetails = (row: DeliveryRow): DeliveryDetails => ({
  ...presentDelivery(row),
  request: row.body,
  answer: row.answer,
})
