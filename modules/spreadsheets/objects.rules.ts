import { plainPlace, plainPostcode, plainTown } from './addresses.rules.ts'
import type { CellProblem, Field, Kind } from './contract.ts'
import {
  fieldOfColumn,
  type Fields,
  isLeftOut,
  joined,
  labelOf,
  leftOutWithout,
  text,
  valuesOf,
} from './lines.rules.ts'
import { speaking, type Told } from './places.rules.ts'
import type { Line } from './parse.rules.ts'
import { openSeen, type Seen, type SeenObjects } from './seen.rules.ts'

export interface GeneratedUnit {
  x?: string
  n: string
  t: string
  s: number
}

/** An object at the first line that speaks of it; `fields` has the names of its columns. */
export interface PlannedObject {
  line: number
  kind: Kind
  key: number
  parent_key: number | null
  external_id: string | null
  register_id: string | null
  fields: Fields
  derived: boolean
  units: GeneratedUnit[] | null
}

export interface PlannedLine {
  line: number
  label: string
  problems: CellProblem[]
}

interface RegisteredBuilding {
  street: string
  houseNumber: string
  postalCode: string
  egid: string
}

interface Options {
  headers: readonly string[]
  fields: readonly (Field | null)[]
  /** The units of a building that the file does not name; left out, none are made. */
  unitsOf?:
    | ((
        building: RegisteredBuilding,
      ) => { externalId: string; name: string; objectType: string; size: number }[])
    | undefined
}

/**
 * Turns the lines of a file into the objects they speak of, each object once. An object that several lines name is
 * planned at the first; a later line may add what the first left empty (`amendments`) but not contradict it: its cell is
 * left out, or what is nothing without it.
 */
export const planner = ({ headers, fields, unitsOf }: Options) => {
  const seen = openSeen()
  const amendments = new Map<number, { kind: Kind; key: number; fields: Fields }>()
  const speak = speaking()
  const namesUnits = fields.some((field) => field === 'unitName' || field === 'unitExternalId')
  const headerOf = (field: Field) => headers[fields.indexOf(field)] ?? ''

  /** Plans a line of which some cells were refused before they could be read. */
  const plan = (
    read: Line,
    refused: readonly CellProblem[] = [],
  ): { line: PlannedLine; objects: PlannedObject[] } => {
    const { values, others, problems: unread } = valuesOf(read, headers, fields)
    const problems = [...refused, ...unread]
    // Whose name the file does not say is nobody without their address.
    if (values.tenantName === undefined)
      for (const each of problems)
        if (each.leavesOut === 'cell' && each.column === headerOf('tenantEmail')) each.leavesOut = 'tenant'
    const label = labelOf(values, others)
    const line: PlannedLine = { line: read.line, label, problems }
    const objects: PlannedObject[] = []
    const fresh: string[] = []
    const tell = (told: Told) => {
      if (isLeftOut(told.kind, problems)) return undefined
      if (told.kind === 'tenant') separatePerson(told, line)
      const register_id = externalId(told)
      const name = nameOf(told, seen)
      const before = seen.find(name)
      if (before) {
        settle(told, before, line)
        if (isLeftOut(told.kind, problems)) return undefined
        amend(told, before)
        return before.key
      }
      const { kind, parent: parent_key, fields: said, derived } = told
      const object = { line: read.line, kind, parent_key, external_id: externalId(told), register_id }
      const key = seen.add(name, read.line, said)
      fresh.push(name)
      if (kind === 'tenant' && object.external_id !== null && said.tenant_email !== undefined) {
        const alias = byAddress(told)
        if (!seen.find(alias)) fresh.push(alias)
        seen.alias(alias, key)
      }
      const units =
        kind === 'building' && unitsOf && !namesUnits ? generated({ ...object, fields: said }, unitsOf) : null
      objects.push({ ...object, key, fields: said, derived, units })
      return key
    }
    const isSaid = isLeftOut('property', problems) || speak(values, others, tell)
    if (isSaid === undefined)
      problems.push({ column: headerOf('street'), value: label, code: 'ambiguous', leavesOut: 'line' })
    if (isSaid === false) problems.push({ column: '', value: '', code: 'names-nothing', leavesOut: 'line' })
    if (!isLeftOut('property', problems)) return { line, objects }
    for (const name of fresh) seen.forget(name)
    return { line, objects: [] }
  }

  /** What an earlier line said otherwise holds; another spelling of the same is no contradiction. */
  const settle = ({ kind, fields: said, derived }: Told, before: Seen, { problems }: PlannedLine) => {
    if (derived) delete said.name
    if (kind === 'building' && isOne(addressOf(said), addressOf(before.fields), plainPlace)) {
      delete said.street
      delete said.house_number
    }
    for (const [name, value] of Object.entries(said)) {
      const known = before.fields[name]
      if (known === undefined || isOne(text(known), text(value), plain[name] ?? text)) continue
      const field = fieldOfColumn[kind][name]!
      delete said[name]
      problems.push({
        column: headerOf(field),
        value: text(value),
        code: 'contradicts-line',
        leavesOut: leftOutWithout([field]),
        line: before.line,
      })
    }
  }

  /** An address is one person's: who shares it with somebody of the same tenancy is a person without an address. */
  const separatePerson = (told: Told, { problems }: PlannedLine) => {
    const { tenant_email: address, tenant_name: name } = told.fields
    if (address === undefined || name === undefined) return
    const holder = seen.find(byAddress(told))
    if (holder?.fields.tenant_name === undefined || personOf(holder.fields) === personOf(told.fields)) return
    delete told.fields.tenant_email
    told.name = text(told.fields.external_id ?? name).toLowerCase()
    problems.push({
      column: headerOf('tenantEmail'),
      value: text(address),
      code: 'address-of-another',
      leavesOut: 'cell',
      line: holder.line,
    })
  }

  const amend = ({ kind, fields: said }: Told, { key, fields: known }: Seen) => {
    const added = Object.entries(said).filter(([name]) => !(name in known))
    if (added.length === 0) return
    const amended = { ...known, ...Object.fromEntries(added) }
    seen.amend(key, amended)
    amendments.set(key, { kind, key, fields: amended })
  }

  return { plan, amendments: () => [...amendments.values()] }
}

