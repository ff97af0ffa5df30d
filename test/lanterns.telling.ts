import { z } from 'zod'
import type { MailedKind } from '#kernel/contract/notifications.ts'
import { id } from '#kernel/contract/shapes.ts'
import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { plural, words } from '#kernel/contract/words.ts'
import { event } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'

/** People are told of their lanterns, */
export const lanternKind: MailedKind = {
  area: 'lanterns',
  page: (lanternId) => `/app/lanterns/${lanternId}`,
  type: 'lantern',
  category: 'messages',
  counted: (language) => ({
    about: (count) => plural(language, count, { one: 'one lantern', other: '# lanterns' }),
    more: (count) => plural(language, count, { one: 'one more lantern', other: '# more lanterns' }),
  }),
}

/** and the trail of who gave them one. */
export const lanternGiven = event('lantern.given', z.object({ lanternId: id, userId: id }), {
  trail: { concerns: 'userId', tells: 'of-others' },
})

type Sentences = Record<'lantern.given', Sentence>
const gave: Sentences = { 'lantern.given': ({ who, whom }) => `${who} gave ${whom} a lantern` }
const gaveYou: Sentences = { 'lantern.given': ({ who }) => `${who} gave you a lantern` }
const trail: TrailWords = {
  kinds: { homes: ['lantern.given'] },
  sentences: words({ de: gave, fr: gave, it: gave, en: gave }),
  touching: words({ de: gaveYou, fr: gaveYou, it: gaveYou, en: gaveYou }),
}

/** What the tool that the tests make tells people of. */
export const telling = {
  events: [lanternGiven],
  trail,
  notificationKinds: [lanternKind],
  notified: async (_, __, news) =>
    news
      .filter(({ area }) => area === lanternKind.area)
      .map(({ objectId, area }) => ({ objectId, area, title: 'At the front door', readAt: null })),
} satisfies Partial<Module>
