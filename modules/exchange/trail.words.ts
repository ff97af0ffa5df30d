import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  deliveries: [
    'exchange.delivered',
    'exchange.confirmed',
    'exchange.applied',
    'exchange.refused',
    'exchange.undo-asked',
    'exchange.undone',
  ],
  exports: ['export.asked', 'export.made', 'export.downloaded'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'exchange.delivered': ({ who, at }) => `${who} hat Daten für ${at} geliefert`,
  'exchange.confirmed': ({ who, at }) => `${who} hat eine Lieferung für ${at} bestätigt`,
  'exchange.applied': ({ who, at }) => `Die Lieferung von ${who} für ${at} wurde übernommen`,
  'exchange.refused': ({ who, at }) => `Die Lieferung von ${who} für ${at} wurde abgelehnt`,
  'exchange.undo-asked': ({ who, at }) =>
    `${who} hat verlangt, eine Lieferung für ${at} rückgängig zu machen`,
  'exchange.undone': ({ at }) => `Eine Lieferung für ${at} wurde rückgängig gemacht`,
  'export.asked': ({ who, at }) => `${who} hat einen Export aller Stammdaten von ${at} verlangt`,
  'export.made': ({ who, at }) => `Der Export der Stammdaten von ${at} für ${who} ist erstellt`,
  'export.downloaded': ({ who, at }) => `${who} hat einen Export der Stammdaten von ${at} heruntergeladen`,
}

const fr: Sentences = {
  'exchange.delivered': ({ who, at }) => `${who} a livré des données pour ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} a confirmé une livraison pour ${at}`,
  'exchange.applied': ({ who, at }) => `La livraison de ${who} pour ${at} a été reprise`,
  'exchange.refused': ({ who, at }) => `La livraison de ${who} pour ${at} a été refusée`,
  'exchange.undo-asked': ({ who, at }) => `${who} a demandé l’annulation d’une livraison pour ${at}`,
  'exchange.undone': ({ at }) => `Une livraison pour ${at} a été annulée`,
  'export.asked': ({ who, at }) => `${who} a demandé l’exportation de toutes les données de base de ${at}`,
  'export.made': ({ who, at }) => `L’exportation des données de base de ${at} pour ${who} est prête`,
  'export.downloaded': ({ who, at }) => `${who} a téléchargé une exportation des données de base de ${at}`,
}

const it: Sentences = {
  'exchange.delivered': ({ who, at }) => `${who} ha fornito dati per ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} ha confermato una fornitura per ${at}`,
  'exchange.applied': ({ who, at }) => `La fornitura di ${who} per ${at} è stata ripresa`,
  'exchange.refused': ({ who, at }) => `La fornitura di ${who} per ${at} è stata rifiutata`,
  'exchange.undo-asked': ({ who, at }) => `${who} ha chiesto di annullare una fornitura per ${at}`,
  'exchange.undone': ({ at }) => `Una fornitura per ${at} è stata annullata`,
  'export.asked': ({ who, at }) => `${who} ha chiesto l’esportazione di tutti i dati di base di ${at}`,
  'export.made': ({ who, at }) => `L’esportazione dei dati di base di ${at} per ${who} è pronta`,
  'export.downloaded': ({ who, at }) => `${who} ha scaricato un’esportazione dei dati di base di ${at}`,
}

const en: Sentences = {
  'exchange.delivered': ({ who, at }) => `${who} delivered data for ${at}`,
  'exchange.confirmed': ({ who, at }) => `${who} confirmed a delivery for ${at}`,
  'exchange.applied': ({ who, at }) => `The delivery of ${who} for ${at} was applied`,
  'exchange.refused': ({ who, at }) => `The delivery of ${who} for ${at} was refused`,
  'exchange.undo-asked': ({ who, at }) => `${who} asked to undo a delivery for ${at}`,
  'exchange.undone': ({ at }) => `A delivery for ${at} was undone`,
  'export.asked': ({ who, at }) => `${who} asked for an export of all master data of ${at}`,
  'export.made': ({ who, at }) => `The export of the master data of ${at} for ${who} is ready`,
  'export.downloaded': ({ who, at }) => `${who} downloaded an export of the master data of ${at}`,
}

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    withStaff: 'Mit Team',
    size: 'Grösse',
  },
  fr: {
    withStaff: 'Avec l’équipe',
    size: 'Taille',
  },
  it: {
    withStaff: 'Con il team',
    size: 'Dimensione',
  },
  en: {
    withStaff: 'With the team',
    size: 'Size',
  },
})

/** How the trail tells of what happens here. */
export const exchangeTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  fields,
} satisfies TrailWords
