import type { Sentence, Told, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  posts: ['community-article.written-for', 'community-article.written-as-management'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'community-article.written-for': ({ who, whom }) =>
    `${who} hat im Namen von ${whom} einen Beitrag geschrieben`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} hat als Verwaltung von ${at} einen Beitrag geschrieben`,
}

const fr: Sentences = {
  'community-article.written-for': ({ who, whom }) => `${who} a publié un message au nom de ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} a publié un message en tant que gérance de ${at}`,
}

const it: Sentences = {
  'community-article.written-for': ({ who, whom }) => `${who} ha pubblicato un messaggio a nome di ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} ha pubblicato un messaggio come amministrazione di ${at}`,
}

const en: Sentences = {
  'community-article.written-for': ({ who, whom }) => `${who} published a post in the name of ${whom}`,
  'community-article.written-as-management': ({ who, at }) =>
    `${who} published a post as the management of ${at}`,
}

/** What the person reads whose account it touches. */
const touching = words({
  de: {
    'community-article.written-for': ({ who }: Told) => `${who} hat in Ihrem Namen einen Beitrag geschrieben`,
  },
  fr: {
    'community-article.written-for': ({ who }: Told) => `${who} a publié un message en votre nom`,
  },
  it: {
    'community-article.written-for': ({ who }: Told) => `${who} ha pubblicato un messaggio a suo nome`,
  },
  en: {
    'community-article.written-for': ({ who }: Told) => `${who} published a post in your name`,
  },
})

/** How the trail tells of what happens here. */
export const pinboardTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  touching,
} satisfies TrailWords
