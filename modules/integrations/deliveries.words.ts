import { plural, words } from '#kernel/contract/words.ts'
import type { DeliveryStatus } from './contract.ts'

/** The history of a webhook, and why something did not arrive. */
export const deliveryWords = words({
  de: {
    history: 'Verlauf',
    historyHint: 'Was in den letzten 30 Tagen gesendet wurde.',
    nothingSent: 'Noch nichts gesendet',
    filter: 'Zeigen',
    every: 'Alles',
    statusOf: (status: DeliveryStatus) =>
      ({ pending: 'unterwegs', success: 'angekommen', failed: 'fehlgeschlagen' })[status],
    attempts: (count: number) => plural('de', count, { one: '# Versuch', other: '# Versuche' }),
    next: (at: string) => `nächster Versuch ${at}`,
    answered: (status: number, milliseconds: string) => `${status} nach ${milliseconds} ms`,
    reasonOf: (code: string) =>
      (
        {
          timeout: 'keine Antwort in der Zeit',
          ENOTFOUND: 'den Namen gibt es nicht',
          ECONNREFUSED: 'niemand nimmt an',
          'address-not-public': 'die Adresse ist nicht öffentlich',
          'waited-too-long': 'zu lange gewartet',
        } as Record<string, string>
      )[code] ?? code,
    trial: 'Probe',
    delivery: 'Zustellung',
    request: 'Gesendet',
    answer: 'Antwort',
    noAnswer: 'Keine',
    noneLikeThat: 'Nichts davon',
    replay: 'Nochmals senden',
    replayed: 'Wird nochmals gesendet',
    replayFailed: 'Alle fehlgeschlagenen nochmals senden',
    replayedAll: (count: number) =>
      plural('de', count, {
        one: '# Zustellung wird nochmals gesendet',
        other: '# Zustellungen werden nochmals gesendet',
      }),
  },
  fr: {
    history: 'Historique',
    historyHint: 'Ce qui a été envoyé ces 30 derniers jours.',
    nothingSent: 'Rien n’a encore été envoyé',
    filter: 'Montrer',
    every: 'Tout',
    statusOf: (status: DeliveryStatus) =>
      ({ pending: 'en route', success: 'arrivé', failed: 'échoué' })[status],
    attempts: (count: number) => plural('fr', count, { one: '# essai', other: '# essais' }),
    next: (at: string) => `prochain essai ${at}`,
    answered: (status: number, milliseconds: string) => `${status} après ${milliseconds} ms`,
    reasonOf: (code: string) =>
      (
        {
          timeout: 'pas de réponse à temps',
          ENOTFOUND: 'ce nom n’existe pas',
          ECONNREFUSED: 'personne ne répond',
          'address-not-public': 'l’adresse n’est pas publique',
          'waited-too-long': 'attente trop longue',
        } as Record<string, string>
      )[code] ?? code,
    trial: 'Essai',
    delivery: 'Livraison',
    request: 'Envoyé',
    answer: 'Réponse',
    noAnswer: 'Aucune',
    noneLikeThat: 'Rien de tel',
    replay: 'Renvoyer',
    replayed: 'Sera renvoyé',
    replayFailed: 'Renvoyer tout ce qui a échoué',
    replayedAll: (count: number) =>
      plural('fr', count, { one: '# livraison sera renvoyée', other: '# livraisons seront renvoyées' }),
  },
  it: {
    history: 'Cronologia',
    historyHint: 'Ciò che è stato inviato negli ultimi 30 giorni.',
    nothingSent: 'Non è stato ancora inviato nulla',
    filter: 'Mostrare',
    every: 'Tutto',
    statusOf: (status: DeliveryStatus) =>
      ({ pending: 'in viaggio', success: 'arrivato', failed: 'fallito' })[status],
    attempts: (count: number) => plural('it', count, { one: '# tentativo', other: '# tentativi' }),
    next: (at: string) => `prossimo tentativo ${at}`,
    answered: (status: number, milliseconds: string) => `${status} dopo ${milliseconds} ms`,
    reasonOf: (code: string) =>
      (
        {
          timeout: 'nessuna risposta in tempo',
          ENOTFOUND: 'il nome non esiste',
          ECONNREFUSED: 'nessuno risponde',
          'address-not-public': 'l’indirizzo non è pubblico',
          'waited-too-long': 'attesa troppo lunga',
        } as Record<string, string>
      )[code] ?? code,
    trial: 'Prova',
    delivery: 'Consegna',
    request: 'Inviato',
    answer: 'Risposta',
    noAnswer: 'Nessuna',
    noneLikeThat: 'Niente di simile',
    replay: 'Inviare di nuovo',
    replayed: 'Verrà inviato di nuovo',
    replayFailed: 'Inviare di nuovo tutto ciò che è fallito',
    replayedAll: (count: number) =>
      plural('it', count, {
        one: '# consegna verrà inviata di nuovo',
        other: '# consegne verranno inviate di nuovo',
      }),
  },
  en: {
    history: 'History',
    historyHint: 'What was sent in the last 30 days.',
    nothingSent: 'Nothing sent yet',
    filter: 'Show',
    every: 'Everything',
    statusOf: (status: DeliveryStatus) =>
      ({ pending: 'on its way', success: 'arrived', failed: 'failed' })[status],
    attempts: (count: number) => plural('en', count, { one: '# attempt', other: '# attempts' }),
    next: (at: string) => `next attempt ${at}`,
    answered: (status: number, milliseconds: string) => `${status} after ${milliseconds} ms`,
    reasonOf: (code: string) =>
      (
        {
          timeout: 'no answer in time',
          ENOTFOUND: 'there is no such name',
          ECONNREFUSED: 'nobody accepts',
          'address-not-public': 'the address is not public',
          'waited-too-long': 'waited too long',
        } as Record<string, string>
      )[code] ?? code,
    trial: 'Test',
    delivery: 'Delivery',
    request: 'Sent',
    answer: 'Answer',
    noAnswer: 'None',
    noneLikeThat: 'Nothing like that',
    replay: 'Send again',
    replayed: 'Will be sent again',
    replayFailed: 'Send all that failed again',
    replayedAll: (count: number) =>
      plural('en', count, { one: '# delivery will be sent again', other: '# deliveries will be sent again' }),
  },
})
