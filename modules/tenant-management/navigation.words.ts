import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const tenantsEntryWords = words({
  de: { name: 'Mietparteien' },
  fr: { name: 'Locataires' },
  it: { name: 'Inquilini' },
  en: { name: 'Tenants' },
})
