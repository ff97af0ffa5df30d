import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = { deliveries: ['import.applied', 'import.undone', 'import.failed'] } as const

type Sentences = Record<(typeof kinds)['deliveries'][number], Sentence>

const de: Sentences = {
  'import.applied': ({ who, at }) => `${who} hat einen Import in ${at} ausgeführt`,
  'import.undone': ({ who, at }) => `${who} hat einen Import in ${at} rückgängig gemacht`,
  'import.failed': ({ who, at }) => `Der Import von ${who} in ${at} ist gescheitert`,
}

const fr: Sentences = {
  'import.applied': ({ who, at }) => `${who} a exécuté une importation dans ${at}`,
  'import.undone': ({ who, at }) => `${who} a annulé une importation dans ${at}`,
  'import.failed': ({ who, at }) => `L’importation de ${who} dans ${at} a échoué`,
}

const it: Sentences = {
  'import.applied': ({ who, at }) => `${who} ha eseguito un’importazione in ${at}`,
  'import.undone': ({ who, at }) => `${who} ha annullato un’importazione in ${at}`,
  'import.failed': ({ who, at }) => `L’importazione di ${who} in ${at} è fallita`,
}

const en: Sentences = {
  'import.applied': ({ who, at }) => `${who} carried out an import into ${at}`,
  'import.undone': ({ who, at }) => `${who} undid an import into ${at}`,
  'import.failed': ({ who, at }) => `The import of ${who} into ${at} failed`,
}

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    problem: 'Problem',
  },
  fr: {
    problem: 'Problème',
  },
  it: {
    problem: 'Problema',
  },
  en: {
    problem: 'Problem',
  },
})

/** How the trail tells of what happens here. */
export const spreadsheetsTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  fields,
} satisfies TrailWords
