import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  exports: ['trail.exported'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'trail.exported': ({ who }) => `${who} hat dieses Protokoll exportiert`,
}

const fr: Sentences = {
  'trail.exported': ({ who }) => `${who} a exporté ce journal`,
}

const it: Sentences = {
  'trail.exported': ({ who }) => `${who} ha esportato questo registro`,
}

const en: Sentences = {
  'trail.exported': ({ who }) => `${who} exported this audit trail`,
}

/** How the trail tells of what happens here. */
export const trailTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
} satisfies TrailWords
