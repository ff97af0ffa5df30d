import { words } from '#kernel/contract/words.ts'

/** The mail that tells it, and the part of the profile that shows it. */
export const tellingWords = words({
  de: {
    subject: (brand: string) => `Ihr Konto bei ${brand}: was geändert wurde`,
    heading: 'Das hat Ihr Konto betroffen',
    more: (count: number) => `Und ${count} weitere Änderungen; alle stehen in Ihrem Profil.`,
    unexpected:
      'Haben Sie damit nicht gerechnet? Melden Sie sich bei Ihrer Verwaltung und ändern Sie Ihr Passwort.',
    button: 'Profil öffnen',
    somebody: 'jemand ohne Anmeldung',
    itself: 'Palier',
    own: 'Was mit Ihrem Konto geschah',
    ownHint: 'Anmeldungen und Änderungen der letzten 24 Monate.',
    none: 'Noch nichts.',
  },
  fr: {
    subject: (brand: string) => `Votre compte ${brand}\u202f: ce qui a changé`,
    heading: 'Ce qui a touché votre compte',
    more: (count: number) => `Et ${count} autres changements\u202f; tous figurent dans votre profil.`,
    unexpected: 'Vous ne vous y attendiez pas\u202f? Contactez votre gérance et changez votre mot de passe.',
    button: 'Ouvrir le profil',
    somebody: 'quelqu’un sans connexion',
    itself: 'Palier',
    own: 'Ce qui s’est passé sur votre compte',
    ownHint: 'Connexions et changements des 24 derniers mois.',
    none: 'Rien pour l’instant.',
  },
  it: {
    subject: (brand: string) => `Il suo account ${brand}: che cosa è cambiato`,
    heading: 'Che cosa ha toccato il suo account',
    more: (count: number) => `E altre ${count} modifiche; sono tutte nel suo profilo.`,
    unexpected: 'Non se lo aspettava? Contatti la sua amministrazione e cambi la password.',
    button: 'Aprire il profilo',
    somebody: 'qualcuno senza accesso',
    itself: 'Palier',
    own: 'Che cosa è successo al suo account',
    ownHint: 'Accessi e modifiche degli ultimi 24 mesi.',
    none: 'Ancora niente.',
  },
  en: {
    subject: (brand: string) => `Your ${brand} account: what has changed`,
    heading: 'This touched your account',
    more: (count: number) => `And ${count} more changes; your profile shows them all.`,
    unexpected: 'You did not expect this? Contact your property manager and change your password.',
    button: 'Open the profile',
    somebody: 'somebody not signed in',
    itself: 'Palier',
    own: 'What happened to your account',
    ownHint: 'Sign-ins and changes of the last 24 months.',
    none: 'Nothing yet.',
  },
})
