import { z } from 'zod'

/** 24 lowercase hex digits, ordered by time. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, 'id')

/** A place in the tree as the wire names a channel: `Unit-<id>`. */
export const PLACE_KEY = /^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/
export const PlaceKey = z.string().regex(PLACE_KEY, 'place')

/** The id that a thing had where it comes from; for endpoints that are declared `keepsId`. */
export const keptId = id.optional()

/** An instant on the wire: ISO 8601 with an offset. */
export const instant = z.iso.datetime({ offset: true })

/** A day without a time: YYYY-MM-DD. */
export const day = z.iso.date()

/** What a person types into one line: trimmed, without control characters, 1 to `max` characters. */
export const line = (max = 200) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'too-long')
        // oxlint-disable-next-line no-control-regex -- these are exactly the characters that are refused
        .regex(/^[^\u0000-\u001f\u007f]*$/, 'control-characters'),
    )

/** What looks like a web address: programs make links of it, wherever the name stands. */
export const LINK = /:\/\/|www\./i

/** What somebody or something is called: one line without a web address. */
export const name = (max = 200) => line(max).refine((value) => !LINK.test(value), 'name-with-link')

/** What a person types into several lines: trimmed, line breaks kept, no other control characters. */
export const prose = (max = 20_000) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .max(max, 'too-long')
        // oxlint-disable-next-line no-control-regex -- these are exactly the characters that are refused
        .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, 'control-characters'),
    )

/** An e-mail address as people type it: trimmed; compared without case by the database. */
export const email = z
  .string()
  .transform((value) => value.trim())
  .pipe(z.email('email').max(254, 'too-long'))

/** A text in the four languages; a missing one is shown in another. */
export const translated = z.object({
  fr: z.string().max(2000).optional(),
  de: z.string().max(2000).optional(),
  it: z.string().max(2000).optional(),
  en: z.string().max(2000).optional(),
})
export type Translated = z.infer<typeof translated>

/** The wire's locales. Everything else the wire knows (de_DE, pt_PT, …) is accepted and shown in its nearest language. */
export const Locale = z.enum([
  'ch_DE',
  'ch_FR',
  'ch_it',
  'ch_IT',
  'ch_EN',
  'de_DE',
  'fr_FR',
  'it_IT',
  'en_US',
  'en_GB',
  'pt_PT',
  'nl_NL',
])
export type Locale = z.infer<typeof Locale>

export const Language = z.enum(['fr', 'de', 'it', 'en'])
export type Language = z.infer<typeof Language>

/** The language that a wire locale is shown in. */
export const languageOf = (locale: string): Language => {
  const parts = locale.toLowerCase().split(/[_-]/)
  return Language.options.find((language) => parts.includes(language)) ?? 'en'
}

/** The wire locale that a language is stored as. */
export const localeOf = (language: Language): Locale =>
  ({ fr: 'ch_FR', de: 'ch_DE', it: 'ch_it', en: 'en_US' })[language] as Locale

/** A text in the reader's language, or in the first language it has. */
export const inLanguage = (text: Translated, language: Language): string =>
  text[language] ?? text.de ?? text.fr ?? text.en ?? text.it ?? ''

/** Paging as the wire has it (page, limit; -1 means all) and ours by key (after). */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(-1).max(1000).default(50),
  after: z.string().max(400).optional(),
}

/** A list as the wire has it. `next` is the key of the page that follows, absent on the last. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    _embedded: z.object({ items: z.array(item) }),
    total: z.number().int(),
    next: z.string().optional(),
  })

/** What the reader may do with a thing: `can('edit', 'remove')`. */
export const can = <Name extends string>(...names: Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.boolean()])) as Record<Name, z.ZodBoolean>)

/** A list that only pages by key: counting it would take time that grows with the table. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ _embedded: z.object({ items: z.array(item) }), next: z.string().optional() })
