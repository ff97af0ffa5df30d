import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { readMailbox } from '#kernel/contract/mailbox.ts'
import { isPlausible, LINK } from '#kernel/contract/shapes.ts'
import { asKey, asNumber, hasControls, oneLine } from '#kernel/contract/text.ts'
import { type Field, objectTypes } from './contract.ts'
import { readDay } from './days.rules.ts'
import { saysNever, saysNothing, saysVacant } from './nothing.rules.ts'

/** A cell as it is kept, or why it can not be. */
export type Value = { value: string | number } | { code: string }

/** Reads a cell for a field, by the same doors and limits as the API; undefined when there is nothing to be seen in it. */
export const readValue = (field: Field, cell: string): Value | undefined => {
  // A line break inside a name is read as a space.
  if (hasControls(cell.trim(), { lines: true })) return { code: 'control-characters' }
  const text = (doors[field] ?? oneLine)(cell)
  if (field === 'periodEnd' && saysNever(text)) return { value: OPEN }
  if (text === '' || saysNothing(field, text)) return undefined
  if (text.length > (limits[field] ?? 200)) return { code: 'too-long' }
  const read = readers[field]
  return read ? read(text) : { value: text }
}

/** The doors of fields that are not words. */
const doors: Partial<Record<Field, (text: string) => string>> = {
  propertyExternalId: asKey,
  buildingExternalId: asKey,
  unitExternalId: asKey,
  periodExternalId: asKey,
  tenantExternalId: asKey,
  postalCode: asNumber,
  latitude: asNumber,
  longitude: asNumber,
  size: asNumber,
  periodStart: asNumber,
  periodEnd: asNumber,
  tenantPhone: asNumber,
}

const limits: Partial<Record<Field, number>> = { houseNumber: 50, postalCode: 20, tenantEmail: 1000 }

/**
 * A number as people and programs write it: 1'234.5, 1’234,5, 1.234,50, 62,5, 1 234.5. A single comma or point is
 * decimal, and of two different ones the last is. Undefined when it is none.
 */
export const readNumber = (text: string): number | undefined => {
  const plain = text.replaceAll(/['’´`\s]/g, '')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(plain)) return undefined
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const mark = plain[last]
  if (last === -1) return Number(plain)
  if (plain.split(mark!).length > 2)
    return plain.includes(mark === '.' ? ',' : '.') ? undefined : grouped(plain, mark!)
  return Number(plain.slice(0, last).replaceAll(/[.,]/g, '') + '.' + plain.slice(last + 1))
}

/** 1.234.567 has points between thousands only. */
const grouped = (plain: string, mark: string) =>
  new RegExp(`^[+-]?\\d{1,3}(?:\\${mark}\\d{3})+$`).test(plain)
    ? Number(plain.replaceAll(mark, ''))
    : undefined

const within =
  (from: number, to: number) =>
  (text: string): Value => {
    const value = readNumber(text)
    if (value === undefined) return { code: 'not-a-number' }
    return value >= from && value <= to ? { value } : { code: 'out-of-range' }
  }

/** A whole number to which a program has written a decimal: 3006.0. */
const whole = (text: string) => text.replace(/^(\d+)[.,]0+$/, '$1')

const onDay = (text: string): Value => {
  const value = readDay(text)
  if (value === undefined) return { code: 'not-a-day' }
  return isPlausible(value) ? { value } : { code: 'date-out-of-range' }
}

/** The last day of a tenancy of which a file says that it has none. */
export const OPEN = 'open'

/** How other systems write that a tenancy has no end. */
const NEVER = new Set(['9999-12-31', '2999-12-31'])

const oneOf = (words: Record<string, string>) => {
  const known = new Map(
    Object.entries(words).flatMap(([value, also]) =>
      [value, ...also.split(' ')].map((word) => [plainWord(word), value]),
    ),
  )
  return (text: string): Value => {
    const value = known.get(plainWord(text))
    return value === undefined ? { code: 'unknown-value' } : { value }
  }
}

const plainWord = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]|\p{M}/gu, '')

/** The words of lists for the kinds that nearly every building has. */
const alsoCalled: Record<string, string> = {
  flat: 'wohnung appartement appartamento apartment logement',
  'attic-flat': 'dachwohnung attikawohnung attique mansarda',
  studio: 'atelierwohnung monolocale',
  office: 'büro bureau ufficio',
  store: 'laden ladenlokal geschäft magasin negozio shop gewerbe',
  'medical-practice': 'praxis arztpraxis cabinet',
  storage: 'lager dépôt deposito',
  storeroom: 'bastelraum hobbyraum abstellraum',
  cellar: 'keller cave cantina',
  garage: 'autoeinstellhalle',
  'parking-space': 'parkplatz einstellplatz abstellplatz placedeparc posteggio parking',
  'one-family-house': 'einfamilienhaus villa maisonindividuelle casaunifamiliare',
  restaurant: 'gaststätte ristorante',
  workshop: 'werkstatt atelier officina',
  attic: 'estrich grenier solaio',
}

/** What a spreadsheet shows for yes and no, in four languages. */
const TRUTH = /^(?:TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX|VERO|FALSO|true|false)$/

const readers: Partial<Record<Field, (text: string) => Value | undefined>> = {
  latitude: within(-90, 90),
  longitude: within(-180, 180),
  size: (text) => {
    const value = within(0, 1_000_000)(text.replace(/\s*(?:m2|m²|qm)$/i, ''))
    return 'value' in value ? { value: Math.round(Number(value.value) * 100) / 100 } : value
  },
  postalCode: (text) => ({ value: whole(text) }),
  houseNumber: (text) => ({ value: whole(text) }),
  periodStart: onDay,
  periodEnd: (text) => (NEVER.has(readDay(text) ?? '') ? { value: OPEN } : onDay(text)),
  country: (text) => {
    const value = readCountry(text)
    return 'value' in value || !/^[a-z]{2}$/i.test(text) ? value : { value: text.toUpperCase() }
  },
  unitType: oneOf({
    rented: 'miete mietwohnung vermietet location loué affitto locazione rental rent',
    owned: 'eigentum stockwerkeigentum stwe ppe propriété proprietà ownership owner',
  }),
  objectType: oneOf(Object.fromEntries(objectTypes.map((type) => [type, alsoCalled[type] ?? type]))),
  tenantLanguage: oneOf({
    ch_DE: 'de deutsch allemand tedesco german d dech',
    ch_FR: 'fr französisch français francese french f frch',
    ch_it: 'it italienisch italien italiano italian i itch',
    en_US: 'en englisch anglais inglese english e engb',
  }),
  tenantName: (text) => {
    if (saysVacant(text)) return { code: 'vacant' }
    if (TRUTH.test(text)) return { code: 'no-name' }
    return LINK.test(text) ? { code: 'name-with-link' } : { value: text }
  },
  tenantEmail: (text) => {
    const read = readMailbox(text)
    return 'mailbox' in read ? { value: read.mailbox } : read
  },
  tenantPhone: (text) => {
    const plain = text.replace(/^'\s*/, '')
    const number = parsePhoneNumberFromString(plain, 'CH')
    return number?.isValid() ? { value: number.number } : { code: 'phone' }
  },
}

const readCountry = oneOf({
  CH: 'schweiz suisse svizzera switzerland',
  DE: 'deutschland allemagne germania germany d',
  FR: 'frankreich france francia f',
  IT: 'italien italie italia italy i',
  AT: 'österreich autriche austria a',
  LI: 'liechtenstein fl',
})
