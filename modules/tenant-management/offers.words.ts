import { words } from '#kernel/contract/words.ts'

const day = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Zurich' })
  return (at: Date) => format.format(at)
}
const days = { de: day('de-CH'), fr: day('fr-CH'), it: day('it-CH'), en: day('en-GB') }

/** What is said about being added to a home that somebody else manages: to who is asked, and to who asks. */
export const offerWords = words({
  de: {
    asked: (management: string, home: string) => `${management} möchte Sie eintragen: ${home}`,
    askedTitle: 'Möchten Sie hier eingetragen werden?',
    askedText: (management: string, home: string) =>
      `${management} möchte Ihr Konto mit diesem Zuhause verbinden: ${home}. Erst wenn Sie zustimmen, sieht die Verwaltung dort Ihren Namen und wie man Sie erreicht. Kennen Sie dieses Zuhause nicht, lehnen Sie ab.`,
    untilText: (at: Date) => `Sie können bis am ${days.de(at)} antworten.`,
    open: 'Ansehen und antworten',
    entered: 'Sie haben schon ein Konto',
    enteredText: (home: string) =>
      `Jemand hat mit Ihrer Adresse einen Code für dieses Zuhause eingegeben: ${home}. Ein Konto mit dieser Adresse gibt es schon. Waren Sie das, melden Sie sich an und fügen Sie das Zuhause hinzu. Sonst ist nichts zu tun.`,
    add: 'Anmelden und hinzufügen',
    accepted: (name: string, home: string) => `${name} hat zugestimmt: ${home}`,
    declined: (name: string, home: string) => `${name} hat abgelehnt: ${home}`,
    from: 'seit',
    accept: 'Zustimmen',
    decline: 'Ablehnen',
    until: (at: string) => `Antworten können Sie bis ${at}.`,
    expired: (at: string) =>
      `Diese Anfrage ist am ${at} abgelaufen. Möchten Sie eingetragen werden, bitten Sie die Verwaltung um eine neue.`,
    what: 'Wenn Sie zustimmen, sieht die Verwaltung dort Ihren Namen und wie man Sie erreicht. Vorher sieht sie nichts von Ihnen.',
    dismiss: 'Nicht mehr zeigen',
    joined: 'Sie sind eingetragen',
    refused: 'Abgelehnt. Die Verwaltung erfährt, dass Sie nicht eingetragen werden möchten.',
    sure: 'Wirklich ablehnen? Danach kann nur die Verwaltung noch einmal fragen.',
    back: 'Zurück',
  },
  fr: {
    asked: (management: string, home: string) => `${management} souhaite vous inscrire : ${home}`,
    askedTitle: 'Souhaitez-vous être inscrit·e ici ?',
    askedText: (management: string, home: string) =>
      `${management} souhaite relier votre compte à ce logement : ${home}. C’est seulement si vous acceptez que la gérance y voit votre nom et comment vous joindre. Si vous ne connaissez pas ce logement, refusez.`,
    untilText: (at: Date) => `Vous pouvez répondre jusqu’au ${days.fr(at)}.`,
    open: 'Voir et répondre',
    entered: 'Vous avez déjà un compte',
    enteredText: (home: string) =>
      `Quelqu’un a saisi avec votre adresse un code pour ce logement : ${home}. Un compte avec cette adresse existe déjà. Si c’était vous, connectez-vous et ajoutez le logement. Sinon, il n’y a rien à faire.`,
    add: 'Se connecter et ajouter',
    accepted: (name: string, home: string) => `${name} a accepté : ${home}`,
    declined: (name: string, home: string) => `${name} a refusé : ${home}`,
    from: 'depuis',
    accept: 'Accepter',
    decline: 'Refuser',
    until: (at: string) => `Vous pouvez répondre jusqu’au ${at}.`,
    expired: (at: string) =>
      `Cette demande a expiré le ${at}. Si vous souhaitez être inscrit·e, demandez-en une nouvelle à la gérance.`,
    what: 'Si vous acceptez, la gérance y voit votre nom et comment vous joindre. Avant cela, elle ne voit rien de vous.',
    dismiss: 'Ne plus afficher',
    joined: 'Vous êtes inscrit·e',
    refused: 'Refusé. La gérance apprend que vous ne souhaitez pas être inscrit·e.',
    sure: 'Refuser vraiment ? Ensuite, seule la gérance peut vous le redemander.',
    back: 'Retour',
  },
  it: {
    asked: (management: string, home: string) => `${management} desidera registrarla: ${home}`,
    askedTitle: 'Desidera essere registrato qui?',
    askedText: (management: string, home: string) =>
      `${management} desidera collegare il suo conto a questa casa: ${home}. Solo se accetta, l’amministrazione vede lì il suo nome e come raggiungerla. Se non conosce questa casa, rifiuti.`,
    untilText: (at: Date) => `Può rispondere fino al ${days.it(at)}.`,
    open: 'Vedere e rispondere',
    entered: 'Ha già un conto',
    enteredText: (home: string) =>
      `Qualcuno ha inserito con il suo indirizzo un codice per questa casa: ${home}. Un conto con questo indirizzo esiste già. Se è stato lei, acceda e aggiunga la casa. Altrimenti non c’è nulla da fare.`,
    add: 'Accedere e aggiungere',
    accepted: (name: string, home: string) => `${name} ha accettato: ${home}`,
    declined: (name: string, home: string) => `${name} ha rifiutato: ${home}`,
    from: 'dal',
    accept: 'Accettare',
    decline: 'Rifiutare',
    until: (at: string) => `Può rispondere fino al ${at}.`,
    expired: (at: string) =>
      `Questa richiesta è scaduta il ${at}. Se desidera essere registrato, ne chieda una nuova all’amministrazione.`,
    what: 'Se accetta, l’amministrazione vede lì il suo nome e come raggiungerla. Prima non vede nulla di lei.',
    dismiss: 'Non mostrare più',
    joined: 'È registrato',
    refused: 'Rifiutato. L’amministrazione viene a sapere che non desidera essere registrato.',
    sure: 'Rifiutare davvero? Poi solo l’amministrazione può chiederlo di nuovo.',
    back: 'Indietro',
  },
  en: {
    asked: (management: string, home: string) => `${management} asks to add you: ${home}`,
    askedTitle: 'Would you like to be added here?',
    askedText: (management: string, home: string) =>
      `${management} asks to link your account with this home: ${home}. Only if you accept does the management see your name there and how to reach you. If you do not know this home, decline.`,
    untilText: (at: Date) => `You can answer until ${days.en(at)}.`,
    open: 'See and answer',
    entered: 'You already have an account',
    enteredText: (home: string) =>
      `Somebody entered a code for this home with your address: ${home}. An account with this address is there already. If it was you, sign in and add the home. Otherwise there is nothing to do.`,
    add: 'Sign in and add',
    accepted: (name: string, home: string) => `${name} has accepted: ${home}`,
    declined: (name: string, home: string) => `${name} has declined: ${home}`,
    from: 'since',
    accept: 'Accept',
    decline: 'Decline',
    until: (at: string) => `You can answer until ${at}.`,
    expired: (at: string) =>
      `This request ran out on ${at}. If you would like to be added, ask the management for a new one.`,
    what: 'If you accept, the management sees your name there and how to reach you. Before that it sees nothing of you.',
    dismiss: 'Do not show any more',
    joined: 'You have been added',
    refused: 'Declined. The management learns that you do not want to be added.',
    sure: 'Really decline? After that only the management can ask again.',
    back: 'Back',
  },
})
