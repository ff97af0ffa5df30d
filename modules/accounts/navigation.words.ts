import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const teamEntryWords = words({
  de: { name: 'Team' },
  fr: { name: 'Équipe' },
  it: { name: 'Team' },
  en: { name: 'Team' },
})
