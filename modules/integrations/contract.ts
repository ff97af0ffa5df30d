import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  can,
  id,
  instant,
  key,
  line,
  pageOf,
  paging,
  listOf,
  limitByKey,
  pagingOfWhole,
} from '#kernel/contract/shapes.ts'
import { events } from '#modules/stated.ts'

type Name = keyof typeof events

/** What one can be told of, by the names of the wire: what a thing is, and what happened to it. */
export const EventName = z.enum(Object.keys(events) as [Name, ...Name[]])
export type EventName = z.infer<typeof EventName>

/** The name under which a webhook is tried when it is saved, and when somebody tests it. */
export const TEST_EVENT = 'webhook.test'

export const DeliveryStatus = z.enum(['pending', 'success', 'failed'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** `working`, `failing` (the latest attempts did not arrive), `paused` by a person or `gave-up` after days of failure. */
export const WebhookState = z.enum(['working', 'failing', 'paused', 'gave-up'])
export type WebhookState = z.infer<typeof WebhookState>

export const Webhook = z.object({
  id,
  appID: id,
  description: z.string(),
  url: z.string(),
  events: z.array(EventName),
  urns: z.array(z.string()),
  active: z.boolean(),
  state: WebhookState,
  failingSince: instant.nullable(),
  /** Who said where events go, and so whose rights decide what of a thing they carry; null: ids only, until somebody does. */
  ownerID: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
  can: can('edit'),
})
export type Webhook = z.infer<typeof Webhook>

const problems = ['webhook-not-answering', 'too-many-webhooks']

const url = key(2000).refine((value) => {
  const parsed = URL.parse(value)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password
}, 'url')

const chosen = z
  .array(EventName)
  .min(1, 'required')
  .max(200)
  .transform((names) => [...new Set(names)])

const urns = z
  .array(key(400).refine((urn) => /^urn:(?:allthings|palier):app:[^:\s]+(?::[^:\s]+)*$/.test(urn), 'urn'))
  .max(100)

const secret = z
  .string()
  .min(8, 'too-short')
  .max(200, 'too-long')
  .regex(/^[\u0021-\u007e]+$/, 'secret')

const fields = { description: line(), url, events: chosen, urns: urns.optional(), secret: secret.optional() }

export const listWebhooks = endpoint({
  summary: 'The webhooks of an app',
  method: 'GET',
  path: '/apps/:appId/webhooks',
  query: z.object(pagingOfWhole),
  reply: listOf(Webhook),
})

export const createWebhook = endpoint({
  summary:
    'Make a webhook; its URL must answer a test event with 200 (or another 2xx) now, signed or unsigned. The reply shows the secret that signs, once',
  method: 'POST',
  path: '/apps/:appId/webhooks',
  proof: true,
  body: z.object(fields),
  reply: Webhook.extend({ secret: z.string() }),
  problems,
})

export const findWebhook = endpoint({
  summary: 'A webhook',
  method: 'GET',
  path: '/webhooks/:webhookId',
  reply: Webhook,
})

export const changeWebhook = endpoint({
  summary:
    'Change, pause or resume a webhook; a new URL must answer a test event with 200 (or another 2xx) now',
  method: 'PATCH',
  path: '/webhooks/:webhookId',
  body: z.object({ ...fields, active: z.boolean() }).partial(),
  reply: Webhook,
  problems,
})

export const removeWebhook = endpoint({
  summary: 'Remove a webhook with its history',
  method: 'DELETE',
  path: '/webhooks/:webhookId',
})

/** One event on its way to a webhook, with the latest attempt. */
export const Delivery = z.object({
  id,
  webhookID: id,
  eventID: id,
  name: z.string(),
  urn: z.string(),
  status: DeliveryStatus,
  attempts: z.number().int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  /** When it is tried again; null once it is settled. */
  nextAttemptAt: instant.nullable(),
  milliseconds: z.number().int().nullable(),
  answerStatus: z.number().int().nullable(),
  /** Why no answer came: `timeout`, `address-not-public`, a code such as `ECONNREFUSED`. */
  error: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const DeliveryDetails = Delivery.extend({
  /** What was sent, without the thing that it was about, and the beginning of what came back. */
  request: z.string(),
  answer: z.string().nullable(),
})
export type DeliveryDetails = z.infer<typeof DeliveryDetails>

export const testWebhook = endpoint({
  summary: 'Send a test event now and wait for what the receiver says; it is in the history, too',
  method: 'POST',
  path: '/webhooks/:webhookId/tests',
  reply: DeliveryDetails,
})

export const listDeliveries = endpoint({
  summary: 'What was sent to a webhook in the last 30 days, the newest first',
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  query: z.object({
    status: DeliveryStatus.optional(),
    limit: limitByKey(200, 50),
    after: paging.after,
  }),
  reply: pageOf(Delivery),
})

export const findDelivery = endpoint({
  summary: 'A delivery with what was sent and what was answered',
  method: 'GET',
  path: '/webhook-deliveries/:deliveryId',
  reply: DeliveryDetails,
})

export const replayDelivery = endpoint({
  summary: 'Deliver once more, whatever became of it',
  method: 'POST',
  path: '/webhook-deliveries/:deliveryId/replays',
  reply: Delivery,
})

export const replayFailed = endpoint({
  summary: 'Deliver once more what failed in the last 30 days, the oldest 10,000 of it',
  method: 'POST',
  path: '/webhooks/:webhookId/replays',
  reply: z.object({ count: z.number().int() }),
})

/** An event as it is delivered and as it is listed. */
export const WireEvent = z.object({
  id,
  name: z.string(),
  urn: z.string(),
  data: z.record(z.string(), z.unknown()),
  createdDate: instant,
})
export type WireEvent = z.infer<typeof WireEvent>

export const listEvents = endpoint({
  summary:
    'What happened, in order and without a gap, after the event with the id `after`, or from the first one on; by ids, without the things themselves. `next` is where to go on, now when there is `more`, or in a month',
  method: 'GET',
  path: '/events',
  query: z.object({
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  reply: z.object({
    _embedded: z.object({ items: z.array(WireEvent) }),
    next: id.nullable(),
    more: z.boolean(),
  }),
  problems: ['no-such-event'],
})
