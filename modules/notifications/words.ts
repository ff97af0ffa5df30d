import { words } from '#kernel/contract/words.ts'

export const mailWords = words({
  de: {
    automatic: (name: string) => `Diese Nachricht wurde von ${name} automatisch verschickt.`,
    settings: 'Welche Nachrichten Sie erhalten, bestimmen Sie in Ihrem Profil.',
    linkBelow: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
  },
  fr: {
    automatic: (name: string) => `Ce message a été envoyé automatiquement par ${name}.`,
    settings: 'Vous choisissez dans votre profil les messages que vous recevez.',
    linkBelow: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  },
  it: {
    automatic: (name: string) => `Questo messaggio è stato inviato automaticamente da ${name}.`,
    settings: 'Nel suo profilo può scegliere quali messaggi ricevere.',
    linkBelow: 'Se il pulsante non funziona, apra questo indirizzo:',
  },
  en: {
    automatic: (name: string) => `This message was sent automatically by ${name}.`,
    settings: 'You choose in your profile which messages you receive.',
    linkBelow: 'If the button does not work, open this address:',
  },
})
