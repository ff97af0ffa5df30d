import { z } from 'zod'
import { meant, neutral } from '#kernel/contract/csv.ts'
import { asMailbox, readMailbox } from '#kernel/contract/mailbox.ts'
import { isPlausible, LINK } from '#kernel/contract/shapes.ts'
import { asKey, asNumber, hasControls, oneLine, shown as visible } from '#kernel/contract/text.ts'
import { dayIn } from './days.rules.ts'
import type { ExchangeManifest } from './manifest.contract.ts'
import { type CellType, type FileName, type Operation, ruleOf } from './files.rules.ts'

export interface LineProblem {
  file: string
  line: number | null
  column: string | null
  value: string | null
  reason: string
}

/** A line that is right in itself: whether what it refers to is there, the database tells. */
export interface Line {
  line: number
  op: Operation
  key: string
  v: Record<string, string>
}

const LONGEST = 2000

const uuid = z.uuid()
const day = z.iso.date()

/** The types of the format: what is wrong with a cell, or nothing. */
const checks: Record<CellType, (value: string) => boolean> = {
  uuid: (value) => uuid.safeParse(value).success,
  text: (value) => value.length <= 200,
  name: (value) => value.length <= 200 && !LINK.test(value),
  country: (value) => /^[A-Z]{2}$/.test(value),
  zip: (value) => /^[0-9-]{1,20}$/.test(value),
  phone: (value) => /^\+[0-9]{5,20}$/.test(value),
  date: (value) => day.safeParse(value).success && isPlausible(value),
  email: (value) => 'mailbox' in readMailbox(value),
  place: (value) => /^(?:property|group|unit)$/.test(value),
  house: (value) => value === 'property' || value === 'group',
  remapped: (value) => /^(?:property|group|unit|utilisationPeriod)$/.test(value),
  agentType: (value) => value === 'agent' || value === 'externalAgent',
}

/** Through which door a cell comes in; what says which thing is meant carries nothing invisible. */
const doors: Partial<Record<CellType, (text: string) => string>> = {
  text: oneLine,
  name: oneLine,
  zip: asNumber,
  phone: asNumber,
  date: asNumber,
  email: asMailbox,
}

/** How ERP systems write that something does not end, and how we do: as PostgreSQL knows it, or as the last day there is. */
const NEVER: ReadonlySet<string> = new Set(['9999-12-31', '2999-12-31'])
const NO_END: Record<string, string | undefined> = { endDate: 'infinity', validToDate: '2199-12-31' }

/** Why a cell of the right shape is none. */
const reasonFor = (type: CellType, value: string) => {
  if (type === 'date' && day.safeParse(value).success) return 'date-out-of-range'
  const mailbox = type === 'email' ? readMailbox(value) : undefined
  return mailbox && 'code' in mailbox && mailbox.code === 'email-look-alike' ? mailbox.code : type
}

type Ids = ExchangeManifest['ids']

const isTaken = (type: CellType, value: string, ids: Ids) =>
  value.length <= LONGEST &&
  !hasControls(value) &&
  checks[ids === 'any' && type === 'uuid' ? 'text' : type](value)

/** As much of what somebody sent as can be kept; a copy, since a part of a string holds all of it in memory. */
const shown = (value: string | null) =>
  value === null ? null : new TextDecoder().decode(new TextEncoder().encode(visible(value)))

/**
 * A thing as a line of an export: an insertion, or an update that leaves out what the format could not take, so that it
 * says nothing about it. The cells come in the order of the file's columns.
 */
export const exportedLine = (file: FileName, cells: Readonly<Record<string, string | null>>) => {
  const { columns, operations } = ruleOf(file)
  let op: Operation = 'insert'
  const written = Object.entries(columns).map(([name, { type, optional }]) => {
    const value = cells[name] ?? ''
    const taken = value !== '' && isTaken(type, value, 'any')
    if (!taken && (value !== '' || !optional) && operations.includes('update')) op = 'update'
    return taken ? neutral(value) : ''
  })
  return [op, ...written]
}

/** Which columns of a header are unknown, doubled or missing; empty when the file can be read. */
export const headerProblems = (file: FileName, header: readonly string[]): LineProblem[] => {
  const { columns } = ruleOf(file)
  const at = (column: string, reason: string) => ({
    file,
    line: 1,
    column: shown(column),
    value: null,
    reason,
  })
  return [
    ...header
      .filter((name) => name !== 'importType' && !Object.hasOwn(columns, name))
      .map((name) => at(name, 'unknown-column')),
    ...header.filter((name, index) => header.indexOf(name) !== index).map((name) => at(name, 'column-twice')),
    ...['importType', ...ruleOf(file).key]
      .filter((name) => !header.includes(name) && !(name in columns && columns[name]?.optional))
      .map((name) => at(name, 'column-missing')),
  ]
}

interface At {
  line: number
  ids: Ids
  /** The time zone of the app, in which an instant is a day. */
  zone: string
}

/**
 * Reads the cells of one line. Everything is required of an insertion unless it is optional, of the others only what
 * says which thing is meant; an empty cell is not given, nor is one that the line ends before. The two dates of a validity come
 * together or not at all.
 */
export const readLine = (
  file: FileName,
  header: readonly string[],
  cells: readonly string[],
  { line, ids, zone }: At,
): { line?: Line; problems: LineProblem[] } => {
  const { operations, key, columns } = ruleOf(file)
  const problems: LineProblem[] = []
  const wrong = (column: string | null, value: string | null, reason: string) =>
    problems.push({ file, line, column, value: shown(value), reason })
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    wrong(null, String(cells.length), 'number-of-cells')
    return { problems }
  }
  const given = new Map<string, string>()
  for (const [index, name] of header.entries()) given.set(name, meant((cells[index] ?? '').trim()))
  const op = given.get('importType') as Operation
  if (!operations.includes(op)) wrong('importType', op, 'import-type')
  const v: Record<string, string> = {}
  for (const [name, rule] of Object.entries(columns)) {
    const written = given.get(name) ?? ''
    const clean = hasControls(written) ? written : (doors[rule.type] ?? asKey)(written)
    const value = rule.type === 'date' ? (dayIn(clean, zone) ?? clean) : clean
    const never = NEVER.has(value) ? NO_END[name] : undefined
    const needed = (op === 'insert' && !rule.optional) || (key.includes(name) && !rule.optional)
    if (value === '') {
      if (needed) wrong(name, null, 'required')
      continue
    }
    if (value.includes('\uFFFD')) wrong(name, value, 'encoding')
    else if (never) v[name] = never
    else if (!isTaken(rule.type, value, ids)) wrong(name, value, reasonFor(rule.type, value))
    else v[name] = rule.type === 'uuid' && ids === 'uuid' ? value.toLowerCase() : value
  }
  if (!v.validFromDate !== !v.validToDate)
    wrong(v.validFromDate ? 'validToDate' : 'validFromDate', null, 'both-dates')
  if (v.validFromDate && v.validToDate && v.validFromDate > v.validToDate)
    wrong('validToDate', v.validToDate, 'ends-before-it-starts')
  if (v.startDate && v.endDate && v.startDate > v.endDate)
    wrong('endDate', v.endDate, 'ends-before-it-starts')
  if (v.billingPeriodStartDate && v.billingPeriodEndDate && v.billingPeriodStartDate > v.billingPeriodEndDate)
    wrong('billingPeriodEndDate', v.billingPeriodEndDate, 'ends-before-it-starts')
  if (problems.length > 0) return { problems }
  return { line: { line, op, key: key.map((name) => v[name] ?? '').join('|'), v }, problems }
}
