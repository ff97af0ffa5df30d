import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'app.updated': 'App geändert',
  },
  fr: {
    'app.updated': 'App modifiée',
  },
  it: {
    'app.updated': 'App modificata',
  },
  en: {
    'app.updated': 'App changed',
  },
})
