import { words } from '#kernel/contract/words.ts'

/** How the app calls it where one goes there. */
export const notificationEntryWords = words({
  de: { name: 'Neues' },
  fr: { name: 'Nouveautés' },
  it: { name: 'Novità' },
  en: { name: 'News' },
})
