import { plural, words } from '#kernel/contract/words.ts'

const at = (locale: string) => (date: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date)

export const digestWords = words({
  de: {
    heading: (count: number) =>
      plural('de', count, { one: 'Neues zu einer Meldung', other: `Neues zu ${count} Meldungen` }),
    intro: 'Das ist seit der letzten Zusammenfassung geschehen:',
    more: (count: number) =>
      plural('de', count, { one: 'Dazu eine weitere Meldung.', other: `Dazu ${count} weitere Meldungen.` }),
    open: 'Öffnen',
    at: at('de-CH'),
  },
  fr: {
    heading: (count: number) =>
      plural('fr', count, {
        one: 'Du nouveau pour une demande',
        other: `Du nouveau pour ${count} demandes`,
      }),
    intro: 'Voici ce qui s’est passé depuis le dernier résumé :',
    more: (count: number) =>
      plural('fr', count, { one: 'Et une autre demande.', other: `Et ${count} autres demandes.` }),
    open: 'Ouvrir',
    at: at('fr-CH'),
  },
  it: {
    heading: (count: number) =>
      plural('it', count, { one: 'Novità su una richiesta', other: `Novità su ${count} richieste` }),
    intro: 'Ecco che cosa è successo dall’ultimo riepilogo:',
    more: (count: number) =>
      plural('it', count, { one: 'E un’altra richiesta.', other: `E altre ${count} richieste.` }),
    open: 'Aprire',
    at: at('it-CH'),
  },
  en: {
    heading: (count: number) =>
      plural('en', count, { one: 'News about one request', other: `News about ${count} requests` }),
    intro: 'This has happened since the last summary:',
    more: (count: number) =>
      plural('en', count, { one: 'And one more request.', other: `And ${count} more requests.` }),
    open: 'Open',
    at: at('en-GB'),
  },
})
