import { z } from 'zod'
import { asMailbox, readMailbox } from './mailbox.ts'
import { asKey, asNumber, hasControls, oneLine, severalLines } from './text.ts'

/** 24 lowercase hex digits, ordered by time. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, 'id')

/** A place in the tree as the wire names a channel: `Unit-<id>`. */
export const PLACE_KEY = /^(?:App|Property|Group|Unit)-[0-9a-f]{24}$/
export const PlaceKey = z.string().regex(PLACE_KEY, 'place')

/** The id that a thing had where it comes from; for endpoints that are declared `keepsId`. */
export const keptId = id.optional()

/** Years that a date of ours can be in: zero dates and the ends of time of other systems are mistakes. */
export const isPlausible = (date: string) => {
  const year = Number(/^(\d{4})-/.exec(date)?.[1])
  return year >= 1900 && year < 2200
}

/** An instant on the wire: ISO 8601 with an offset that exists, from 1900 to 2199. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isPlausible, 'date-out-of-range')
  .refine((value) => Number(/[+-](\d\d):\d\d$/.exec(value)?.[1] ?? 0) < 15, 'date-out-of-range')

/** A day without a time: YYYY-MM-DD, from 1900 to 2199. */
export const day = z.iso.date().refine(isPlausible, 'date-out-of-range')

/** Text as one of the doors of text.ts reads it, without control characters, `min` to `max` UTF-16 units of it. */
const read = (
  door: (text: string) => string,
  { max, min, lines = false }: { max: number; min: number; lines?: boolean },
) =>
  z
    .string()
    .refine((value) => !hasControls(value.trim(), { lines }), 'control-characters')
    .meta({ maxLength: max, ...(min > 0 && { minLength: min }) })
    .transform(door)
    .pipe(min > 0 ? z.string().min(min, 'required').max(max, 'too-long') : z.string().max(max, 'too-long'))

/** What a person types into one line: `min` to `max` characters, without what can not be seen. */
export const line = (max = 200, min = 1) => read(oneLine, { max, min })

/** What something is known by elsewhere, such as the number of a contract or a URL: nothing invisible makes two of one. */
export const key = (max = 200, min = 1) => read(asKey, { max, min })

/** A telephone number or postcode as people type it, in whatever digits. */
export const digits = (max = 50, min = 1) => read(asNumber, { max, min })

/** What somebody looks for: whatever was pasted along does not matter. */
export const sought = z.string().max(200).transform(oneLine)

/** What looks like a web address: programs make links of it, wherever the name stands. */
export const LINK = /:\/\/|www\./i

/** What somebody or something is called: one line without a web address. */
export const name = (max = 200) => line(max).refine((value) => !LINK.test(value), 'name-with-link')

/** What a person types into several lines: trimmed, line breaks kept, nothing else that can not be seen. */
export const prose = (max = 20_000) => read(severalLines, { max, min: 0, lines: true })

/** An e-mail address by today's rules, in the form in which it is kept: see `readMailbox`. */
export const email = z.string().transform((text, { issues }) => {
  const read = readMailbox(text)
  if ('mailbox' in read) return read.mailbox
  issues.push({ code: 'custom', message: read.code, input: text })
  return z.NEVER
})

/** An address that somebody signs in with: what is none is nobody's. */
export const typedEmail = z.string().max(320).transform(asMailbox)

/** A text in the four languages; a missing one is shown in another. */
export const translated = z.object({
  fr: prose(2000).optional(),
  de: prose(2000).optional(),
  it: prose(2000).optional(),
  en: prose(2000).optional(),
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

/**
 * Paging of a list that its endpoint replies whole, because it is never long: the kernel shows the page that is asked for, and
 * without a limit all of it.
 */
export const pagingOfWhole = {
  page: paging.page,
  limit: z.coerce.number().int().min(-1).max(1000).default(-1),
}

/** The limit of a list that pages by key: so many at most, or -1 for all of them. */
export const limitByKey = (most: number, usual: number) =>
  z.coerce
    .number()
    .int()
    .min(-1)
    .max(most)
    .refine((limit) => limit !== 0, 'too-small')
    .default(usual)

/** A list as the wire has it; `total` is how many there are, whatever the page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ _embedded: z.object({ items: z.array(item) }), total: z.number().int() })

/** What the reader may do with a thing: `can('edit', 'remove')`. */
export const can = <Name extends string>(...names: Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.boolean()])) as Record<Name, z.ZodBoolean>)

/** A list that only pages by key: counting it would take time that grows with the table. `total` is said with `limit=-1`. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    _embedded: z.object({ items: z.array(item) }),
    total: z.number().int().optional(),
    next: z.string().optional(),
  })
