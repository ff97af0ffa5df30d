import { words } from '#kernel/contract/words.ts'

const day = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Zurich' })
  return (at: Date) => format.format(at)
}
const days = { de: day('de-CH'), fr: day('fr-CH'), it: day('it-CH'), en: day('en-GB') }

/** What invitations say, in mails and letters. */
export const invitationWords = words({
  de: {
    reason: (name: string) =>
      `Sie erhalten sie, weil Ihre Verwaltung Sie zu ${name} eingeladen hat. Erwarten Sie das nicht, können Sie sie löschen.`,
    subject: (app: string) => `Willkommen bei ${app}`,
    greeting: (name: string) => (name ? `Guten Tag ${name}` : 'Guten Tag'),
    text: (home: string) =>
      `Für Ihr Zuhause (${home}) gibt es jetzt eine App: Melden Sie, was nicht funktioniert, und sehen Sie, wie es weitergeht. Die Registrierung dauert zwei Minuten.`,
    button: 'Jetzt registrieren',
    moved: (app: string) => `Ihre Einladung zu ${app} ging an eine andere Adresse`,
    movedText:
      'Ihre Verwaltung hat für Sie eine andere E-Mail-Adresse eingetragen und die Einladung dorthin geschickt. Der Link in der früheren Nachricht gilt nicht mehr. Stimmt das nicht, melden Sie sich bitte bei Ihrer Verwaltung.',
    codeHint: 'Oder geben Sie in der App diesen Code ein:',
    letterScan: 'Scannen Sie den QR-Code mit der Kamera Ihres Telefons.',
    letterOr: 'Oder öffnen Sie diese Adresse und geben Sie den Code ein:',
    letterBye: 'Freundliche Grüsse',
    letterPersonal: 'Dieser Code gehört Ihnen persönlich. Bitte geben Sie ihn nicht weiter.',
    letterPermanent:
      'Dieser Code gilt für alle, die hier wohnen. Bitte geben Sie ihn nicht an andere weiter.',
    letterUntil: (at: Date) => `Er gilt bis am ${days.de(at)}.`,
    day: days.de,
  },
  fr: {
    reason: (name: string) =>
      `Vous le recevez parce que votre gérance vous a invité à rejoindre ${name}. Si vous ne l’attendiez pas, vous pouvez le supprimer.`,
    subject: (app: string) => `Bienvenue chez ${app}`,
    greeting: (name: string) => (name ? `Bonjour ${name}` : 'Bonjour'),
    text: (home: string) =>
      `Votre logement (${home}) a maintenant son application : signalez ce qui ne fonctionne pas et suivez la suite donnée. L’inscription prend deux minutes.`,
    button: 'S’inscrire maintenant',
    moved: (app: string) => `Votre invitation chez ${app} est partie à une autre adresse`,
    movedText:
      'Votre gérance a enregistré une autre adresse e-mail pour vous et y a envoyé l’invitation. Le lien du message précédent n’est plus valable. Si ce n’est pas correct, veuillez contacter votre gérance.',
    codeHint: 'Ou saisissez ce code dans l’application :',
    letterScan: 'Scannez le code QR avec l’appareil photo de votre téléphone.',
    letterOr: 'Ou ouvrez cette adresse et saisissez le code :',
    letterBye: 'Meilleures salutations',
    letterPersonal: 'Ce code est personnel. Veuillez ne pas le transmettre.',
    letterPermanent:
      'Ce code est valable pour toutes les personnes qui habitent ici. Veuillez ne pas le transmettre à d’autres.',
    letterUntil: (at: Date) => `Il est valable jusqu’au ${days.fr(at)}.`,
    day: days.fr,
  },
  it: {
    reason: (name: string) =>
      `Lo riceve perché la sua amministrazione l’ha invitata su ${name}. Se non se lo aspettava, può eliminarlo.`,
    subject: (app: string) => `Benvenuti da ${app}`,
    greeting: (name: string) => (name ? `Buongiorno ${name}` : 'Buongiorno'),
    text: (home: string) =>
      `Per la sua casa (${home}) c’è ora un’app: segnali ciò che non funziona e segua come si procede. La registrazione richiede due minuti.`,
    button: 'Registrarsi ora',
    moved: (app: string) => `Il suo invito da ${app} è andato a un altro indirizzo`,
    movedText:
      'La sua amministrazione ha registrato per lei un altro indirizzo e-mail e vi ha inviato l’invito. Il link del messaggio precedente non è più valido. Se non è corretto, si rivolga alla sua amministrazione.',
    codeHint: 'Oppure inserisca questo codice nell’app:',
    letterScan: 'Scansioni il codice QR con la fotocamera del telefono.',
    letterOr: 'Oppure apra questo indirizzo e inserisca il codice:',
    letterBye: 'Cordiali saluti',
    letterPersonal: 'Questo codice è personale. La preghiamo di non trasmetterlo.',
    letterPermanent:
      'Questo codice vale per tutti coloro che abitano qui. La preghiamo di non trasmetterlo ad altri.',
    letterUntil: (at: Date) => `È valido fino al ${days.it(at)}.`,
    day: days.it,
  },
  en: {
    reason: (name: string) =>
      `You receive it because your property manager has invited you to ${name}. If you did not expect it, you can delete it.`,
    subject: (app: string) => `Welcome to ${app}`,
    greeting: (name: string) => (name ? `Hello ${name}` : 'Hello'),
    text: (home: string) =>
      `Your home (${home}) now has an app: report what does not work and see what happens next. Registering takes two minutes.`,
    button: 'Register now',
    moved: (app: string) => `Your invitation to ${app} went to another address`,
    movedText:
      'Your property manager has entered another e-mail address for you and sent the invitation there. The link in the earlier message is no longer valid. If that is not right, please contact your property manager.',
    codeHint: 'Or type this code in the app:',
    letterScan: 'Scan the QR code with the camera of your phone.',
    letterOr: 'Or open this address and type the code:',
    letterBye: 'Kind regards',
    letterPersonal: 'This code is yours. Please do not pass it on.',
    letterPermanent: 'This code is for everyone who lives here. Please do not pass it on to others.',
    letterUntil: (at: Date) => `It is valid until ${days.en(at)}.`,
    day: days.en,
  },
})
