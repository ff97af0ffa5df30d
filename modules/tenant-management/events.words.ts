import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'registration-code.created': 'Registrierungscode erstellt',
    'registration-code.updated': 'Registrierungscode geändert',
    'registration-code.used': 'Registrierungscode eingelöst',
    'invitation.sent': 'Einladung verschickt',
    'invitation.withdrawn': 'Einladung zurückgezogen',
    'invitation.declined': 'Einladung abgelehnt',
  },
  fr: {
    'registration-code.created': 'Code d’inscription créé',
    'registration-code.updated': 'Code d’inscription modifié',
    'registration-code.used': 'Code d’inscription utilisé',
    'invitation.sent': 'Invitation envoyée',
    'invitation.withdrawn': 'Invitation retirée',
    'invitation.declined': 'Invitation refusée',
  },
  it: {
    'registration-code.created': 'Codice di registrazione creato',
    'registration-code.updated': 'Codice di registrazione modificato',
    'registration-code.used': 'Codice di registrazione usato',
    'invitation.sent': 'Invito inviato',
    'invitation.withdrawn': 'Invito ritirato',
    'invitation.declined': 'Invito rifiutato',
  },
  en: {
    'registration-code.created': 'Registration code created',
    'registration-code.updated': 'Registration code changed',
    'registration-code.used': 'Registration code used',
    'invitation.sent': 'Invitation sent',
    'invitation.withdrawn': 'Invitation withdrawn',
    'invitation.declined': 'Invitation declined',
  },
})
