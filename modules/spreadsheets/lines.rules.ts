import { shown } from '#kernel/contract/text.ts'
import type { CellProblem, Field, Kind } from './contract.ts'
import type { Line } from './parse.rules.ts'
import { isTorn } from './nothing.rules.ts'
import { eachIn, peopleIn, PERSONAL } from './people.rules.ts'
import { OPEN, readValue } from './values.rules.ts'

/** The columns of an object that the file fills, as the database names them; null where it says that there is nothing. */
export type Fields = Record<string, string | number | null>

/** What a line says, by the fields its columns were mapped to. */
export type Values = Partial<Record<Field, string | number>>

/** Reads the cells of a line, and says what is wrong with each and what is left out for it. */
export const valuesOf = (
  { cells, problem }: Line,
  headers: readonly string[],
  fields: readonly (Field | null)[],
) => {
  const problems: CellProblem[] = []
  const values: Values = {}
  const say = (index: number, code: string) =>
    problems.push({
      column: headers[index] ?? '',
      value: shown(cells[index] ?? ''),
      code,
      leavesOut:
        code === SEVERAL
          ? 'nothing'
          : code === VACANT || code === NO_NAME
            ? 'cell'
            : fields[index]
              ? leftOutWithout([fields[index]])
              : 'line',
    })
  const sayOnce = (index: number, code: string) => {
    if (!problems.some((each) => each.code === code && each.column === headers[index])) say(index, code)
  }
  const sayOfLine = (value: string, code: string) =>
    problems.push({ column: '', value: shown(value), code, leavesOut: 'line' })
  if (problem && problem !== 'torn-character') sayOfLine(cells[0] ?? '', problem)
  else if (cells.length < headers.length) sayOfLine(String(cells.length), 'too-few-cells')
  else if (cells.slice(headers.length).some((cell) => cell.trim() !== ''))
    sayOfLine(String(cells.length), 'too-many-cells')
  if (problems.length > 0) return { values, others: [], problems }
  const { names, unclear } = peopleIn(cells[fields.indexOf('tenantName')] ?? '')
  const people = names.map((): Values => ({}))
  for (const [index, field] of fields.entries()) {
    const cell = cells[index]
    if (field === null || !cell) continue
    for (const [at, part] of (PERSONAL.has(field) ? shared(field, cell, names) : [cell]).entries()) {
      const read = isTorn(field, part) ? { code: 'torn-character' } : readValue(field, part)
      if (read && 'code' in read) sayOnce(index, read.code)
      else if (read) (at === 0 ? values : people[at]!)[field] = read.value
    }
    if (field === 'tenantName' && unclear && values.tenantName !== undefined) say(index, SEVERAL)
  }
  if (problems.some(({ code }) => code === VACANT)) for (const field of ofTenancies) delete values[field]
  if (
    values.periodStart &&
    values.periodEnd &&
    values.periodEnd !== OPEN &&
    values.periodEnd < values.periodStart
  )
    say(fields.indexOf('periodEnd'), 'ends-before-it-starts')
  const { tenantLanguage } = values
  const others = people
    .filter(({ tenantName, tenantEmail }) => (tenantName ?? tenantEmail) !== undefined)
    .map((person) => ({ ...(tenantLanguage !== undefined && { tenantLanguage }), ...person }))
  return { values, others, problems }
}

/** The parts of a cell for the people of its line, where there is one for each; else the whole is the first person's. */
const shared = (field: Field, cell: string, names: readonly string[]) => {
  if (names.length < 2) return [cell]
  if (field === 'tenantName') return names
  const parts = eachIn(cell)
  return parts.length === names.length ? parts : [cell]
}

/** What looks like several people and can not be told apart is one, and is said to be. */
const SEVERAL = 'several-people'

/** A home in which nobody lives comes in without the tenancy of nobody. */
const VACANT = 'vacant'

/** A yes or no in place of a name names nobody. */
const NO_NAME = 'no-name'

type LeftOut = CellProblem['leavesOut']

