import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const apiAccessEntryWords = words({
  de: { name: 'API-Zugang' },
  fr: { name: 'Accès API' },
  it: { name: 'Accesso API' },
  en: { name: 'API access' },
})
