import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

export const appCreated = event('app.created', z.object({ appId: id }))
export const appChanged = event('app.updated', z.object({ appId: id }))
