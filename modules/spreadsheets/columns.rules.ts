import { Field } from './contract.ts'
import { fieldOfHeader, isOfFurtherPerson, plainHeader } from './names.rules.ts'
import { shapeOf } from './header.rules.ts'
import { splitAddress, splitPlace, splitStreet } from './split.rules.ts'

/** A field that an object has; the others are parts of one, or several in one cell. */
export type Target = Exclude<Field, keyof typeof parts>

/** What is made of columns that hold a part of a field, or several fields at once. */
export const parts = {
  streetAndNumber: ['street', 'houseNumber'],
  houseNumberAddition: ['houseNumber'],
  postalCodeAndCity: ['postalCode', 'city'],
  address: ['street', 'houseNumber', 'postalCode', 'city'],
  tenantTitle: ['tenantName'],
  tenantFirstName: ['tenantName'],
  tenantLastName: ['tenantName'],
  tenantNameReversed: ['tenantName'],
} as const satisfies Partial<Record<Field, readonly Field[]>>

/** The fields that a column of this meaning fills. */
export const targetsOf = (field: Field): readonly Target[] =>
  field in parts ? parts[field as keyof typeof parts] : [field as Target]

/** Columns of which the first that says something counts. */
export const FIRST: ReadonlySet<Field> = new Set(['tenantEmail', 'tenantPhone'])
/** Columns whose texts are put one behind the other. */
const JOINED: ReadonlySet<Field> = new Set([
  'propertyName',
  'buildingName',
  'unitName',
  'street',
  'tenantTitle',
  'tenantFirstName',
  'tenantLastName',
])
/** Columns of which there is one for each person. */
const EACH: ReadonlySet<Field> = new Set(['tenantName', 'tenantExternalId'])
/** Parts that stand beside each other in one field. */
const beside: readonly ReadonlySet<Field>[] = [
  new Set(['tenantName', 'tenantTitle', 'tenantFirstName', 'tenantLastName']),
  new Set(['houseNumber', 'houseNumberAddition']),
  new Set(['streetAndNumber', 'houseNumberAddition']),
]

/** May two columns have these meanings in one file? */
export const goTogether = (one: Field, other: Field) =>
  one === other
    ? FIRST.has(one) || JOINED.has(one) || EACH.has(one)
    : beside.some((fields) => fields.has(one) && fields.has(other)) ||
      !targetsOf(one).some((target) => targetsOf(other).includes(target))

interface Seen {
  header: string
  samples: readonly string[]
}

/** A file is known again by its columns: their names in order, however often one of them comes. */
export const shapeOfColumns = (columns: readonly { header: string }[]) =>
  JSON.stringify(columns.map(({ header }) => plainHeader(header)))

/**
 * What the columns of a file mean: as somebody said of a file with the same columns, else by their header in four languages, else
 * by what is in them.
 */
export const guessFields = (
  columns: readonly Seen[],
  remembered?: readonly (Field | null)[],
): (Field | null)[] => {
  if (remembered?.length === columns.length) return [...remembered]
  const named = withParts(
    columns,
    columns.map(({ header }) => fieldOfHeader(header) ?? null),
  )
  const chosen = without(
    named,
    columns.map(({ header }) => isOfFurtherPerson(header)),
  )
  const nameless = columns.every(({ header }) => header === '')
  return columns.reduce<(Field | null)[]>((fields, { samples }, at) => {
    const field = fields[at] ?? (named[at] === null ? fieldOf(samples, nameless) : undefined)
    return fields.with(at, field && fits(fields, field, at) ? field : (fields[at] ?? null))
  }, chosen)
}

const fits = (fields: readonly (Field | null)[], field: Field, at: number) =>
  fields.every((other, index) => index === at || other === null || goTogether(field, other))

/** Leaves out what can not stand beside an earlier column; what is only put together by hand, too. */
const without = (fields: readonly (Field | null)[], further: readonly boolean[]) =>
  fields.map((field, at) => {
    if (field === null) return null
    const before = fields.slice(0, at)
    const again = before.includes(field) && !FIRST.has(field) && !(EACH.has(field) && further[at])
    return again || !fits(before, field, at) ? null : field
  })

