import type { Language } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'

const at = (locale: string) => (date: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date)

const listed = (language: Language, things: string[]) => new Intl.ListFormat(language).format(things)

export const digestWords = words({
  de: {
    heading: (things: string[]) => `Neues zu ${listed('de', things)}`,
    intro: 'Das ist seit der letzten Zusammenfassung geschehen:',
    more: (things: string[]) => `Dazu ${listed('de', things)}.`,
    open: 'Öffnen',
    at: at('de-CH'),
  },
  fr: {
    heading: (things: string[]) => `Du nouveau pour ${listed('fr', things)}`,
    intro: 'Voici ce qui s’est passé depuis le dernier résumé :',
    more: (things: string[]) => `Et ${listed('fr', things)}.`,
    open: 'Ouvrir',
    at: at('fr-CH'),
  },
  it: {
    heading: (things: string[]) => `Novità su ${listed('it', things)}`,
    intro: 'Ecco che cosa è successo dall’ultimo riepilogo:',
    more: (things: string[]) => `E ${listed('it', things)}.`,
    open: 'Aprire',
    at: at('it-CH'),
  },
  en: {
    heading: (things: string[]) => `News about ${listed('en', things)}`,
    intro: 'This has happened since the last summary:',
    more: (things: string[]) => `And ${listed('en', things)}.`,
    open: 'Open',
    at: at('en-GB'),
  },
})
