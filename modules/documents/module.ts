import type { Module } from '#kernel/server/module.ts'
import { documentEndpoints } from './endpoints.ts'
import { bucketCreated, bucketFileAdded, bucketFilesTaken } from './events.ts'
import { bucketShowing } from './presenting.ts'
import { isInBucketOf, locateBuckets, locateFilesInBuckets } from './queries.ts'

export const documentsModule: Module = {
  name: 'documents',
  tables: ['bucket', 'bucketChannel', 'bucketFile'],
  files: { bucketFile: ['fileId'] },
  placed: { bucketChannel: { repeats: ['app', 'property', 'building', 'unit'] } },
  endpoints: documentEndpoints,
  things: {
    bucket: {
      events: [bucketCreated, bucketFileAdded, bucketFilesTaken],
      locate: locateBuckets,
      showing: bucketShowing,
    },
  },
  mayReadFile: isInBucketOf,
  locateFiles: locateFilesInBuckets,
}
