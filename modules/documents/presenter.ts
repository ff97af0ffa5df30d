import { keyOfPlace } from '#kernel/server/channels.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { type Bucket, findBucket } from './contract.ts'
import { type BucketRow, listBucketsById } from './queries.ts'

export const presentBucket = ({ id, name, places, files }: BucketRow): Bucket => ({
  id,
  name,
  channels: places.map(keyOfPlace),
  files,
})

export const bucketShowing: Showing = {
  endpoint: findBucket,
  show: async (db, actor, ids) => (await listBucketsById(db, actor, ids)).map(presentBucket),
}
