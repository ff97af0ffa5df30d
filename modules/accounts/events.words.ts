import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'user.created': 'Person erfasst',
    'user.updated': 'Person geändert',
  },
  fr: {
    'user.created': 'Personne ajoutée',
    'user.updated': 'Personne modifiée',
  },
  it: {
    'user.created': 'Persona aggiunta',
    'user.updated': 'Persona modificata',
  },
  en: {
    'user.created': 'Person added',
    'user.updated': 'Person changed',
  },
})
