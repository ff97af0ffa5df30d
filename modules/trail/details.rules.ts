import { inLanguage, type Language, languageOf, type Translated } from '#kernel/contract/shapes.ts'
import { type TrailEntry, TrailKind } from './contract.ts'
import type { Trail } from './brought.rules.ts'
import { commonFields } from './fields.words.ts'
import { trailWords } from './screens.words.ts'
import { detailWords } from './values.words.ts'

/** What the sentence of an entry or its place says already, or what has no meaning to a reader. */
export const saidElsewhere = ['name', 'description', 'role', 'type', 'count', 'place', 'changes']

/** In which language a reader is told, how of times, and in whose words. */
export interface Reader {
  language: Language
  time: (at: string) => string
  trail: Trail
}

/** What the names of a module mean, and those of any. */
interface Names {
  reader: Reader
  fields: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

const namesOf = (type: string, reader: Reader): Names => {
  const own = reader.trail.get(type)
  const common: Record<string, string> = commonFields(reader.language)
  return {
    reader,
    fields: { ...common, ...own?.fields?.(reader.language) },
    values: own?.values?.(reader.language) ?? {},
  }
}

/** What the wire calls by that name in events of a type, in words; undefined when it is not shown. */
export const fieldOf = (type: string, name: string, reader: Reader): string | undefined =>
  namesOf(type, reader).fields[name]

/** What else is known of an entry, name by name, in the reader's language. */
export const detailsOf = ({ type, details }: TrailEntry, reader: Reader): [string, string][] => {
  const names = namesOf(type, reader)
  return Object.entries(details)
    .filter(([name]) => !saidElsewhere.includes(name))
    .flatMap(([name, value]) => {
      const field = names.fields[name]
      return field === undefined ? [] : [[field, shown(name, value, names)] as [string, string]]
    })
}

/** What was changed, field by field: what it was and what it is. */
export const changesIn = ({ type, changes }: TrailEntry, reader: Reader) => {
  const names = namesOf(type, reader)
  return Object.entries(changes).flatMap(([name, { from, to }]) => {
    const field = names.fields[name]
    return field === undefined
      ? []
      : [{ field, before: shown(name, from, names), after: shown(name, to, names) }]
  })
}

const ID = /^[0-9a-f]{24}$/
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A value as people read it; nothing is a dash. */
const shown = (name: string, value: unknown, names: Names): string => {
  const { language } = names.reader
  const words = detailWords(language)
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return name === 'size' ? sizeOf(value, language) : String(value)
  if (typeof value === 'string') return textOf(name, value, names)
  if (Array.isArray(value)) return value.map((each) => shown(name, each, names)).join(', ') || '–'
  if (name === 'counts') return countsOf(value, language)
  if (['slogan', 'name', 'hint'].includes(name)) return inLanguage(value as Translated, language) || '–'
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '')
  const named = parts.map(([part, inside]) =>
    [names.fields[part], shown(part, inside, names)].filter(Boolean).join(': '),
  )
  return named.join(', ') || '–'
}

const textOf = (name: string, value: string, { fields, values, reader: { language, time } }: Names) => {
  if (name === 'fields') return fields[value] ?? value
  const kind = name === 'kind' && TrailKind.options.find((each) => each === value)
  if (kind) return trailWords(language).kindOf(kind)
  if (/locale/i.test(name))
    return new Intl.DisplayNames(language, { type: 'language' }).of(languageOf(value)) ?? value
  if (ID.test(value)) return detailWords(language).present
  if (TIME.test(value)) return time(value)
  return values[value] ?? value
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
