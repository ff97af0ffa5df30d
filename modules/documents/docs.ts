import type { Docs } from '#kernel/server/docs.ts'

export const documentsDocs: Docs = {
  tags: {
    buckets: 'Files for whom their channels reach',
  },
  effects: {
    'POST /buckets/:bucketId/files':
      'Residents whom the bucket reaches have it in their inbox before this returns; push and mail follow as they wish.',
  },
}
