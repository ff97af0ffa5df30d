import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const placesEntryWords = words({
  de: { name: 'Stammdaten' },
  fr: { name: 'Données de base' },
  it: { name: 'Dati di base' },
  en: { name: 'Master data' },
})
