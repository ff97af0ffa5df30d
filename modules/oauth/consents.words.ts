import { words } from '#kernel/contract/words.ts'

/** In the profile: which programs may act for oneself. */
export const consentWords = words({
  de: {
    programs: 'Programme mit Zugriff',
    hint: 'Sie sehen und tun in Ihrem Namen, was Sie können.',
    allowed: (day: string) => `erlaubt am ${day}`,
    withPassword: 'mit Ihrem Passwort angemeldet',
    last: (at: string) => `zuletzt ${at}`,
    end: 'Zugriff beenden',
    endOf: (name: string) => `Zugriff von ${name} beenden`,
    ended: (name: string) => `${name} hat keinen Zugriff mehr`,
  },
  fr: {
    programs: 'Programmes ayant accès',
    hint: 'Ils voient et font en votre nom ce que vous pouvez voir et faire.',
    allowed: (day: string) => `autorisé le ${day}`,
    withPassword: 'connecté avec votre mot de passe',
    last: (at: string) => `dernier accès ${at}`,
    end: 'Retirer l’accès',
    endOf: (name: string) => `Retirer l’accès de ${name}`,
    ended: (name: string) => `${name} n’a plus accès`,
  },
  it: {
    programs: 'Programmi con accesso',
    hint: 'Vedono e fanno a suo nome ciò che lei può vedere e fare.',
    allowed: (day: string) => `autorizzato il ${day}`,
    withPassword: 'collegato con la sua password',
    last: (at: string) => `ultimo accesso ${at}`,
    end: 'Revocare l’accesso',
    endOf: (name: string) => `Revocare l’accesso di ${name}`,
    ended: (name: string) => `${name} non ha più accesso`,
  },
  en: {
    programs: 'Programs with access',
    hint: 'They see and do in your name what you can.',
    allowed: (day: string) => `allowed on ${day}`,
    withPassword: 'signed in with your password',
    last: (at: string) => `last access ${at}`,
    end: 'End access',
    endOf: (name: string) => `End the access of ${name}`,
    ended: (name: string) => `${name} no longer has access`,
  },
})
