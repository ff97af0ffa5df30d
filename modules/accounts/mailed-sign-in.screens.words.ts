import { words } from '#kernel/contract/words.ts'

export const mailedSignInWords = words({
  de: {
    title: 'Anmelden per E-Mail',
    hint: 'Wir schicken Ihnen einen Code und einen Link, mit denen Sie sich ohne Passwort anmelden.',
    send: 'Code schicken',
    sent: (email: string) =>
      `Falls es zu ${email} ein Konto gibt, ist eine E-Mail mit sechs Ziffern unterwegs. Sie gelten eine halbe Stunde.`,
    code: 'Code aus der E-Mail',
    signIn: 'Anmelden',
    again: 'Nichts angekommen? Nochmals schicken',
    sentAgain: 'Ein neuer Code ist unterwegs.',
    otherAddress: 'Andere Adresse',
    linkTitle: 'Anmelden',
    linkAsk: (email: string) => `Möchten Sie sich auf diesem Gerät als ${email} anmelden?`,
    linkYes: 'Ja, hier anmelden',
  },
  fr: {
    title: 'Connexion par e-mail',
    hint: 'Nous vous envoyons un code et un lien pour vous connecter sans mot de passe.',
    send: 'Envoyer le code',
    sent: (email: string) =>
      `Si un compte existe pour ${email}, un e-mail avec six chiffres est en route. Ils sont valables une demi-heure.`,
    code: 'Code reçu par e-mail',
    signIn: 'Se connecter',
    again: 'Rien reçu ? Envoyer à nouveau',
    sentAgain: 'Un nouveau code est en route.',
    otherAddress: 'Autre adresse',
    linkTitle: 'Connexion',
    linkAsk: (email: string) => `Souhaitez-vous vous connecter sur cet appareil en tant que ${email} ?`,
    linkYes: 'Oui, me connecter ici',
  },
  it: {
    title: 'Accesso via e-mail',
    hint: 'Le inviamo un codice e un link con cui accede senza password.',
    send: 'Inviare il codice',
    sent: (email: string) =>
      `Se a ${email} corrisponde un account, è in arrivo un’e-mail con sei cifre. Valgono mezz’ora.`,
    code: 'Codice ricevuto via e-mail',
    signIn: 'Accedere',
    again: 'Non è arrivato nulla? Inviare di nuovo',
    sentAgain: 'Un nuovo codice è in arrivo.',
    otherAddress: 'Altro indirizzo',
    linkTitle: 'Accesso',
    linkAsk: (email: string) => `Vuole accedere su questo dispositivo come ${email}?`,
    linkYes: 'Sì, accedere qui',
  },
  en: {
    title: 'Sign in by e-mail',
    hint: 'We send you a code and a link with which you sign in without a password.',
    send: 'Send the code',
    sent: (email: string) =>
      `If there is an account for ${email}, a mail with six digits is on its way. They count for half an hour.`,
    code: 'Code from the mail',
    signIn: 'Sign in',
    again: 'Nothing arrived? Send it again',
    sentAgain: 'A new code is on its way.',
    otherAddress: 'Another address',
    linkTitle: 'Sign in',
    linkAsk: (email: string) => `Would you like to sign in on this device as ${email}?`,
    linkYes: 'Yes, sign in here',
  },
})
