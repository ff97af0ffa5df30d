import { words } from '#kernel/contract/words.ts'

/** What went wrong on the way, and what to do. */
export const wireProblemWords = words({
  de: {
    offline: 'Keine Verbindung. Was Sie geschrieben haben, bleibt erhalten.',
    tooManyRequests: 'Zu viele Versuche. Bitte warten Sie einen Moment.',
    tooLarge: 'Das ist zu gross. Möglich sind bis zu 50 MB.',
    databaseUnavailable:
      'Der Dienst ist gleich zurück. Bitte versuchen Sie es in ein paar Sekunden nochmals.',
    bodyTooSlow:
      'Die Verbindung ist zu langsam oder stand still. Was Sie geschrieben haben, bleibt erhalten; bitte versuchen Sie es nochmals.',
    uploadInterrupted: 'Die Verbindung ist beim Senden abgebrochen. Bitte senden Sie es nochmals.',
    bodyEncoded: 'Bitte senden Sie die Daten unkomprimiert.',
    busy: 'Im Moment ist sehr viel los. Bitte versuchen Sie es in ein paar Sekunden nochmals.',
    tookTooLong: 'Das hat zu lange gedauert. Bitte versuchen Sie es nochmals oder grenzen Sie die Suche ein.',
    storageFull: 'Es ist kein Platz mehr für Dateien. Bitte melden Sie es der Stelle, die Palier betreibt.',
  },
  fr: {
    offline: 'Pas de connexion. Ce que vous avez écrit est conservé.',
    tooManyRequests: 'Trop de tentatives. Veuillez patienter un moment.',
    tooLarge: 'C’est trop volumineux. La limite est de 50 Mo.',
    databaseUnavailable: 'Le service revient tout de suite. Réessayez dans quelques secondes.',
    bodyTooSlow:
      'La connexion est trop lente ou s’est arrêtée. Ce que vous avez écrit est conservé ; veuillez réessayer.',
    uploadInterrupted: 'La connexion s’est coupée pendant l’envoi. Veuillez renvoyer.',
    bodyEncoded: 'Veuillez envoyer les données sans compression.',
    busy: 'Il y a beaucoup d’activité en ce moment. Réessayez dans quelques secondes.',
    tookTooLong: 'Cela a pris trop de temps. Réessayez ou précisez la recherche.',
    storageFull: 'Il n’y a plus de place pour des fichiers. Veuillez le signaler à qui exploite Palier.',
  },
  it: {
    offline: 'Nessuna connessione. Ciò che ha scritto è conservato.',
    tooManyRequests: 'Troppi tentativi. Attenda un momento.',
    tooLarge: 'È troppo grande. Il limite è di 50 MB.',
    databaseUnavailable: 'Il servizio torna subito. Riprovi tra qualche secondo.',
    bodyTooSlow: 'La connessione è troppo lenta o si è fermata. Ciò che ha scritto è conservato; riprovi.',
    uploadInterrupted: 'La connessione si è interrotta durante l’invio. Invii di nuovo.',
    bodyEncoded: 'Invii i dati senza compressione.',
    busy: 'In questo momento c’è molto da fare. Riprovi tra qualche secondo.',
    tookTooLong: 'Ci è voluto troppo tempo. Riprovi o restringa la ricerca.',
    storageFull: 'Non c’è più spazio per i file. Lo segnali a chi gestisce Palier.',
  },
  en: {
    offline: 'No connection. What you wrote is kept.',
    tooManyRequests: 'Too many attempts. Please wait a moment.',
    tooLarge: 'That is too large. Up to 50 MB are possible.',
    databaseUnavailable: 'The service will be back at once. Please try again in a few seconds.',
    bodyTooSlow: 'The connection is too slow, or stood still. What you wrote is kept; please try again.',
    uploadInterrupted: 'The connection broke while sending. Please send it again.',
    bodyEncoded: 'Please send it uncompressed.',
    busy: 'There is a lot going on right now. Please try again in a few seconds.',
    tookTooLong: 'That took too long. Please try again, or narrow the search.',
    storageFull: 'There is no room left for files. Please tell whoever runs Palier.',
  },
})

/** When to try again what was too much. */
export const waitWords = words({
  de: {
    wait: (seconds: number) =>
      `Das war zu viel auf einmal. Was Sie geschrieben haben, bleibt erhalten; bitte versuchen Sie es in ${seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`} nochmals.`,
  },
  fr: {
    wait: (seconds: number) =>
      `C’était trop à la fois. Ce que vous avez écrit est conservé ; réessayez dans ${seconds < 90 ? `${seconds} secondes` : `${Math.ceil(seconds / 60)} minutes`}.`,
  },
  it: {
    wait: (seconds: number) =>
      `Era troppo in una volta. Ciò che ha scritto è conservato; riprovi tra ${seconds < 90 ? `${seconds} secondi` : `${Math.ceil(seconds / 60)} minuti`}.`,
  },
  en: {
    wait: (seconds: number) =>
      `That was too much at once. What you wrote is kept; please try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
  },
})
