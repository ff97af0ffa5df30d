import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  programs: ['webhook.created', 'webhook.updated', 'webhook.deleted', 'webhook.gave-up'],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'webhook.created': ({ who, name }) => `${who} hat den Webhook «${name}» erstellt`,
  'webhook.updated': ({ who, name }) => `${who} hat den Webhook «${name}» geändert`,
  'webhook.deleted': ({ who, name }) => `${who} hat den Webhook «${name}» gelöscht`,
  'webhook.gave-up': ({ name }) => `Der Webhook «${name}» antwortete seit Tagen nicht und wurde angehalten`,
}

const fr: Sentences = {
  'webhook.created': ({ who, name }) => `${who} a créé le webhook «\u202f${name}\u202f»`,
  'webhook.updated': ({ who, name }) => `${who} a modifié le webhook «\u202f${name}\u202f»`,
  'webhook.deleted': ({ who, name }) => `${who} a supprimé le webhook «\u202f${name}\u202f»`,
  'webhook.gave-up': ({ name }) =>
    `Le webhook «\u202f${name}\u202f» ne répondait plus depuis des jours et a été suspendu`,
}

const it: Sentences = {
  'webhook.created': ({ who, name }) => `${who} ha creato il webhook «${name}»`,
  'webhook.updated': ({ who, name }) => `${who} ha modificato il webhook «${name}»`,
  'webhook.deleted': ({ who, name }) => `${who} ha eliminato il webhook «${name}»`,
  'webhook.gave-up': ({ name }) => `Il webhook «${name}» non rispondeva da giorni ed è stato sospeso`,
}

const en: Sentences = {
  'webhook.created': ({ who, name }) => `${who} made the webhook “${name}”`,
  'webhook.updated': ({ who, name }) => `${who} changed the webhook “${name}”`,
  'webhook.deleted': ({ who, name }) => `${who} deleted the webhook “${name}”`,
  'webhook.gave-up': ({ name }) => `The webhook “${name}” had not answered for days and was paused`,
}

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    url: 'Adresse',
    events: 'Ereignisse',
    urns: 'Bereiche',
    secret: 'Geheimnis',
    active: 'Aktiv',
  },
  fr: {
    url: 'Adresse',
    events: 'Événements',
    urns: 'Domaines',
    secret: 'Secret',
    active: 'Actif',
  },
  it: {
    url: 'Indirizzo',
    events: 'Eventi',
    urns: 'Ambiti',
    secret: 'Segreto',
    active: 'Attivo',
  },
  en: {
    url: 'Address',
    events: 'Events',
    urns: 'Areas',
    secret: 'Secret',
    active: 'Active',
  },
})

/** How the trail tells of what happens here. */
export const integrationsTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  fields,
} satisfies TrailWords
