import type { Module } from '#kernel/server/module.ts'
import { pinboardEndpoints } from './endpoints.ts'
import { postPublished, postRemoved } from './events.ts'
import { mailPost, pinboardReactions } from './jobs.ts'
import { postNews } from './news.presenting.ts'
import { postShowing } from './presenting.ts'
import { locatePosts } from './queries.ts'

export const pinboardModule: Module = {
  name: 'pinboard',
  tables: ['post', 'postChannel'],
  placed: { postChannel: { repeats: ['app', 'property', 'building', 'unit'] } },
  endpoints: pinboardEndpoints,
  reactions: pinboardReactions,
  jobs: [mailPost],
  things: {
    'community-article': {
      events: [postPublished, postRemoved],
      locate: locatePosts,
      showing: postShowing,
    },
  },
  news: postNews,
}
