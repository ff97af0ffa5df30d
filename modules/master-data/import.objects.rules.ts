import { shown } from '#kernel/contract/text.ts'
import type { CellProblem, Field, Kind } from './import.contract.ts'
import {
  fieldOfColumn,
  type Fields,
  given,
  joined,
  labelOf,
  text,
  type Values,
  valuesOf,
} from './import.lines.rules.ts'
import type { Line } from './import.reading.rules.ts'

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
  key: string
  parent_key: string | null
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
 * planned at the first; a later line may add what the first left empty (`amendments`) but not contradict it.
 */
export const planner = ({ headers, fields, unitsOf }: Options) => {
  const seen = new Map<string, { line: number; fields: Fields; address?: string }>()
  const amendments = new Map<string, { kind: Kind; key: string; fields: Fields }>()
  const cityOfStreet = new Map<string, string>()
  const namesUnits = fields.some((field) => field === 'unitName' || field === 'unitExternalId')

  const plan = (read: Line): { line: PlannedLine; objects: PlannedObject[] } => {
    const { values, problems } = valuesOf(read, headers, fields)
    const label = labelOf(values) || shown(read.cells.filter(Boolean).slice(0, 4).join(' '), 120)
    const line: PlannedLine = { line: read.line, label, problems }
    if (problems.length > 0) return { line, objects: [] }
    const wanted = objectsOf(read.line, values, cityOfStreet)
    const objects: PlannedObject[] = []
    const keys = new Map<string, string>()
    for (const object of wanted) {
      if (object.parent_key !== null) object.parent_key = keys.get(object.parent_key) ?? object.parent_key
      const wish = object.key
      if (object.kind === 'building') separateEntrance(object, seen)
      keys.set(wish, object.key)
      const before = seen.get(mapKey(object))
      const contradiction = before && contradictionOf(before.fields, object.fields)
      if (contradiction)
        line.problems.push({
          column: headers[fields.indexOf(fieldOfColumn[object.kind][contradiction]!)] ?? '',
          value: String(object.fields[contradiction]),
          code: 'contradicts-line',
          line: before.line,
        })
      else if (before) amend(object, before.fields)
      else objects.push(object)
    }
    if (line.problems.length > 0) return { line, objects: [] }
    if (wanted.length === 0) line.problems.push({ column: '', value: '', code: 'names-nothing' })
    for (const object of objects) {
      seen.set(mapKey(object), {
        line: read.line,
        fields: object.fields,
        ...(object.kind === 'building' && { address: addressOf(object.fields) }),
      })
      if (object.kind === 'building' && unitsOf && !namesUnits) object.units = generated(object, unitsOf)
    }
    return { line, objects }
  }

  const amend = (object: PlannedObject, known: Fields) => {
    const added = Object.entries(object.fields).filter(([name]) => !(name in known))
    if (added.length === 0) return
    Object.assign(known, Object.fromEntries(added))
    amendments.set(mapKey(object), { kind: object.kind, key: object.key, fields: known })
  }

  return { plan, amendments: () => [...amendments.values()] }
}

const mapKey = ({ kind, key }: { kind: Kind; key: string }) => `${kind} ${key}`

const contradictionOf = (before: Fields, after: Fields) =>
  Object.keys(after).find((name) => name in before && before[name] !== after[name])

/** A street is a property and an address a building, unless the file names them. */
const objectsOf = (line: number, values: Values, cityOfStreet: Map<string, string>): PlannedObject[] => {
  const objects: PlannedObject[] = []
  const add = (kind: Kind, identity: string, parent: string | null, fields: Fields, derived = false) => {
    const key =
      fields.external_id === undefined || kind === 'tenant'
        ? `${parent ?? ''}/${identity.toLowerCase()}`
        : `#${fields.external_id}`
    const external_id = fields.external_id === undefined ? null : text(fields.external_id)
    objects.push({
      line,
      kind,
      key,
      parent_key: parent,
      external_id,
      register_id: external_id,
      fields,
      derived,
      units: null,
    })
    return key
  }

  const property = given('property', values)
  const derived = property.name === undefined && property.external_id === undefined
  if (property.name === undefined && values.street !== undefined)
    property.name = streetName(values, cityOfStreet)
  const propertyKey =
    property.name === undefined && property.external_id === undefined
      ? null
      : add('property', text(property.name), null, property, derived)

  const building = given('building', values)
  const named = building.name !== undefined
  if (building.name === undefined && values.street !== undefined)
    building.name = joined(values.street, values.houseNumber)
  const buildingKey =
    building.name === undefined && building.external_id === undefined
      ? null
      : add('building', text(building.name), propertyKey, building, !named)

  const unit = given('unit', values)
  if (unit.name === undefined && unit.external_id === undefined) return objects
  const unitKey = add('unit', text(unit.name), buildingKey, unit)

  const period = given('period', values)
  if (period.start_date === undefined && period.external_id === undefined) return objects
  const periodKey = add('period', text(period.start_date), unitKey, period)

  const tenant = given('tenant', values)
  if (tenant.tenant_email !== undefined || tenant.tenant_name !== undefined)
    add('tenant', text(tenant.external_id ?? tenant.tenant_email ?? tenant.tenant_name), periodKey, tenant)
  return objects
}

/** The same street name in a second city is another property. */
const streetName = ({ street, city }: Values, cityOfStreet: Map<string, string>) => {
  const first = cityOfStreet.get(text(street).toLowerCase())
  if (first === undefined) cityOfStreet.set(text(street).toLowerCase(), text(city))
  return first === undefined || first === text(city) ? text(street) : `${text(street)}, ${text(city)}`
}

const addressOf = ({ street, house_number: number }: Fields) => joined(street, number)

/** A federal number stands for a building with all its entrances; each entrance is an address, so each gets an id of its own. */
const separateEntrance = (object: PlannedObject, seen: ReadonlyMap<string, { address?: string }>) => {
  const first = seen.get(mapKey(object))
  const address = addressOf(object.fields)
  if (object.external_id === null || !first?.address || !address || first.address === address) return
  object.external_id = `${object.register_id}/${address}`
  object.key = `#${object.external_id}`
  object.fields.external_id = object.external_id
}

const generated = (object: PlannedObject, unitsOf: NonNullable<Options['unitsOf']>): GeneratedUnit[] => {
  const { street, house_number: number, postal_code: postalCode } = object.fields
  // The rule reads the kind of a building from its federal number; any other number says nothing about it.
  const egid = /^\d{7,9}$/.test(object.register_id ?? '') ? object.register_id! : ''
  const units = unitsOf({
    street: text(street),
    houseNumber: text(number),
    postalCode: text(postalCode),
    egid,
  })
  return units.map(({ externalId, name: n, objectType: t, size: s }, index) => {
    if (object.external_id === null) return { n, t, s }
    return {
      x:
        egid !== '' && object.external_id === object.register_id
          ? externalId
          : `${object.external_id}-${index + 1}`,
      n,
      t,
      s,
    }
  })
}
