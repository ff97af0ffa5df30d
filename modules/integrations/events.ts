import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

/** The description stays readable when the webhook is gone. */
const webhook = z.object({ webhookId: id, appId: id, description: z.string() })

export const webhookCreated = event('webhook.created', webhook, { trail: { place: 'appId' } })
export const webhookChanged = event('webhook.updated', webhook.extend({ fields: z.array(z.string()) }), {
  trail: { place: 'appId' },
})
export const webhookRemoved = event('webhook.deleted', webhook, { trail: { place: 'appId' } })
export const webhookGaveUp = event('webhook.gave-up', webhook, { trail: { place: 'appId' } })

/** What is recorded of a webhook. */
export const ofWebhook = ({
  id,
  appId,
  description,
}: {
  id: string
  appId: string
  description: string
}) => ({
  subjectId: id,
  data: { webhookId: id, appId, description },
})
