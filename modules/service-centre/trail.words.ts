import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  settings: ['category.created', 'category.updated', 'categories.ordered'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'category.created': ({ who, at }) => `${who} hat eine Kategorie in ${at} erstellt`,
  'category.updated': ({ who, at }) => `${who} hat eine Kategorie in ${at} geändert`,
  'categories.ordered': ({ who, at }) => `${who} hat die Kategorien in ${at} neu geordnet`,
}

const fr: Sentences = {
  'category.created': ({ who, at }) => `${who} a créé une catégorie dans ${at}`,
  'category.updated': ({ who, at }) => `${who} a modifié une catégorie dans ${at}`,
  'categories.ordered': ({ who, at }) => `${who} a réordonné les catégories de ${at}`,
}

const it: Sentences = {
  'category.created': ({ who, at }) => `${who} ha creato una categoria in ${at}`,
  'category.updated': ({ who, at }) => `${who} ha modificato una categoria in ${at}`,
  'categories.ordered': ({ who, at }) => `${who} ha riordinato le categorie di ${at}`,
}

const en: Sentences = {
  'category.created': ({ who, at }) => `${who} made a category in ${at}`,
  'category.updated': ({ who, at }) => `${who} changed a category in ${at}`,
  'categories.ordered': ({ who, at }) => `${who} put the categories of ${at} into another order`,
}

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    parentID: 'Gehört zu',
    hint: 'Hinweis',
    archived: 'Archiviert',
    key: 'Schlüssel',
  },
  fr: {
    parentID: 'Fait partie de',
    hint: 'Indication',
    archived: 'Archivé',
    key: 'Clé',
  },
  it: {
    parentID: 'Fa parte di',
    hint: 'Indicazione',
    archived: 'Archiviato',
    key: 'Chiave',
  },
  en: {
    parentID: 'Belongs to',
    hint: 'Hint',
    archived: 'Archived',
    key: 'Key',
  },
})

/** How the trail tells of what happens here. */
export const serviceCentreTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  fields,
} satisfies TrailWords
