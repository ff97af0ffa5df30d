import { inLanguage, type Language, languageOf, type Translated } from '#kernel/contract/shapes.ts'
import { type TrailEntry, TrailKind } from './contract.ts'
import { settingFields } from './fields.words.ts'
import { peopleFields } from './people-fields.words.ts'
import { trailWords } from './screens.words.ts'
import { detailWords, valueNames } from './values.words.ts'

/** What the sentence of an entry or its place says already, or what has no meaning to a reader. */
export const saidElsewhere = ['name', 'description', 'role', 'type', 'count', 'place', 'changes']

/** What the wire calls by that name, in words; undefined when it is not shown. */
export const fieldOf = (name: string, language: Language): string | undefined => {
  const names: Record<string, string> = { ...settingFields(language), ...peopleFields(language) }
  return names[name]
}

/** How a reader is told of times. */
export interface Told {
  language: Language
  time: (at: string) => string
}

/** What else is known of an entry, name by name, in the reader's language. */
export const detailsOf = ({ details }: Pick<TrailEntry, 'details'>, reader: Told): [string, string][] =>
  Object.entries(details)
    .filter(([name]) => !saidElsewhere.includes(name))
    .flatMap(([name, value]) => {
      const field = fieldOf(name, reader.language)
      return field === undefined ? [] : [[field, shown(name, value, reader)] as [string, string]]
    })

/** What was changed, field by field: what it was and what it is. */
export const changesIn = ({ changes }: Pick<TrailEntry, 'changes'>, reader: Told) =>
  Object.entries(changes).flatMap(([name, { from, to }]) => {
    const field = fieldOf(name, reader.language)
    return field === undefined
      ? []
      : [{ field, before: shown(name, from, reader), after: shown(name, to, reader) }]
  })

const ID = /^[0-9a-f]{24}$/
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A value as people read it; nothing is a dash. */
const shown = (name: string, value: unknown, reader: Told): string => {
  const { language } = reader
  const words = detailWords(language)
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return name === 'size' ? sizeOf(value, language) : String(value)
  if (typeof value === 'string') return textOf(name, value, reader)
  if (Array.isArray(value)) return value.map((each) => shown(name, each, reader)).join(', ') || '–'
  if (name === 'counts') return countsOf(value, language)
  if (['slogan', 'name', 'hint'].includes(name)) return inLanguage(value as Translated, language) || '–'
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '')
  const named = parts.map(([part, inside]) =>
    [fieldOf(part, language), shown(part, inside, reader)].filter(Boolean).join(': '),
  )
  return named.join(', ') || '–'
}

const textOf = (name: string, value: string, { language, time }: Told) => {
  if (name === 'fields') return fieldOf(value, language) ?? value
  const kind = name === 'kind' && TrailKind.options.find((each) => each === value)
  if (kind) return trailWords(language).kindOf(kind)
  if (/locale/i.test(name))
    return new Intl.DisplayNames(language, { type: 'language' }).of(languageOf(value)) ?? value
  if (ID.test(value)) return detailWords(language).present
  if (TIME.test(value)) return time(value)
  const named: Record<string, string> = valueNames(language)
  return named[value] ?? value
}

const sizeOf = (bytes: number, language: Language) =>
  new Intl.NumberFormat(`${language}-CH`, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  }).format(Math.ceil(bytes / 1000))

/** Everything that a delivery or an import did, added up. */
const countsOf = (counts: object, language: Language) => {
  const words = detailWords(language)
  const { objects, ...rest } = counts as Record<string, object | undefined>
  const tallies = Object.values(objects ?? rest) as Record<string, number>[]
  const all = (...names: string[]) =>
    tallies.reduce((sum, tally) => sum + names.reduce((part, name) => part + (tally[name] ?? 0), 0), 0)
  const parts: [number, (count: number) => string][] = [
    [all('created', 'create'), words.created],
    [all('changed', 'change'), words.changed],
    [all('deleted'), words.deleted],
    [all('same'), words.same],
    [all('error'), words.wrong],
  ]
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => word(count))
  return said.join(', ') || '–'
}
