import type { NewsPlace } from '#kernel/contract/news.ts'

/** Posts are read in the app. */
export const onPinboard: NewsPlace = { area: 'pinboard', page: (id) => `/app/posts/${id}` }
