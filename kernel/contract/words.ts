import type { Language } from './shapes.ts'

type Text = string | ((...args: any[]) => string)
type SameWords<W> = { [Key in keyof W]: W[Key] extends string ? string : W[Key] }

/** The texts of a module. German decides which words there are; a language that misses one does not compile. */
export const words =
  <const W extends Record<string, Text>>(texts: {
    de: W
    fr: SameWords<W>
    it: SameWords<W>
    en: SameWords<W>
  }) =>
  (language: Language) =>
    texts[language] as SameWords<W>

/**
 * The plural form of a number in a language, `#` being the number as Switzerland writes it:
 * `plural('fr', n, { one: '# demande', other: '# demandes' })`.
 */
export const plural = (language: Language, count: number, { one, other }: { one: string; other: string }) =>
  (new Intl.PluralRules(language).select(count) === 'one' ? one : other).replaceAll(
    '#',
    new Intl.NumberFormat(`${language}-CH`).format(count),
  )

/** Texts for a screen: in French no line begins with a sign of two parts, none ends with an opening quote. */
export const unbroken = <W extends object>(texts: W, language: Language): W => {
  if (language !== 'fr') return texts
  const joined = Object.entries(texts).map(([name, text]: [string, unknown]) => [
    name,
    typeof text === 'function' ? (...args: unknown[]) => withoutBreaks(text(...args)) : withoutBreaks(text),
  ])
  return Object.fromEntries(joined) as W
}

const withoutBreaks = (text: unknown) =>
  typeof text === 'string' ? text.replaceAll(/ (?=[?!:;»])/g, '\u00a0').replaceAll('« ', '«\u00a0') : text
