import { words } from '#kernel/contract/words.ts'

export const mailedSignInMailWords = words({
  de: {
    subject: (name: string) => `Anmelden bei ${name}`,
    text: 'Geben Sie diesen Code dort ein, wo Sie sich anmelden wollen, oder öffnen Sie den Link auf dem Gerät, auf dem Sie angemeldet sein möchten. Beides gilt eine halbe Stunde und einmal.',
    button: 'Anmelden',
    ignore:
      'Wollten Sie sich nicht anmelden? Dann brauchen Sie nichts zu tun. Geben Sie den Code niemandem, auch nicht am Telefon.',
    staffText:
      'Jemand, wahrscheinlich Sie, wollte sich mit einem Link anmelden. Wer für die Verwaltung arbeitet, meldet sich mit dem Passwort oder einem Passkey an. Haben Sie das Passwort vergessen? Dann setzen Sie hier ein neues.',
    staffButton: 'Zur Anmeldung',
  },
  fr: {
    subject: (name: string) => `Connexion à ${name}`,
    text: 'Saisissez ce code là où vous souhaitez vous connecter, ou ouvrez le lien sur l’appareil de votre choix. L’un et l’autre sont valables une demi-heure et une seule fois.',
    button: 'Se connecter',
    ignore:
      'Vous ne vouliez pas vous connecter ? Vous n’avez rien à faire. Ne donnez ce code à personne, même au téléphone.',
    staffText:
      'Quelqu’un, sans doute vous, a voulu se connecter avec un lien. Qui travaille pour la gérance se connecte avec son mot de passe ou une clé d’accès. Mot de passe oublié ? Définissez-en un nouveau ici.',
    staffButton: 'Vers la connexion',
  },
  it: {
    subject: (name: string) => `Accesso a ${name}`,
    text: 'Inserisca questo codice dove vuole accedere, oppure apra il link sul dispositivo che preferisce. Entrambi valgono mezz’ora e una sola volta.',
    button: 'Accedere',
    ignore: 'Non voleva accedere? Non deve fare nulla. Non dia il codice a nessuno, nemmeno al telefono.',
    staffText:
      'Qualcuno, probabilmente lei, ha voluto accedere con un link. Chi lavora per l’amministrazione accede con la password o una passkey. Ha dimenticato la password? Ne imposti una nuova qui.',
    staffButton: 'All’accesso',
  },
  en: {
    subject: (name: string) => `Sign in to ${name}`,
    text: 'Enter this code where you want to sign in, or open the link on the device on which you want to be signed in. Either counts for half an hour and once.',
    button: 'Sign in',
    ignore:
      'You did not want to sign in? Then there is nothing to do. Give the code to nobody, not even on the telephone.',
    staffText:
      'Somebody, probably you, wanted to sign in with a link. Who works for the management signs in with the password or a passkey. Forgotten the password? Set a new one here.',
    staffButton: 'To sign-in',
  },
})
