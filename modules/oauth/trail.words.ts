import type { Sentence, Told, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  programs: [
    'oauth-client.created',
    'oauth-client.changed',
    'oauth-client.removed',
    'oauth-client.secret-rotated',
    'oauth-client.allowed',
    'oauth-client.ended',
    'oauth-client.replayed',
  ],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'oauth-client.created': ({ who, name }) => `${who} hat das Programm «${name}» erfasst`,
  'oauth-client.changed': ({ who, name }) => `${who} hat das Programm «${name}» geändert`,
  'oauth-client.removed': ({ who, name }) => `${who} hat das Programm «${name}» entfernt`,
  'oauth-client.secret-rotated': ({ who, name }) =>
    `${who} hat dem Programm «${name}» ein neues Geheimnis gegeben`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} hat dem Programm «${name}» Zugriff auf das eigene Konto gegeben`,
  'oauth-client.ended': ({ who, name }) => `${who} hat den Zugriff des Programms «${name}» beendet`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Ein Schlüssel des Programms «${name}» für ${whom} wurde zweimal benutzt; der Zugriff ist beendet`,
}

const fr: Sentences = {
  'oauth-client.created': ({ who, name }) => `${who} a enregistré le programme «\u202f${name}\u202f»`,
  'oauth-client.changed': ({ who, name }) => `${who} a modifié le programme «\u202f${name}\u202f»`,
  'oauth-client.removed': ({ who, name }) => `${who} a supprimé le programme «\u202f${name}\u202f»`,
  'oauth-client.secret-rotated': ({ who, name }) =>
    `${who} a donné un nouveau secret au programme «\u202f${name}\u202f»`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} a donné au programme «\u202f${name}\u202f» l’accès à son compte`,
  'oauth-client.ended': ({ who, name }) => `${who} a mis fin à l’accès du programme «\u202f${name}\u202f»`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Une clé du programme «\u202f${name}\u202f» pour ${whom} a été utilisée deux fois\u202f; l’accès est terminé`,
}

const it: Sentences = {
  'oauth-client.created': ({ who, name }) => `${who} ha registrato il programma «${name}»`,
  'oauth-client.changed': ({ who, name }) => `${who} ha modificato il programma «${name}»`,
  'oauth-client.removed': ({ who, name }) => `${who} ha rimosso il programma «${name}»`,
  'oauth-client.secret-rotated': ({ who, name }) => `${who} ha dato un nuovo segreto al programma «${name}»`,
  'oauth-client.allowed': ({ who, name }) =>
    `${who} ha dato al programma «${name}» l’accesso al proprio account`,
  'oauth-client.ended': ({ who, name }) => `${who} ha messo fine all’accesso del programma «${name}»`,
  'oauth-client.replayed': ({ whom, name }) =>
    `Una chiave del programma «${name}» per ${whom} è stata usata due volte; l’accesso è terminato`,
}

const en: Sentences = {
  'oauth-client.created': ({ who, name }) => `${who} added the program “${name}”`,
  'oauth-client.changed': ({ who, name }) => `${who} changed the program “${name}”`,
  'oauth-client.removed': ({ who, name }) => `${who} removed the program “${name}”`,
  'oauth-client.secret-rotated': ({ who, name }) => `${who} gave the program “${name}” a new secret`,
  'oauth-client.allowed': ({ who, name }) => `${who} gave the program “${name}” access to their account`,
  'oauth-client.ended': ({ who, name }) => `${who} ended the access of the program “${name}”`,
  'oauth-client.replayed': ({ whom, name }) =>
    `A key of the program “${name}” for ${whom} was used twice; its access has ended`,
}

