import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

export const fileDeleted = event('file.deleted', z.object({ fileId: id }))
