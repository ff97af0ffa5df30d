import { publishing } from '#modules/imports/public.ts'
import { listWritten, publishedKinds } from './publishing.queries.ts'
import { lockForJob } from './queries.ts'

/** What an import did to each thing. */
export const {
  publish: publishImport,
  publishLater,
  publishUndone,
} = publishing({
  name: 'tell what an import did',
  door: 'import',
  key: 'importId',
  kinds: publishedKinds,
  lock: lockForJob,
  list: listWritten,
})
