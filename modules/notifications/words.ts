import { words } from '#kernel/contract/words.ts'

export const mailWords = words({
  de: {
    hello: (name: string) => (name ? `Guten Tag ${name}` : 'Guten Tag'),
    automatic: (name: string) => `Diese Nachricht wurde von ${name} automatisch verschickt.`,
    account: (name: string) => `Sie erhalten sie, weil sie Ihr Konto bei ${name} betrifft.`,
    interface: (name: string) => `Sie erhalten sie, weil Sie eine Schnittstelle von ${name} betreuen.`,
    digest: (name: string) => `Sie erhalten sie, weil Sie Neues von ${name} gesammelt wünschen.`,
    settings: 'Benachrichtigungen ändern',
    unsubscribe: 'Keine E-Mails mehr zu Meldungen',
    linkBelow: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
  },
  fr: {
    hello: (name: string) => (name ? `Bonjour ${name}` : 'Bonjour'),
    automatic: (name: string) => `Ce message a été envoyé automatiquement par ${name}.`,
    account: (name: string) => `Vous le recevez parce qu’il concerne votre compte chez ${name}.`,
    interface: (name: string) => `Vous le recevez parce que vous suivez une interface de ${name}.`,
    digest: (name: string) => `Vous le recevez parce que vous souhaitez un résumé des nouveautés de ${name}.`,
    settings: 'Modifier les notifications',
    unsubscribe: 'Ne plus recevoir d’e-mails au sujet des demandes',
    linkBelow: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  },
  it: {
    hello: (name: string) => (name ? `Buongiorno ${name}` : 'Buongiorno'),
    automatic: (name: string) => `Questo messaggio è stato inviato automaticamente da ${name}.`,
    account: (name: string) => `Lo riceve perché riguarda il suo conto presso ${name}.`,
    interface: (name: string) => `Lo riceve perché segue un’interfaccia di ${name}.`,
    digest: (name: string) => `Lo riceve perché desidera un riepilogo delle novità di ${name}.`,
    settings: 'Modificare le notifiche',
    unsubscribe: 'Non ricevere più e-mail sulle richieste',
    linkBelow: 'Se il pulsante non funziona, apra questo indirizzo:',
  },
  en: {
    hello: (name: string) => (name ? `Hello ${name}` : 'Hello'),
    automatic: (name: string) => `This message was sent automatically by ${name}.`,
    account: (name: string) => `You receive it because it concerns your account with ${name}.`,
    interface: (name: string) => `You receive it because you look after an interface of ${name}.`,
    digest: (name: string) => `You receive it because you want what is new at ${name} gathered.`,
    settings: 'Change notifications',
    unsubscribe: 'No more e-mails about requests',
    linkBelow: 'If the button does not work, open this address:',
  },
})
