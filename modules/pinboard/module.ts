import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { pinboardDocs } from './docs.ts'
import { pinboardEndpoints } from './endpoints.ts'
import { postPublished, postRemoved } from './events.ts'
import { eventWords } from './events.words.ts'
import { mailPost, pinboardReactions } from './jobs.ts'
import { postNotified } from './notifications.presenter.ts'
import { postShowing } from './presenter.ts'
import { locatePosts } from './queries.ts'
import { pinboardRights } from './rights.ts'
import * as events from './events.ts'
import { postKind } from './notifications.words.ts'
import { pinboardTrail } from './trail.words.ts'

export const pinboardModule: Module = {
  name: 'pinboard',
  tables: ['post', 'postChannel'],
  placed: { postChannel: { repeats: ['app', 'property', 'building', 'unit'] } },
  rights: pinboardRights,
  docs: pinboardDocs,
  events: eventsIn(events),
  trail: pinboardTrail,
  notificationKinds: [postKind],
  endpoints: pinboardEndpoints,
  reactions: pinboardReactions,
  jobs: [mailPost],
  things: {
    'community-article': {
      catalogue: { group: 'people', order: 20, words: eventWords },
      events: [postPublished, postRemoved],
      locate: locatePosts,
      showing: postShowing,
    },
  },
  notified: postNotified,
}
