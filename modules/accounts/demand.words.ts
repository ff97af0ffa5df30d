import { words } from '#kernel/contract/words.ts'

export const demandWords = words({
  de: {
    enrolTitle: 'Ein zweiter Faktor fehlt noch',
    enrolHint:
      'Ihre Organisation verlangt von allen, die für sie arbeiten, mehr als ein Passwort. Richten Sie einen Passkey oder eine Code-App ein; danach geht es gleich weiter.',
    againTitle: 'Bitte zeigen Sie Ihren zweiten Faktor',
    againHint:
      'Ihre Organisation verlangt mehr als ein Passwort. Bestätigen Sie mit Ihrem Passkey, oder melden Sie sich neu an.',
    signOut: 'Abmelden',
    soon: (day: string) =>
      `Ab ${day} verlangt Ihre Organisation einen zweiten Faktor. Richten Sie ihn am besten gleich ein.`,
    setUp: 'Jetzt einrichten',
    demanded: (day: string) => `Ihre Organisation verlangt einen zweiten Faktor, seit ${day}.`,
    security: 'Sicherheit der Anmeldung',
    off: 'Zurzeit genügt allen, die für die Organisation arbeiten, ein Passwort.',
    on: (day: string) =>
      `Ab ${day} braucht einen Passkey oder eine Code-App, wer für die Organisation arbeitet. Wer noch nichts hat, richtet es dann als Erstes ein.`,
    onSince: (day: string) =>
      `Seit ${day} braucht einen Passkey oder eine Code-App, wer für die Organisation arbeitet.`,
    everybody: 'Alle im Team haben einen zweiten Faktor.',
    without: (count: number) =>
      count === 1 ? 'Einer Person im Team fehlt er noch.' : `${count} Personen im Team fehlt er noch.`,
    demand: 'Zweiten Faktor verlangen',
    from: 'Ab wann',
    inWeeks: (weeks: number) =>
      weeks === 0 ? 'Ab sofort' : weeks === 1 ? 'In einer Woche' : `In ${weeks} Wochen`,
    question:
      'Wer bis dahin keinen hat, kommt erst weiter, wenn er ihn eingerichtet hat. Programme, die sich mit dem Passwort einer solchen Person anmelden, kommen nicht mehr herein; geben Sie ihnen vorher eigene Zugangsdaten.',
    stop: 'Nicht mehr verlangen',
    stopQuestion: 'Danach genügt wieder ein Passwort, wo niemand selbst mehr eingerichtet hat.',
    saved: 'Gespeichert',
    missing: 'kein zweiter Faktor',
  },
  fr: {
    enrolTitle: 'Il manque un second facteur',
    enrolHint:
      'Votre organisation exige plus qu’un mot de passe de tous ceux qui travaillent pour elle. Configurez une clé d’accès ou une app de codes ; vous pourrez ensuite continuer.',
    againTitle: 'Veuillez montrer votre second facteur',
    againHint:
      'Votre organisation exige plus qu’un mot de passe. Confirmez avec votre clé d’accès ou connectez-vous à nouveau.',
    signOut: 'Se déconnecter',
    soon: (day: string) =>
      `Dès le ${day}, votre organisation exige un second facteur. Mieux vaut le configurer tout de suite.`,
    setUp: 'Configurer maintenant',
    demanded: (day: string) => `Votre organisation exige un second facteur depuis le ${day}.`,
    security: 'Sécurité de la connexion',
    off: 'Pour l’instant, un mot de passe suffit à ceux qui travaillent pour l’organisation.',
    on: (day: string) =>
      `Dès le ${day}, il faut une clé d’accès ou une app de codes pour travailler pour l’organisation. Qui n’a rien encore la configure alors avant toute chose.`,
    onSince: (day: string) =>
      `Depuis le ${day}, il faut une clé d’accès ou une app de codes pour travailler pour l’organisation.`,
    everybody: 'Toute l’équipe a un second facteur.',
    without: (count: number) =>
      count === 1
        ? 'Une personne de l’équipe n’en a pas encore.'
        : `${count} personnes de l’équipe n’en ont pas encore.`,
    demand: 'Exiger un second facteur',
    from: 'À partir de quand',
    inWeeks: (weeks: number) =>
      weeks === 0 ? 'Tout de suite' : weeks === 1 ? 'Dans une semaine' : `Dans ${weeks} semaines`,
    question:
      'Qui n’en aura pas d’ici là devra le configurer avant de continuer. Les programmes qui se connectent avec le mot de passe d’une telle personne n’entreront plus ; donnez-leur avant cela leurs propres accès.',
    stop: 'Ne plus l’exiger',
    stopQuestion: 'Un mot de passe suffira de nouveau à qui n’a rien configuré de plus.',
    saved: 'Enregistré',
    missing: 'sans second facteur',
  },
  it: {
    enrolTitle: 'Manca ancora un secondo fattore',
    enrolHint:
      'La sua organizzazione richiede più di una password a chi lavora per lei. Configuri una passkey o un’app di codici; poi può continuare subito.',
    againTitle: 'Mostri il suo secondo fattore',
    againHint:
      'La sua organizzazione richiede più di una password. Confermi con la sua passkey o acceda di nuovo.',
    signOut: 'Uscire',
    soon: (day: string) =>
      `Dal ${day} la sua organizzazione richiede un secondo fattore. Conviene configurarlo subito.`,
    setUp: 'Configurare ora',
    demanded: (day: string) => `La sua organizzazione richiede un secondo fattore dal ${day}.`,
    security: 'Sicurezza dell’accesso',
    off: 'Per ora, a chi lavora per l’organizzazione basta una password.',
    on: (day: string) =>
      `Dal ${day} chi lavora per l’organizzazione ha bisogno di una passkey o di un’app di codici. Chi non ha ancora nulla la configura allora prima di tutto.`,
    onSince: (day: string) =>
      `Dal ${day} chi lavora per l’organizzazione ha bisogno di una passkey o di un’app di codici.`,
    everybody: 'Tutto il team ha un secondo fattore.',
    without: (count: number) =>
      count === 1 ? 'A una persona del team manca ancora.' : `A ${count} persone del team manca ancora.`,
    demand: 'Richiedere un secondo fattore',
    from: 'Da quando',
    inWeeks: (weeks: number) =>
      weeks === 0 ? 'Da subito' : weeks === 1 ? 'Tra una settimana' : `Tra ${weeks} settimane`,
    question:
      'Chi per allora non ne ha uno dovrà configurarlo prima di continuare. I programmi che accedono con la password di una tale persona non entreranno più; dia loro prima credenziali proprie.',
    stop: 'Non richiederlo più',
    stopQuestion: 'Poi basterà di nuovo una password a chi non ha configurato altro.',
    saved: 'Salvato',
    missing: 'senza secondo fattore',
  },
  en: {
    enrolTitle: 'A second factor is still missing',
    enrolHint:
      'Your organisation demands more than a password of everybody who works for it. Set up a passkey or a code app; then you go on at once.',
    againTitle: 'Please show your second factor',
    againHint: 'Your organisation demands more than a password. Confirm with your passkey, or sign in again.',
    signOut: 'Sign out',
    soon: (day: string) =>
      `From ${day} on your organisation demands a second factor. It is best to set it up now.`,
    setUp: 'Set it up now',
    demanded: (day: string) => `Your organisation demands a second factor, since ${day}.`,
    security: 'Security of signing in',
    off: 'At present a password is enough for everybody who works for the organisation.',
    on: (day: string) =>
      `From ${day} on, who works for the organisation needs a passkey or a code app. Who has neither sets it up then, before anything else.`,
    onSince: (day: string) => `Since ${day}, who works for the organisation needs a passkey or a code app.`,
    everybody: 'Everybody in the team has a second factor.',
    without: (count: number) =>
      count === 1 ? 'One person in the team has none yet.' : `${count} people in the team have none yet.`,
    demand: 'Demand a second factor',
    from: 'From when on',
    inWeeks: (weeks: number) => (weeks === 0 ? 'At once' : weeks === 1 ? 'In a week' : `In ${weeks} weeks`),
    question:
      'Who has none by then gets no further before it is set up. Programs that sign in with the password of such a person no longer get in; give them credentials of their own before.',
    stop: 'Demand it no more',
    stopQuestion: 'A password is then enough again for whoever has not set up more.',
    saved: 'Saved',
    missing: 'no second factor',
  },
})
