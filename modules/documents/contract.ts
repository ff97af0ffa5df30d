import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, PlaceKey } from '#kernel/contract/shapes.ts'

const tool = 'documents' as const

/** Files for everybody whom the channels reach. */
export const Bucket = z.object({ id, name: z.string(), channels: z.array(PlaceKey), files: z.array(id) })
export type Bucket = z.infer<typeof Bucket>

/** A place; one that is not there, also in a form that no id of ours has, is taken, reaches nobody, and is not shown again. */
const channel = z.string().regex(/^(?:App|Property|Group|Unit)-\w{1,64}$/, 'place')

export const createBucket = endpoint({
  summary: 'Make a bucket of files for those whom its channels reach',
  method: 'POST',
  path: '/buckets',
  tool,
  body: z.object({ name: line(), channels: z.array(channel).min(1).max(100) }),
  reply: Bucket,
  problems: ['beyond-own-permissions'],
})

export const findBucket = endpoint({
  summary: 'A bucket with the ids of its files',
  method: 'GET',
  path: '/buckets/:bucketId',
  tool,
  reply: Bucket,
})

export const addToBucket = endpoint({
  summary: 'Put a file of one’s own into a bucket; residents whom it reaches are told before this returns',
  method: 'POST',
  path: '/buckets/:bucketId/files',
  tool,
  body: z.object({ id }),
  problems: ['file-not-attachable'],
})

export const takeFromBucket = endpoint({
  summary: 'Take a file out of a bucket',
  method: 'DELETE',
  path: '/buckets/:bucketId/files/:fileId',
  tool,
})

export const emptyFolder = endpoint({
  summary: 'Take the files of a folder, and of the folders below it, out of a bucket',
  method: 'DELETE',
  path: '/buckets/:bucketId/files',
  tool,
  body: z.object({ folder: line(1000, 0) }),
})
