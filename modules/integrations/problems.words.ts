import { words } from '#kernel/contract/words.ts'

/** What goes wrong with webhooks and events, and what to do. */
export const integrationProblemWords = words({
  de: {
    webhookNotAnswering: 'Die Adresse hat auf unsere Probe nicht mit 200 geantwortet.',
    webhookCheckBusy:
      'Gerade wird schon eine Adresse geprüft. Versuchen Sie es in ein paar Sekunden nochmals.',
    tooManyWebhooks: 'Diese App hat schon 50 Webhooks. Löschen Sie zuerst einen.',
    addressNotPublic: 'Diese Adresse ist aus dem Internet nicht erreichbar. Nehmen Sie eine öffentliche.',
    httpsOnly: 'Die Adresse muss mit https:// beginnen.',
    urn: 'Eine Zeile ist keine URN. Beispiel: urn:allthings:app:…:ticket:…:*',
    urnOfAnotherApp: 'Eine Zeile nennt eine andere App.',
    secret: 'Nur Buchstaben, Ziffern und Zeichen ohne Leerschlag.',
    tooShort: 'Zu kurz',
    noSuchEvent: 'Dieses Ereignis gibt es nicht, oder nicht mehr. Laden Sie die Liste neu.',
  },
  fr: {
    webhookNotAnswering: 'L’adresse n’a pas répondu 200 à notre essai.',
    webhookCheckBusy: 'Une adresse est déjà en cours de vérification. Réessayez dans quelques secondes.',
    tooManyWebhooks: 'Cette app a déjà 50 webhooks. Supprimez-en d’abord un.',
    addressNotPublic: 'Cette adresse n’est pas accessible depuis Internet. Prenez-en une publique.',
    httpsOnly: 'L’adresse doit commencer par https://.',
    urn: 'Une ligne n’est pas une URN. Exemple : urn:allthings:app:…:ticket:…:*',
    urnOfAnotherApp: 'Une ligne nomme une autre app.',
    secret: 'Seulement des lettres, des chiffres et des signes, sans espace.',
    tooShort: 'Trop court',
    noSuchEvent: 'Cet événement n’existe pas, ou plus. Rechargez la liste.',
  },
  it: {
    webhookNotAnswering: 'L’indirizzo non ha risposto 200 alla nostra prova.',
    webhookCheckBusy: 'Un indirizzo è già in corso di verifica. Riprovi tra qualche secondo.',
    tooManyWebhooks: 'Questa app ha già 50 webhook. Ne elimini prima uno.',
    addressNotPublic: 'Questo indirizzo non è raggiungibile da Internet. Ne usi uno pubblico.',
    httpsOnly: 'L’indirizzo deve iniziare con https://.',
    urn: 'Una riga non è un URN. Esempio: urn:allthings:app:…:ticket:…:*',
    urnOfAnotherApp: 'Una riga indica un’altra app.',
    secret: 'Solo lettere, cifre e segni, senza spazi.',
    tooShort: 'Troppo corto',
    noSuchEvent: 'Questo evento non esiste, o non più. Ricarichi l’elenco.',
  },
  en: {
    webhookNotAnswering: 'The address did not answer our test with 200.',
    webhookCheckBusy: 'An address is being checked already. Try again in a few seconds.',
    tooManyWebhooks: 'This app has 50 webhooks already. Delete one first.',
    addressNotPublic: 'This address cannot be reached from the internet. Use a public one.',
    httpsOnly: 'The address must begin with https://.',
    urn: 'One line is not a URN. Example: urn:allthings:app:…:ticket:…:*',
    urnOfAnotherApp: 'One line names another app.',
    secret: 'Only letters, digits and signs, no spaces.',
    tooShort: 'Too short',
    noSuchEvent: 'This event does not exist, or no longer. Load the list again.',
  },
})
