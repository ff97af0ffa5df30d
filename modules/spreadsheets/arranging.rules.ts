import { oneLine, shown } from '#kernel/contract/text.ts'
import { FIRST, parts, type Target, targetsOf } from './columns.rules.ts'
import { type CellProblem, type Column, Field } from './contract.ts'
import { leftOutWithout } from './lines.rules.ts'
import { namesFrom, NEXT_PERSON, PERSONAL, turnNames } from './people.rules.ts'
import type { Line } from './parse.rules.ts'
import { splitAddress, splitPlace, splitStreet, withoutCareOf } from './split.rules.ts'

/** A line with a cell for each field that its columns fill, and what of it can not be read at all. */
export interface Arranged {
  line: Line
  refused: CellProblem[]
}

type Said = Partial<Record<Field, string>>

/** Fields that are read from what a cell is, not from what it shows. */
const DAYS: ReadonlySet<Field> = new Set(['periodStart', 'periodEnd'])
const NUMBERS: ReadonlySet<Field> = new Set(['latitude', 'longitude', 'size'])
/** Fields before whose street people write who takes the letters. */
const STREETS: ReadonlySet<Field> = new Set(['street', 'streetAndNumber', 'address'])
/** Fields in which spreadsheets turn a text into a day, and such whose long numbers they cut. */
const DAY_AT_RISK: ReadonlySet<Field> = new Set([
  'houseNumber',
  'houseNumberAddition',
  'postalCode',
  'unitName',
  'unitExternalId',
  'size',
])
const NUMBER_AT_RISK: ReadonlySet<Field> = new Set([
  'propertyExternalId',
  'buildingExternalId',
  'unitExternalId',
  'periodExternalId',
  'tenantExternalId',
  'tenantPhone',
])

/** What Excel and its like write where a formula failed, in four languages. */
const FAILED =
  /^#(?:N\/?[AVD]|NV|REF!|BEZUG!|RIF!|DIV\/0!|VALUE!|WERT!|VALEUR!|VALORE!|NAME\?|NOM\s?\?|NOME\?|NUM!|ZAHL!|NOMBRE!|NULL!|NUL!|NULLO!|SPILL!|ÜBERLAUF!|PROPAGATION!|ESPANSIONE!|CALC!|KALK!|GETTING_DATA|DATEN_ABRUFEN|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|#+)$/iu
const months =
  'jan(?:uar|vier|uary)? gen(?:naio)? feb(?:ruar|braio|ruary)? f[eé]v(?:r|rier)? m[äa]r(?:z|s|zo|ch)? mrz apr(?:il|ile)? avr(?:il)? mai may mag(?:gio)? jun[ie]? juin giu(?:gno)? jul[iy]? juil(?:let)? lug(?:lio)? aug(?:ust)? ao[uû]t ago(?:sto)? sep(?:t|tember|tembre)? set(?:tembre)? okt(?:ober)? oct(?:ober|obre)? ott(?:obre)? nov(?:ember|embre)? dez(?:ember)? d[eé]c(?:ember|embre)? dic(?:embre)?'.replaceAll(
    ' ',
    '|',
  )
const MONTH = new RegExp(
  `^(?:\\d{1,2}[.\\s-]{1,2}(?:${months})\\.?(?:[.\\s-]?\\d{2,4})?|(?:${months})\\.?[.\\s-]{1,2}\\d{1,4})$`,
  'i',
)
const WHOLE_DAY = /^(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})(?: .*)?$/
const CUT = /^\d(?:[.,]\d+)?E\+\d+$/i

/**
 * Turns the columns of a file into the fields they fill: one field may be in two columns, one column may hold two fields. What
 * comes out has a header, a field and a cell for each field.
 */
export const arrangement = (columns: readonly Column[]) => {
  const nameOf = (at: number) => columns[at]!.header || `${at + 1}`
  const meant = columns.flatMap(({ field }, at) => (field === null ? [] : [{ at, field }]))
  const used = meant.map(({ at, field }) => ({
    at,
    field,
    /** Its field is in this column and in no other, and it has no other. */
    alone: !(field in parts) && meant.every((other) => other.at === at || !sharesField(field, other.field)),
  }))
  const targets = Field.options.filter((target) =>
    used.some(({ field }) => (fillsOf(field) as readonly Field[]).includes(target)),
  ) as Target[]
  const columnsOf = (target: Target) =>
    used.filter(({ field }) => (fillsOf(field) as readonly Field[]).includes(target))
  const headers = targets.map((target) =>
    columnsOf(target)
      .map(({ at }) => nameOf(at))
      .join(' + '),
  )

  const arrange = (line: Line): Arranged => {
    if (line.problem && line.problem !== 'torn-character') return { line, refused: [] }
    const refused: CellProblem[] = []
    const refuse = (column: string, value: string, code: string, field?: Field) =>
      refused.push({
        column,
        value: shown(value),
        code,
        leavesOut: field ? leftOutWithout(fillsOf(field)) : 'line',
      })
    const surplus = line.cells.slice(columns.length).filter((cell) => cell.trim() !== '')
    if (surplus.length > 0) refuse('', surplus.join(' · '), 'too-many-cells')
    const pieces = new Map<Field, string[]>()
    const said: Said = {}
    for (const { at, field, alone } of used) {
      const code = wrongIn(line, at, field)
      const { rest, careOf } = STREETS.has(field)
        ? withoutCareOf(cellOf(line, at, field))
        : { rest: cellOf(line, at, field), careOf: '' }
      if (careOf)
        refused.push({ column: nameOf(at), value: shown(careOf), code: 'care-of', leavesOut: 'cell' })
      if (code) refuse(nameOf(at), line.cells[at] ?? '', code, field)
      else if (alone) said[field] = rest
      if (!alone) pieces.set(field, [...(pieces.get(field) ?? []), code ? '' : rest])
    }
    for (const field of pieces.size > 0 ? putTogether(pieces, said) : []) {
      const { at } = used.find((each) => each.field === field)!
      refuse(nameOf(at), line.cells[at] ?? '', 'not-split', field)
    }
    const town = said.city && targets.includes('postalCode') ? splitPlace(said.city) : undefined
    if (town?.postalCode && town.city) {
      said.city = town.city
      said.postalCode ||= town.postalCode
    }
    const cells = targets.map((target) => said[target] ?? '')
    const torn = line.problem && cells.some((cell) => cell.includes('\ufffd'))
    return { line: { line: line.line, cells, ...(torn && { problem: line.problem }) }, refused }
  }

  return { headers, fields: targets as Field[], arrange }
}

