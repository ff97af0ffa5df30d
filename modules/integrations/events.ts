import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const webhook = z.object({ webhookId: id, appId: id })

export const webhookCreated = event('webhook.created', webhook)
export const webhookChanged = event('webhook.updated', webhook.extend({ fields: z.array(z.string()) }))
export const webhookRemoved = event('webhook.deleted', webhook)
export const webhookGaveUp = event('webhook.gave-up', webhook)
