import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const tenantsEntryWords = words({
  de: { name: 'Mietparteien' },
  fr: { name: 'Locataires' },
  it: { name: 'Inquilini' },
  en: { name: 'Tenants' },
})

/** How the app calls the page of one’s home. */
export const homeEntryWords = words({
  de: { name: 'Zuhause' },
  fr: { name: 'Accueil' },
  it: { name: 'Casa' },
  en: { name: 'Home' },
})
