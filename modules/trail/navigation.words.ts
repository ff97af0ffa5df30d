import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const trailEntryWords = words({
  de: { name: 'Protokoll' },
  fr: { name: 'Journal' },
  it: { name: 'Registro' },
  en: { name: 'Audit trail' },
})