/** The fields that a column fills, with the country that may stand before its postcode. */
const fillsOf = (field: Field): readonly Target[] =>
  field === 'postalCodeAndCity' || field === 'address' ? [...targetsOf(field), 'country'] : targetsOf(field)

const cellOf = ({ cells, raw, days }: Line, at: number, field: Field) =>
  (
    (DAYS.has(field) ? days?.[at] : undefined) ??
    (DAYS.has(field) || NUMBERS.has(field) ? raw?.[at] : undefined) ??
    cells[at] ??
    ''
  ).trim()

/** Why a cell is not what was written into it: nothing of it is guessed. */
const wrongIn = ({ cells, odd }: Line, at: number, field: Field): string | undefined => {
  const cell = (cells[at] ?? '').trim()
  if (odd?.[at] === 'error' || (cell.startsWith('#') && FAILED.test(cell))) return 'formula-failed'
  if (odd?.[at] === 'no-result') return 'formula-without-result'
  if (DAYS.has(field)) return undefined
  if (odd?.[at] === 'day') return 'became-a-day'
  if (DAY_AT_RISK.has(field) && (MONTH.test(cell) || (field === 'houseNumber' && WHOLE_DAY.test(cell))))
    return 'became-a-day'
  return NUMBER_AT_RISK.has(field) && CUT.test(cell) ? 'number-cut' : undefined
}

const sharesField = (one: Field, other: Field) =>
  fillsOf(one).some((target) => fillsOf(other).includes(target))

/** What the columns of several people say: «Mieter 1», «Mieter 2», and an address, a telephone or a number of each. */
const personByPerson = (pieces: ReadonlyMap<Field, string[]>): Said => {
  const names = pieces.get('tenantName') ?? []
  if (names.length < 2) return {}
  const own = [...pieces].filter(([field, { length }]) => PERSONAL.has(field) && length === names.length)
  const people = names
    .map((_, at) => at)
    .filter((at) => own.some(([field, cells]) => field !== 'tenantPhone' && cells[at]))
  return Object.fromEntries(
    own.map(([field, cells]) => [field, people.map((at) => cells[at]).join(NEXT_PERSON)]),
  )
}

/** Puts parts together and takes wholes apart, into what is said. Returns in which columns that is not possible. */
const putTogether = (pieces: ReadonlyMap<Field, string[]>, said: Said) => {
  const unsplit: Field[] = []
  const whole = (field: Field) => (pieces.get(field) ?? []).join(' ').trim()
  const text = (field: Field) => oneLine(whole(field))
  for (const [field, cells] of pieces)
    if (field === 'tenantName') said[field] = cells.filter(Boolean).join(NEXT_PERSON)
    else if (!(field in parts)) said[field] = FIRST.has(field) ? (cells.find(Boolean) ?? '') : text(field)
  Object.assign(said, personByPerson(pieces))
  const take = (found: Said) => {
    for (const [field, value] of Object.entries(found)) said[field as Field] ||= value
  }
  const streetAndNumber = text('streetAndNumber')
  if (streetAndNumber) take(splitStreet(streetAndNumber))
  const wholes = { postalCodeAndCity: splitPlace, address: splitAddress } as const
  for (const [field, split] of Object.entries(wholes) as [keyof typeof wholes, typeof splitPlace][]) {
    const cell = text(field)
    const found = cell && split(cell)
    if (found) take(found)
    else if (cell) unsplit.push(field)
  }
  const addition = text('houseNumberAddition')
  if (addition)
    said.houseNumber = [said.houseNumber, addition].filter(Boolean).join(addition.length > 1 ? ' ' : '')
  const person = [text('tenantTitle'), namesFrom(whole('tenantFirstName'), whole('tenantLastName'))]
    .filter(Boolean)
    .join(' ')
  const names = [said.tenantName, person, turnNames(whole('tenantNameReversed'))].filter(Boolean)
  if (names.length > 0) said.tenantName = names.join(', ')
  return unsplit
}
