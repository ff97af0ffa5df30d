import {
  openNamesakes,
  plainHome,
  plainPlace,
  plainPostcode,
  plainTown,
  sameAddress,
  sameStreet,
  sameTown,
  type Town,
} from './addresses.rules.ts'
import type { Kind } from './contract.ts'
import { type Fields, given, joined, text, type Values } from './lines.rules.ts'

/** An object that a line speaks of; `name` tells it from others below the same parent where it has no external id. */
export interface Told {
  kind: Kind
  name: string
  parent: number | null
  fields: Fields
  /** Named after its street, not by the file. */
  derived: boolean
}

/** Takes an object of a line and resolves its key; undefined when it is left out, and with it all below. */
export type Tell = (told: Told) => number | undefined

/**
 * Says object by object, from the property down, what the lines of one file speak of: a street is a property and an
 * address a building, unless the file names them. Resolves with whether a line names anything, undefined when it may mean
 * several of the file's buildings.
 */
export const speaking = () => {
  const addressed = openNamesakes(sameAddress)
  const named = openNamesakes(sameTown)
  const streets = openNamesakes(sameStreet)
  /** Of which street each building without a property of its own was first seen. */
  const streetOf = new Map<string, { key: string; isFirst: boolean }>()

  return (values: Values, others: readonly Values[], tell: Tell): boolean | undefined => {
    const town = townOf(values)
    const property = given('property', values)
    const building = given('building', values)
    const isNamed = building.name !== undefined
    const owner = text(property.external_id ?? property.name).toLowerCase()
    const hasOwner = property.name !== undefined || property.external_id !== undefined
    building.name ??= joined(values.street, values.houseNumber)
    const place =
      building.name === ''
        ? undefined
        : (isNamed ? named : addressed)(`${owner}/${plainPlace(text(building.name))}`, town)
    if (building.name !== '' && !place) return undefined
    if (building.name === '') delete building.name

    const street =
      hasOwner || !place || values.street === undefined ? undefined : streetAt(place.key, values, town)
    const propertyKey = hasOwner
      ? tell({
          kind: 'property',
          name: text(property.name).toLowerCase(),
          parent: null,
          fields: property,
          derived: false,
        })
      : street &&
        tell({
          kind: 'property',
          name: `~${street.key}`,
          parent: null,
          fields: { name: street.name },
          derived: true,
        })
    const isBuilding = place !== undefined || building.external_id !== undefined
    const parent = propertyKey ?? null
    const buildingKey =
      isBuilding &&
      tell({ kind: 'building', name: place?.key ?? '', parent, fields: building, derived: !isNamed })
    if (isBuilding && buildingKey === undefined) return true

    const unit = given('unit', values)
    if (unit.name === undefined && unit.external_id === undefined) return hasOwner || isBuilding
    const unitKey = tell({ ...below('unit', buildingKey || null, plainHome(text(unit.name))), fields: unit })
    const period = given('period', values)
    if (unitKey === undefined || (period.start_date === undefined && period.external_id === undefined))
      return true
    const periodKey = tell({ ...below('period', unitKey, period.start_date), fields: period })
    for (const each of periodKey === undefined ? [] : [values, ...others]) {
      const tenant = given('tenant', each)
      const person = tenant.tenant_email ?? tenant.tenant_name
      if (person !== undefined)
        tell({ ...below('tenant', periodKey!, tenant.external_id ?? person), fields: tenant })
    }
    return true
  }

  /** The same street name in a second town is another property. */
  function streetAt(building: string, { street, city, postalCode }: Values, town: Town) {
    const known = streetOf.get(building) ?? streets(plainPlace(text(street)), town)
    const { key, isFirst } = known ?? { key: plainPlace(text(street)), isFirst: true }
    streetOf.set(building, { key, isFirst })
    return { key, name: isFirst ? text(street) : [street, city ?? postalCode].filter(Boolean).join(', ') }
  }
}

const below = (kind: Kind, parent: number | null, name: Fields[string] | undefined) => ({
  kind,
  name: text(name).toLowerCase(),
  parent,
  derived: false,
})

const townOf = ({ postalCode, city, country }: Values): Town => ({
  postcode: plainPostcode(text(postalCode)),
  city: plainTown(text(city)),
  country: text(country),
})
