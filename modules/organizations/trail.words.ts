import type { Sentence, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  settings: [
    'app.created',
    'app.updated',
    'organization.updated',
    'service-provider.created',
    'service-provider.updated',
    'service-provider.deleted',
  ],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'app.created': ({ who, at }) => `${who} hat die App ${at} erstellt`,
  'app.updated': ({ who, at }) => `${who} hat die Einstellungen der App ${at} geändert`,
  'organization.updated': ({ who }) => `${who} hat die Organisation geändert`,
  'service-provider.created': ({ who, name }) => `${who} hat den Dienstleister ${name} erfasst`,
  'service-provider.updated': ({ who, name }) => `${who} hat den Dienstleister ${name} geändert`,
  'service-provider.deleted': ({ who, name }) => `${who} hat den Dienstleister ${name} gelöscht`,
}

const fr: Sentences = {
  'app.created': ({ who, at }) => `${who} a créé l’app ${at}`,
  'app.updated': ({ who, at }) => `${who} a modifié les réglages de l’app ${at}`,
  'organization.updated': ({ who }) => `${who} a modifié l’organisation`,
  'service-provider.created': ({ who, name }) => `${who} a ajouté le prestataire ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} a modifié le prestataire ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} a supprimé le prestataire ${name}`,
}

const it: Sentences = {
  'app.created': ({ who, at }) => `${who} ha creato l’app ${at}`,
  'app.updated': ({ who, at }) => `${who} ha modificato le impostazioni dell’app ${at}`,
  'organization.updated': ({ who }) => `${who} ha modificato l’organizzazione`,
  'service-provider.created': ({ who, name }) => `${who} ha aggiunto il fornitore ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} ha modificato il fornitore ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} ha eliminato il fornitore ${name}`,
}

const en: Sentences = {
  'app.created': ({ who, at }) => `${who} made the app ${at}`,
  'app.updated': ({ who, at }) => `${who} changed the settings of the app ${at}`,
  'organization.updated': ({ who }) => `${who} changed the organization`,
  'service-provider.created': ({ who, name }) => `${who} added the service provider ${name}`,
  'service-provider.updated': ({ who, name }) => `${who} changed the service provider ${name}`,
  'service-provider.deleted': ({ who, name }) => `${who} deleted the service provider ${name}`,
}

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    siteUrl: 'Website',
    website: 'Website',
    slogan: 'Leitsatz',
    colour: 'Farbe',
    logo: 'Logo',
    icon: 'Symbol',
    availableLocales: 'Sprachen',
    defaultLocale: 'Hauptsprache',
    timezone: 'Zeitzone',
    automaticInvitation: 'Lädt von selbst ein',
    tools: 'Werkzeuge',
    parent: 'Gehört zu',
  },
  fr: {
    siteUrl: 'Site web',
    website: 'Site web',
    slogan: 'Slogan',
    colour: 'Couleur',
    logo: 'Logo',
    icon: 'Icône',
    availableLocales: 'Langues',
    defaultLocale: 'Langue principale',
    timezone: 'Fuseau horaire',
    automaticInvitation: 'Invite d’elle-même',
    tools: 'Outils',
    parent: 'Fait partie de',
  },
  it: {
    siteUrl: 'Sito web',
    website: 'Sito web',
    slogan: 'Slogan',
    colour: 'Colore',
    logo: 'Logo',
    icon: 'Icona',
    availableLocales: 'Lingue',
    defaultLocale: 'Lingua principale',
    timezone: 'Fuso orario',
    automaticInvitation: 'Invita da sé',
    tools: 'Strumenti',
    parent: 'Fa parte di',
  },
  en: {
    siteUrl: 'Website',
    website: 'Website',
    slogan: 'Slogan',
    colour: 'Colour',
    logo: 'Logo',
    icon: 'Icon',
    availableLocales: 'Languages',
    defaultLocale: 'Main language',
    timezone: 'Time zone',
    automaticInvitation: 'Invites by itself',
    tools: 'Tools',
    parent: 'Belongs to',
  },
})

/** What the wire calls by a word of its own. */
const values = words({
  de: {
    'property-manager': 'Verwaltung',
    'service-provider': 'Dienstleister',
    craftspeople: 'Handwerk',
  },
  fr: {
    'property-manager': 'Gérance',
    'service-provider': 'Prestataire',
    craftspeople: 'Artisan',
  },
  it: {
    'property-manager': 'Amministrazione',
    'service-provider': 'Prestatore di servizi',
    craftspeople: 'Artigiano',
  },
  en: {
    'property-manager': 'Property manager',
    'service-provider': 'Service provider',
    craftspeople: 'Craftspeople',
  },
})

/** How the trail tells of what happens here. */
export const organizationsTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  fields,
  values,
} satisfies TrailWords
