import type { Sentence, Told, TrailWords } from '#kernel/contract/trail.ts'
import { words } from '#kernel/contract/words.ts'

const kinds = {
  homes: [
    'registration-code.created',
    'registration-code.updated',
    'registration-code.used',
    'invitation.sent',
    'invitation.withdrawn',
    'invitation.declined',
    'letters.drawn',
  ],
} as const

type Sentences = Record<(typeof kinds)[keyof typeof kinds][number], Sentence>

const de: Sentences = {
  'registration-code.created': ({ who, at }) => `${who} hat einen Registrierungscode für ${at} erstellt`,
  'registration-code.updated': ({ who, at }) => `${who} hat einen Registrierungscode für ${at} geändert`,
  'registration-code.used': ({ who, at }) => `${who} hat den Registrierungscode für ${at} eingelöst`,
  'invitation.sent': ({ who, at }) => `${who} hat eine Einladung für ${at} verschickt`,
  'invitation.withdrawn': ({ who, at }) => `${who} hat eine Einladung für ${at} zurückgezogen`,
  'invitation.declined': ({ who, at }) => `${who} hat die Einladung für ${at} abgelehnt`,
  'letters.drawn': ({ who, count }) => `${who} hat Einladungsbriefe mit Codes als PDF erstellt (${count})`,
}

const fr: Sentences = {
  'registration-code.created': ({ who, at }) => `${who} a créé un code d’inscription pour ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} a modifié un code d’inscription pour ${at}`,
  'registration-code.used': ({ who, at }) => `${who} a utilisé le code d’inscription de ${at}`,
  'invitation.sent': ({ who, at }) => `${who} a envoyé une invitation pour ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} a retiré une invitation pour ${at}`,
  'invitation.declined': ({ who, at }) => `${who} a décliné l’invitation pour ${at}`,
  'letters.drawn': ({ who, count }) => `${who} a créé des lettres d’invitation avec codes en PDF (${count})`,
}

const it: Sentences = {
  'registration-code.created': ({ who, at }) => `${who} ha creato un codice di registrazione per ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} ha modificato un codice di registrazione per ${at}`,
  'registration-code.used': ({ who, at }) => `${who} ha usato il codice di registrazione di ${at}`,
  'invitation.sent': ({ who, at }) => `${who} ha inviato un invito per ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} ha ritirato un invito per ${at}`,
  'invitation.declined': ({ who, at }) => `${who} ha rifiutato l’invito per ${at}`,
  'letters.drawn': ({ who, count }) => `${who} ha creato lettere d’invito con codici in PDF (${count})`,
}

const en: Sentences = {
  'registration-code.created': ({ who, at }) => `${who} made a registration code for ${at}`,
  'registration-code.updated': ({ who, at }) => `${who} changed a registration code for ${at}`,
  'registration-code.used': ({ who, at }) => `${who} used the registration code of ${at}`,
  'invitation.sent': ({ who, at }) => `${who} sent an invitation for ${at}`,
  'invitation.withdrawn': ({ who, at }) => `${who} withdrew an invitation for ${at}`,
  'invitation.declined': ({ who, at }) => `${who} declined the invitation for ${at}`,
  'letters.drawn': ({ who, count }) => `${who} made letters with codes as PDF (${count})`,
}

/** What the person reads whose account it touches. */
const touching = words({
  de: {
    'registration-code.used': ({ at }: Told) => `Sie haben den Registrierungscode für ${at} eingelöst`,
    'invitation.declined': ({ at }: Told) => `Sie haben die Einladung für ${at} abgelehnt`,
  },
  fr: {
    'registration-code.used': ({ at }: Told) => `Vous avez utilisé le code d’inscription de ${at}`,
    'invitation.declined': ({ at }: Told) => `Vous avez décliné l’invitation pour ${at}`,
  },
  it: {
    'registration-code.used': ({ at }: Told) => `Ha usato il codice di registrazione di ${at}`,
    'invitation.declined': ({ at }: Told) => `Ha rifiutato l’invito per ${at}`,
  },
  en: {
    'registration-code.used': ({ at }: Told) => `You used the registration code of ${at}`,
    'invitation.declined': ({ at }: Told) => `You declined the invitation for ${at}`,
  },
})

/** How the trail tells of what happens here. */
export const tenantManagementTrail = {
  kinds,
  sentences: words({ de, fr, it, en }),
  touching,
} satisfies TrailWords
