import { words } from '#kernel/contract/words.ts'

export const proofWords = words({
  de: {
    proofTitle: 'Sind Sie es?',
    proofHint: 'Das ist heikel. Darum fragen wir kurz nach, bevor wir weitermachen.',
    proofPassword: 'Ihr Passwort',
    proofCode: 'Code aus der E-Mail',
    proofCodeHint: 'Wir haben Ihnen sechs Ziffern geschickt.',
    sendCode: 'Code per E-Mail schicken',
    confirm: 'Weiter',
  },
  fr: {
    proofTitle: 'Est-ce bien vous ?',
    proofHint: 'C’est une opération sensible : nous vérifions avant de continuer.',
    proofPassword: 'Votre mot de passe',
    proofCode: 'Code reçu par e-mail',
    proofCodeHint: 'Nous vous avons envoyé six chiffres.',
    sendCode: 'Envoyer un code par e-mail',
    confirm: 'Continuer',
  },
  it: {
    proofTitle: 'È proprio lei?',
    proofHint: 'È un’operazione delicata: verifichiamo prima di continuare.',
    proofPassword: 'La sua password',
    proofCode: 'Codice ricevuto via e-mail',
    proofCodeHint: 'Le abbiamo inviato sei cifre.',
    sendCode: 'Inviare un codice via e-mail',
    confirm: 'Continuare',
  },
  en: {
    proofTitle: 'Is it you?',
    proofHint: 'This is a sensitive step, so we check before going on.',
    proofPassword: 'Your password',
    proofCode: 'Code from the mail',
    proofCodeHint: 'We have sent you six digits.',
    sendCode: 'Send a code by mail',
    confirm: 'Go on',
  },
})
