import { plural, words } from '#kernel/contract/words.ts'

export const comboboxWords = words({
  de: {
    none: 'Nichts gefunden',
    found: (n: number) => plural('de', n, { one: '1 Vorschlag', other: '# Vorschläge' }),
  },
  fr: {
    none: 'Aucun résultat',
    found: (n: number) => plural('fr', n, { one: '# proposition', other: '# propositions' }),
  },
  it: {
    none: 'Nessun risultato',
    found: (n: number) => plural('it', n, { one: '1 proposta', other: '# proposte' }),
  },
  en: {
    none: 'Nothing found',
    found: (n: number) => plural('en', n, { one: '1 suggestion', other: '# suggestions' }),
  },
})
