import { words } from '#kernel/contract/words.ts'

/** The first page of the app. */
export const homeWords = words({
  de: {
    hello: (name: string) => `Guten Tag, ${name}`,
    addHome: 'Zuhause mit Code hinzufügen',
  },
  fr: {
    hello: (name: string) => `Bonjour ${name}`,
    addHome: 'Ajouter un logement avec un code',
  },
  it: {
    hello: (name: string) => `Buongiorno ${name}`,
    addHome: 'Aggiungere una casa con un codice',
  },
  en: {
    hello: (name: string) => `Hello, ${name}`,
    addHome: 'Add a home with a code',
  },
})
