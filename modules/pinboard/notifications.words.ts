import type { MailedKind } from '#kernel/contract/notifications.ts'
import { plural, words } from '#kernel/contract/words.ts'
import { onPinboard } from './notifications.rules.ts'

/** How a digest counts posts. */
const counted = words({
  de: {
    about: (count: number) => plural('de', count, { one: 'einem Beitrag', other: `${count} Beiträgen` }),
    more: (count: number) =>
      plural('de', count, { one: 'einen weiteren Beitrag', other: `${count} weitere Beiträge` }),
  },
  fr: {
    about: (count: number) => plural('fr', count, { one: 'un message', other: `${count} messages` }),
    more: (count: number) =>
      plural('fr', count, { one: 'un autre message', other: `${count} autres messages` }),
  },
  it: {
    about: (count: number) => plural('it', count, { one: 'un messaggio', other: `${count} messaggi` }),
    more: (count: number) =>
      plural('it', count, { one: 'un altro messaggio', other: `altri ${count} messaggi` }),
  },
  en: {
    about: (count: number) => plural('en', count, { one: 'one post', other: `${count} posts` }),
    more: (count: number) => plural('en', count, { one: 'one more post', other: `${count} more posts` }),
  },
})

/** What people are told of posts: those of the management. */
export const postKind: MailedKind = {
  ...onPinboard,
  type: 'community-article',
  category: 'admin-messages',
  counted,
}
