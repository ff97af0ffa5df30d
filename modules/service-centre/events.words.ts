import { words } from '#kernel/contract/words.ts'

/** What happens, by the names of the wire. */
export const eventWords = words({
  de: {
    'ticket.created': 'Anliegen gemeldet',
    'ticket.updated': 'Anliegen geändert oder beantwortet',
    'message.added': 'Neue Nachricht zu einem Anliegen',
  },
  fr: {
    'ticket.created': 'Demande signalée',
    'ticket.updated': 'Demande modifiée ou répondue',
    'message.added': 'Nouveau message sur une demande',
  },
  it: {
    'ticket.created': 'Richiesta segnalata',
    'ticket.updated': 'Richiesta modificata o con risposta',
    'message.added': 'Nuovo messaggio su una richiesta',
  },
  en: {
    'ticket.created': 'Request reported',
    'ticket.updated': 'Request changed or answered',
    'message.added': 'New message on a request',
  },
})
