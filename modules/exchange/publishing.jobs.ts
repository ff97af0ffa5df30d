import { publishing } from '#modules/imports/public.ts'
import { listPublished, publishedTables } from './publishing.queries.ts'
import { lockJob } from './queries.ts'

/** What a delivery did to each thing. */
export const {
  publish: publishDelivery,
  publishLater,
  publishUndone,
} = publishing({
  name: 'tell what a delivery did',
  door: 'delivery',
  key: 'exchangeJobId',
  kinds: publishedTables,
  lock: lockJob,
  list: listPublished,
})
