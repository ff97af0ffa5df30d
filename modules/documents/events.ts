import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const bucket = z.object({ bucketId: id })

export const bucketCreated = event('bucket.created', bucket)
export const bucketFileAdded = event('bucket.file-added', bucket.extend({ fileId: id }))
export const bucketFilesTaken = event('bucket.files-taken', bucket)
