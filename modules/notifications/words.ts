import { words } from '#kernel/contract/words.ts'

export const mailWords = words({
  de: {
    hello: (name: string) => (name ? `Guten Tag ${name}` : 'Guten Tag'),
    automatic: (name: string) => `Diese Nachricht wurde von ${name} automatisch verschickt.`,
    account: (name: string) => `Sie erhalten sie, weil sie Ihr Konto bei ${name} betrifft.`,
    invitation: (name: string) =>
      `Sie erhalten sie, weil Ihre Verwaltung Sie zu ${name} eingeladen hat. Erwarten Sie das nicht, können Sie sie löschen.`,
    request: (name: string) => `Sie erhalten sie, weil ${name} eine Meldung von Ihnen bearbeitet.`,
    staff: (name: string) => `Sie erhalten sie, weil Sie für ${name} Meldungen bearbeiten.`,
    interface: (name: string) => `Sie erhalten sie, weil Sie eine Schnittstelle von ${name} betreuen.`,
    pinboard: (name: string) => `Sie erhalten sie, weil ${name} allen in Ihrem Haus schreibt.`,
    digest: (name: string) => `Sie erhalten sie, weil Sie Neues von ${name} gesammelt wünschen.`,
    settings: 'Benachrichtigungen ändern',
    unsubscribe: 'Keine E-Mails mehr zu Meldungen',
    linkBelow: 'Falls der Knopf nicht geht, öffnen Sie diese Adresse:',
  },
  fr: {
    hello: (name: string) => (name ? `Bonjour ${name}` : 'Bonjour'),
    automatic: (name: string) => `Ce message a été envoyé automatiquement par ${name}.`,
    account: (name: string) => `Vous le recevez parce qu’il concerne votre compte chez ${name}.`,
    invitation: (name: string) =>
      `Vous le recevez parce que votre gérance vous a invité à rejoindre ${name}. Si vous ne l’attendiez pas, vous pouvez le supprimer.`,
    request: (name: string) => `Vous le recevez parce que ${name} traite une de vos demandes.`,
    staff: (name: string) => `Vous le recevez parce que vous traitez des demandes pour ${name}.`,
    interface: (name: string) => `Vous le recevez parce que vous suivez une interface de ${name}.`,
    pinboard: (name: string) =>
      `Vous le recevez parce que ${name} écrit à tous les habitants de votre immeuble.`,
    digest: (name: string) => `Vous le recevez parce que vous souhaitez un résumé des nouveautés de ${name}.`,
    settings: 'Modifier les notifications',
    unsubscribe: 'Ne plus recevoir d’e-mails au sujet des demandes',
    linkBelow: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  },
  it: {
    hello: (name: string) => (name ? `Buongiorno ${name}` : 'Buongiorno'),
    automatic: (name: string) => `Questo messaggio è stato inviato automaticamente da ${name}.`,
    account: (name: string) => `Lo riceve perché riguarda il suo conto presso ${name}.`,
    invitation: (name: string) =>
      `Lo riceve perché la sua amministrazione l’ha invitata su ${name}. Se non se lo aspettava, può eliminarlo.`,
    request: (name: string) => `Lo riceve perché ${name} si occupa di una sua richiesta.`,
    staff: (name: string) => `Lo riceve perché si occupa di richieste per ${name}.`,
    interface: (name: string) => `Lo riceve perché segue un’interfaccia di ${name}.`,
    pinboard: (name: string) => `Lo riceve perché ${name} scrive a tutti nel suo stabile.`,
    digest: (name: string) => `Lo riceve perché desidera un riepilogo delle novità di ${name}.`,
    settings: 'Modificare le notifiche',
    unsubscribe: 'Non ricevere più e-mail sulle richieste',
    linkBelow: 'Se il pulsante non funziona, apra questo indirizzo:',
  },
  en: {
    hello: (name: string) => (name ? `Hello ${name}` : 'Hello'),
    automatic: (name: string) => `This message was sent automatically by ${name}.`,
    account: (name: string) => `You receive it because it concerns your account with ${name}.`,
    invitation: (name: string) =>
      `You receive it because your property manager has invited you to ${name}. If you did not expect it, you can delete it.`,
    request: (name: string) => `You receive it because ${name} is looking into a request of yours.`,
    staff: (name: string) => `You receive it because you look after requests for ${name}.`,
    interface: (name: string) => `You receive it because you look after an interface of ${name}.`,
    pinboard: (name: string) => `You receive it because ${name} writes to everybody in your house.`,
    digest: (name: string) => `You receive it because you want what is new at ${name} gathered.`,
    settings: 'Change notifications',
    unsubscribe: 'No more e-mails about requests',
    linkBelow: 'If the button does not work, open this address:',
  },
})