/**
 * The least that has to be left out when a field can not be had: what tells one object from another leaves out that
 * object and all below it, and so does a last day, without which somebody who has left would stay.
 */
const leftOut: Partial<Record<Field, LeftOut>> = {
  propertyName: 'line',
  propertyExternalId: 'line',
  buildingName: 'line',
  buildingExternalId: 'line',
  street: 'line',
  houseNumber: 'line',
  postalCode: 'line',
  city: 'line',
  country: 'line',
  unitName: 'unit',
  unitExternalId: 'unit',
  periodStart: 'period',
  periodEnd: 'period',
  periodExternalId: 'period',
  tenantExternalId: 'tenant',
  tenantName: 'tenant',
}

const most: readonly LeftOut[] = ['line', 'unit', 'period', 'tenant']

/** What is left out for a cell that fills some fields: the most that is nothing without one of them. */
export const leftOutWithout = (fields: readonly Field[]): LeftOut =>
  most.find((each) => fields.some((field) => leftOut[field] === each)) ?? 'cell'

const levels = ['property', 'building', 'unit', 'period', 'tenant'] as const satisfies Kind[]

/** Whether an object of this kind is left out for what is wrong with its line. */
export const isLeftOut = (kind: Kind, problems: readonly CellProblem[]) =>
  problems.some(
    ({ leavesOut }) =>
      leavesOut === 'line' ||
      (leavesOut !== 'cell' && leavesOut !== 'nothing' && levels.indexOf(leavesOut) <= levels.indexOf(kind)),
  )

type Cell = string | number | null | undefined
export const text = (value: Cell) => String(value ?? '')
export const joined = (...parts: Cell[]) => parts.map(text).filter(Boolean).join(' ')

/** How a line is named to people: its address, unit and tenants. */
export const labelOf = (values: Values, others: readonly Values[]) => {
  const address = [joined(values.street, values.houseNumber), joined(values.postalCode, values.city)]
    .filter(Boolean)
    .join(', ')
  return [
    address || text(values.buildingName ?? values.propertyName),
    text(values.unitName),
    [values, ...others].map(({ tenantName }) => text(tenantName)).join(', '),
  ]
    .filter(Boolean)
    .join(' · ')
}

const columnsOf = {
  property: { name: 'propertyName', external_id: 'propertyExternalId', property_owner: 'propertyOwner' },
  building: {
    name: 'buildingName',
    external_id: 'buildingExternalId',
    street: 'street',
    house_number: 'houseNumber',
    postal_code: 'postalCode',
    city: 'city',
    country: 'country',
    latitude: 'latitude',
    longitude: 'longitude',
  },
  unit: {
    name: 'unitName',
    external_id: 'unitExternalId',
    type: 'unitType',
    object_type: 'objectType',
    size: 'size',
  },
  period: { start_date: 'periodStart', end_date: 'periodEnd', external_id: 'periodExternalId' },
  tenant: {
    external_id: 'tenantExternalId',
    tenant_name: 'tenantName',
    tenant_email: 'tenantEmail',
    tenant_phone: 'tenantPhone',
    locale: 'tenantLanguage',
  },
} satisfies Record<Kind, Record<string, Field>>

const ofTenancies = [...Object.values(columnsOf.period), ...Object.values(columnsOf.tenant)]

/** The field of the file behind a column of an object, by kind. */
export const fieldOfColumn: Record<Kind, Record<string, Field | undefined>> = columnsOf

const columnList = Object.fromEntries(
  Object.entries(columnsOf).map(([kind, columns]) => [kind, Object.entries(columns)]),
) as Record<Kind, [string, Field][]>

/** What a line says of an object of one kind. */
export const given = (kind: Kind, values: Values): Fields => {
  const fields: Fields = {}
  for (const [column, field] of columnList[kind]) {
    const value = values[field]
    if (value !== undefined) fields[column] = field === 'periodEnd' && value === OPEN ? null : value
  }
  return fields
}