/** What a header alone does not say: beside a first name a name is a surname, and «Adresse» may hold the number, too. */
const withParts = (columns: readonly Seen[], fields: readonly (Field | null)[]): (Field | null)[] => {
  const has = (field: Field) => fields.includes(field)
  const all = (at: number, test: (sample: string) => boolean) => {
    const samples = columns[at]!.samples.filter(Boolean)
    return samples.length > 0 && samples.filter(test).length * 4 >= samples.length * 3
  }
  return fields.map((field, at) => {
    if (field === 'tenantName' && has('tenantFirstName') && !has('tenantLastName')) return 'tenantLastName'
    if (field === 'tenantName' && has('tenantLastName') && !has('tenantFirstName')) return 'tenantFirstName'
    if (field === 'tenantTitle' && all(at, isSalutation)) return null
    if (field === 'tenantName' && all(at, (sample) => /^[^\s,]+(?: [^\s,]+)?, [^,]+$/.test(sample)))
      return 'tenantNameReversed'
    const address = (sample: string) => splitAddress(sample) !== undefined
    if (field === 'street' && !has('postalCode') && !has('city') && all(at, address)) return 'address'
    const numbered = (sample: string) => splitStreet(sample).houseNumber !== ''
    if (field === 'street' && !has('houseNumber') && all(at, numbered)) return 'streetAndNumber'
    if (field === 'city' && !has('postalCode') && all(at, (sample) => !!splitPlace(sample)?.postalCode))
      return 'postalCodeAndCity'
    return field
  })
}

/** Herr, Frau: a way to address people that is no part of their name. */
const isSalutation = (sample: string) =>
  /^(?:herrn?|frau|familie|firma|eheleute|monsieur|madame|famille|m\.?|mme\.?|signora?|sig\.?(?:ra)?|famiglia|mrs?\.?|ms\.?|family)(?:\s|$)/i.test(
    sample,
  )

/** By content only what nothing else looks like; more of it where no column has a name. */
const fieldOf = (samples: readonly string[], nameless: boolean): Field | undefined => {
  const given = samples.filter(Boolean)
  const all = (test: (sample: string) => boolean) => given.length > 0 && given.every(test)
  const between = (from: number, to: number) => (sample: string) =>
    /^\d+\.\d{3,}$/.test(sample) && +sample > from && +sample < to
  if (all((sample) => shapeOf(sample) === 'mail')) return 'tenantEmail'
  if (all((sample) => /^(?:\+|00)\d[\d ]{8,16}$/.test(sample))) return 'tenantPhone'
  if (all(between(45.5, 48.2))) return 'latitude'
  if (all(between(5.5, 11))) return 'longitude'
  if (!nameless) return undefined
  if (all((sample) => shapeOf(sample) === 'day')) return 'periodStart'
  if (all((sample) => splitAddress(sample) !== undefined)) return 'address'
  if (all((sample) => shapeOf(sample) === 'place')) return 'postalCodeAndCity'
  if (all((sample) => /^[1-9]\d{3}$/.test(sample))) return 'postalCode'
  if (all((sample) => /(?:strasse|straße|str\.|weg|gasse|platz|allee) \d+\s?[a-z]?$/i.test(sample)))
    return 'streetAndNumber'
  if (
    all((sample) =>
      /(?:strasse|straße|str\.|weg|gasse|platz|allee)$|^(?:rue|chemin|avenue|route|via|viale) /i.test(sample),
    )
  )
    return 'street'
  return undefined
}

/** What a mapping must have at least; undefined when it can be previewed. */
export const mappingProblem = (
  fields: readonly (Field | null)[],
): 'field-twice' | 'mapping-incomplete' | undefined => {
  const chosen = fields.filter((field) => field !== null)
  if (chosen.some((field, at) => !fits(chosen.slice(0, at), field, at))) return 'field-twice'
  const filled = new Set<Field>(chosen.flatMap((field) => targetsOf(field)))
  const has = (...names: Field[]) => names.some((name) => filled.has(name))
  const placed = has('propertyName', 'propertyExternalId', 'street', 'buildingExternalId', 'unitExternalId')
  const unit = !has('unitType', 'objectType', 'size') || has('unitName', 'unitExternalId')
  const period = !has('periodEnd', 'tenantName', 'tenantEmail') || has('periodStart', 'periodExternalId')
  const tenant = !has('tenantExternalId', 'tenantPhone', 'tenantLanguage') || has('tenantName', 'tenantEmail')
  const home = !has('periodStart', 'periodExternalId') || has('unitName', 'unitExternalId')
  return placed && unit && period && tenant && home ? undefined : 'mapping-incomplete'
}
