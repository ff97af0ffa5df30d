import { words } from '#kernel/contract/words.ts'

/** How the Cockpit calls it where one goes there. */
export const requestsEntryWords = words({
  de: { name: 'Anliegen' },
  fr: { name: 'Demandes' },
  it: { name: 'Richieste' },
  en: { name: 'Requests' },
})

/** How the Cockpit calls it where one goes there. */
export const categoriesEntryWords = words({
  de: { name: 'Kategorien' },
  fr: { name: 'Catégories' },
  it: { name: 'Categorie' },
  en: { name: 'Categories' },
})

/** How the app calls it where one goes there. */
export const ownRequestsEntryWords = words({
  de: { name: 'Meldungen' },
  fr: { name: 'Demandes' },
  it: { name: 'Richieste' },
  en: { name: 'Requests' },
})

/** What people choose to be told of, as often as they wish. */
export const newsSettingWords = words({
  de: { name: 'Neues zu Meldungen' },
  fr: { name: 'Nouvelles des demandes' },
  it: { name: 'Novità sulle richieste' },
  en: { name: 'News about requests' },
})