/** Most lines repeat a place letter by letter, and are not looked at more closely. */
const isOne = (known: string, said: string, plainOf: (words: string) => string) =>
  known === said || plainOf(known) === plainOf(said)

/** The form in which the spellings of a column are one. */
const plain: Record<string, (words: string) => string> = {
  name: plainPlace,
  street: plainPlace,
  house_number: plainPlace,
  city: plainTown,
  postal_code: plainPostcode,
  tenant_name: plainPlace,
}

const externalId = ({ fields }: Told) => (fields.external_id === undefined ? null : text(fields.external_id))
/** Who a tenant without an external id is the same as in another line of their tenancy. */
const byAddress = ({ parent, fields }: Told) => `tenant ${parent}/${text(fields.tenant_email).toLowerCase()}`
const personOf = ({ external_id: id, tenant_name: name }: Fields) =>
  id === undefined ? plainPlace(text(name)) : text(id)
const addressOf = ({ street, house_number: number }: Fields) => joined(street, number)

/**
 * By what an object is the same in another line: its external id, else its name below its parent. A federal number stands
 * for a building with all its entrances; each entrance is an address, so each gets an id of its own.
 */
const nameOf = (told: Told, seen: SeenObjects) => {
  const { kind, parent, name, fields } = told
  const id = externalId(told)
  if (id === null || kind === 'tenant') return `${kind} ${parent ?? ''}/${name}`
  const first = kind === 'building' && seen.find(`building #${id}`)
  const address = addressOf(fields)
  const other = first ? plainPlace(addressOf(first.fields)) : ''
  if (other && address && other !== plainPlace(address)) fields.external_id = `${id}/${address}`
  return `${kind} #${text(fields.external_id)}`
}

const generated = (
  {
    external_id,
    register_id,
    fields: { street, house_number: number, postal_code: postalCode },
  }: Pick<PlannedObject, 'external_id' | 'register_id' | 'fields'>,
  unitsOf: NonNullable<Options['unitsOf']>,
): GeneratedUnit[] => {
  // The rule reads the kind of a building from its federal number; any other number says nothing about it.
  const egid = /^\d{7,9}$/.test(register_id ?? '') ? register_id! : ''
  const units = unitsOf({
    street: text(street),
    houseNumber: text(number),
    postalCode: text(postalCode),
    egid,
  })
  return units.map(({ externalId: x, name: n, objectType: t, size: s }, index) => {
    if (external_id === null) return { n, t, s }
    return { x: egid !== '' && external_id === register_id ? x : `${external_id}-${index + 1}`, n, t, s }
  })
}
