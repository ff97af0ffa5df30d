import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { documentsDocs } from './docs.ts'
import { documentEndpoints } from './endpoints.ts'
import { bucketCreated, bucketFileAdded, bucketFilesTaken } from './events.ts'
import { eventWords } from './events.words.ts'
import { bucketShowing } from './presenter.ts'
import { isInBucketOf, locateBuckets, locateFilesInBuckets } from './queries.ts'
import { documentsRights } from './rights.ts'
import * as events from './events.ts'
import { fileKind } from './notifications.rules.ts'

export const documentsModule: Module = {
  name: 'documents',
  tables: ['bucket', 'bucketChannel', 'bucketFile'],
  files: { bucketFile: ['fileId'] },
  placed: { bucketChannel: { repeats: ['app', 'property', 'building', 'unit'] } },
  rights: documentsRights,
  docs: documentsDocs,
  events: eventsIn(events),
  notificationKinds: [fileKind],
  endpoints: documentEndpoints,
  things: {
    bucket: {
      catalogue: { group: 'other', order: 60, words: eventWords },
      events: [bucketCreated, bucketFileAdded, bucketFilesTaken],
      locate: locateBuckets,
      showing: bucketShowing,
    },
  },
  mayReadFile: isInBucketOf,
  locateFiles: locateFilesInBuckets,
}