/** What the person reads whose account it touches. */
const touching = words({
  de: {
    'oauth-client.allowed': ({ name }: Told) => `Das Programm «${name}» hat Zugriff auf Ihr Konto erhalten`,
    'oauth-client.ended': ({ name }: Told) => `Der Zugriff des Programms «${name}» auf Ihr Konto ist beendet`,
    'oauth-client.replayed': ({ name }: Told) =>
      `Ein Schlüssel des Programms «${name}» zu Ihrem Konto wurde zweimal benutzt; sein Zugriff ist beendet`,
  },
  fr: {
    'oauth-client.allowed': ({ name }: Told) =>
      `Le programme «\u202f${name}\u202f» a reçu l’accès à votre compte`,
    'oauth-client.ended': ({ name }: Told) =>
      `L’accès du programme «\u202f${name}\u202f» à votre compte est terminé`,
    'oauth-client.replayed': ({ name }: Told) =>
      `Une clé du programme «\u202f${name}\u202f» pour votre compte a été utilisée deux fois\u202f; son accès est terminé`,
  },
  it: {
    'oauth-client.allowed': ({ name }: Told) => `Il programma «${name}» ha ricevuto l’accesso al suo account`,
    'oauth-client.ended': ({ name }: Told) => `L’accesso del programma «${name}» al suo account è terminato`,
    'oauth-client.replayed': ({ name }: Told) =>
      `Una chiave del programma «${name}» per il suo account è stata usata due volte; l’accesso è terminato`,
  },
  en: {
    'oauth-client.allowed': ({ name }: Told) => `The program “${name}” was given access to your account`,
    'oauth-client.ended': ({ name }: Told) => `The access of the program “${name}” to your account has ended`,
    'oauth-client.replayed': ({ name }: Told) =>
      `A key of the program “${name}” to your account was used twice; its access has ended`,
  },
})

/** What administrators read instead of the wire’s names. */
const fields = words({
  de: {
    redirectUris: 'Rückkehradressen',
    grants: 'Wege zum Zugriff',
    old: 'Älteres Programm',
    scopes: 'Rechte',
    termsUrl: 'Nutzungsbedingungen',
    privacyUrl: 'Datenschutz',
  },
  fr: {
    redirectUris: 'Adresses de retour',
    grants: 'Voies d’accès',
    old: 'Ancien programme',
    scopes: 'Droits',
    termsUrl: 'Conditions d’utilisation',
    privacyUrl: 'Protection des données',
  },
  it: {
    redirectUris: 'Indirizzi di ritorno',
    grants: 'Vie d’accesso',
    old: 'Programma più vecchio',
    scopes: 'Diritti',
    termsUrl: 'Condizioni d’uso',
    privacyUrl: 'Protezione dei dati',
  },
  en: {
    redirectUris: 'Return addresses',
    grants: 'Ways to access',
    old: 'Older program',
    scopes: 'Scopes',
    termsUrl: 'Terms of use',
    privacyUrl: 'Privacy',
  },
})

/** What the wire calls by a word of its own. */
const values = words({
  de: {
    public: 'Ohne Geheimnis',
    confidential: 'Mit Geheimnis',
    system: 'Handelt für sich selbst',
    authorization_code: 'Anmeldung im Browser',
    refresh_token: 'Erneuerung',
    client_credentials: 'Eigenes Geheimnis',
    password: 'Passwort',
    implicit: 'Direkt (veraltet)',
  },
  fr: {
    public: 'Sans secret',
    confidential: 'Avec secret',
    system: 'Agit pour lui-même',
    authorization_code: 'Connexion dans le navigateur',
    refresh_token: 'Renouvellement',
    client_credentials: 'Secret propre',
    password: 'Mot de passe',
    implicit: 'Direct (ancien)',
  },
  it: {
    public: 'Senza segreto',
    confidential: 'Con segreto',
    system: 'Agisce per sé',
    authorization_code: 'Accesso nel browser',
    refresh_token: 'Rinnovo',
    client_credentials: 'Segreto proprio',
    password: 'Password',
    implicit: 'Diretto (superato)',
  },
  en: {
    public: 'Without a secret',
    confidential: 'With a secret',
    system: 'Acts for itself',
    authorization_code: 'Sign-in in the browser',
    refresh_token: 'Renewal',
    client_credentials: 'Its own secret',
    password: 'Password',
    implicit: 'Direct (outdated)',
  },
})

/** How the trail tells of what happens here. */
export const oauthTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  touching,
  fields,
  values,
} satisfies TrailWords
