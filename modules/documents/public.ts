/** Files of a bucket are read by those whom its channels reach. */
export { isInBucketOf } from './queries.ts'
export { bucketShowing } from './endpoints.ts'
