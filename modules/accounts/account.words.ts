import { words } from '#kernel/contract/words.ts'

/** What those read of an account who look after the person. */
export const accountWords = words({
  de: {
    accountOf: (name: string) => `Konto von ${name}`,
    phone: 'Telefon',
    lastSignIn: 'Zuletzt angemeldet',
    never: 'noch nie',
    state: 'Zustand',
    open: 'offen',
    factor: 'Zweiter Faktor',
    factorOn: 'Eingeschaltet: Beim Anmelden wird zusätzlich ein Code verlangt.',
    factorOff: 'Nicht eingeschaltet.',
    reset: 'Zurücksetzen',
    resetQuestion:
      'Nur wenn die Person ihr Telefon und ihre Ersatzcodes verloren hat und Sie sicher sind, dass sie es ist. Danach genügt ihr Passwort; sie wird überall abgemeldet und erfährt es per E-Mail.',
    resetDone: 'Der zweite Faktor ist entfernt.',
    notYours:
      'Ändern kann dieses Konto nur, wer alle Wohnungen der Person betreut, oder ihre Berechtigungen selbst hat.',
  },
  fr: {
    accountOf: (name: string) => `Compte de ${name}`,
    phone: 'Téléphone',
    lastSignIn: 'Dernière connexion',
    never: 'jamais',
    state: 'État',
    open: 'ouvert',
    factor: 'Second facteur',
    factorOn: 'Activé\u202f: à la connexion, un code est demandé en plus.',
    factorOff: 'Non activé.',
    reset: 'Réinitialiser',
    resetQuestion:
      'Seulement si la personne a perdu son téléphone et ses codes de secours, et que vous êtes sûr que c’est bien elle. Son mot de passe suffira ensuite\u202f; elle sera déconnectée partout et avertie par e-mail.',
    resetDone: 'Le second facteur est retiré.',
    notYours:
      'Seul peut modifier ce compte qui s’occupe de tous les logements de la personne, ou a lui-même ses autorisations.',
  },
  it: {
    accountOf: (name: string) => `Account di ${name}`,
    phone: 'Telefono',
    lastSignIn: 'Ultimo accesso',
    never: 'mai',
    state: 'Stato',
    open: 'aperto',
    factor: 'Secondo fattore',
    factorOn: 'Attivo: all’accesso viene chiesto anche un codice.',
    factorOff: 'Non attivo.',
    reset: 'Reimpostare',
    resetQuestion:
      'Solo se la persona ha perso il telefono e i codici di riserva, e lei è sicuro che sia davvero lei. Poi basterà la sua password; sarà disconnessa ovunque e avvisata per e-mail.',
    resetDone: 'Il secondo fattore è rimosso.',
    notYours:
      'Può modificare questo account solo chi si occupa di tutte le abitazioni della persona, o ha le sue stesse autorizzazioni.',
  },
  en: {
    accountOf: (name: string) => `Account of ${name}`,
    phone: 'Telephone',
    lastSignIn: 'Last signed in',
    never: 'never',
    state: 'State',
    open: 'open',
    factor: 'Second factor',
    factorOn: 'Turned on: signing in asks for a code as well.',
    factorOff: 'Not turned on.',
    reset: 'Reset',
    resetQuestion:
      'Only if the person has lost their phone and their recovery codes, and you are sure that it is them. Their password is enough afterwards; they are signed out everywhere and told by mail.',
    resetDone: 'The second factor is removed.',
    notYours:
      'Only who looks after all homes of the person, or has their permissions themself, may change this account.',
  },
})
