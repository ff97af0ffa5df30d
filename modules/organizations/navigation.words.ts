import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const appearanceEntryWords = words({
  de: { name: 'Darstellung' },
  fr: { name: 'Apparence' },
  it: { name: 'Aspetto' },
  en: { name: 'Appearance' },
})

/** How the Cockpit calls it where one goes there. */
export const providersEntryWords = words({
  de: { name: 'Dienstleister' },
  fr: { name: 'Prestataires' },
  it: { name: 'Fornitori' },
  en: { name: 'Service providers' },
})
