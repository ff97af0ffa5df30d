import { generateUnits, type GeneratedUnit } from '#modules/spreadsheets/units.rules.ts'
import { readBernBuildings, type BernBuilding } from './bern.ts'
import { streets } from './streets.ts'

export type DemoUnit = GeneratedUnit & { key: string }
export type DemoBuilding = {
  key: string
  /** As people write it: 'Kramgasse 12'. */
  name: string
  street: string
  houseNumber: string
  postalCode: string
  city: string
  egid: string
  latitude: number
  longitude: number
  units: DemoUnit[]
}
export type DemoProperty = {
  /** For example 'kramgasse-3011'; buildings and units hang their own keys on it. */
  key: string
  name: string
  owner: string
  buildings: DemoBuilding[]
}

const owners = [
  'Aarebogen Immobilien AG',
  'Pensionskasse der Berner Handwerker',
  'Wohnbaugenossenschaft Aarehang',
  'Erbengemeinschaft von Wattenwyl-Gerber',
  'Stiftung Wohnen im Quartier',
] as const

/** About 40 properties with 370 real houses and 3,000 units, always the same. */
export const demoProperties = (): DemoProperty[] => {
  const standing = readBernBuildings().filter(
    (building) =>
      !building.demolished && building.latitude && building.egid.length === 7 && building.houseNumber,
  )
  return streets.map(([street, postalCode, houses, from = 1], index) => {
    const key = `${street.toLowerCase().replaceAll(/[^a-zäöü]/g, '-')}-${postalCode}`
    return {
      key,
      name: street,
      owner: owners[index % owners.length]!,
      buildings: onePerAddress(
        standing.filter((one) => one.street === street && one.postalCode === postalCode),
      )
        .filter((one) => numberOf(one) >= from)
        .slice(0, houses)
        .map((one) => building(key, one)),
    }
  })
}

const onePerAddress = (buildings: BernBuilding[]): BernBuilding[] =>
  [...new Map(buildings.map((one) => [one.houseNumber, one])).values()].toSorted(
    (a, b) => numberOf(a) - numberOf(b) || a.houseNumber.localeCompare(b.houseNumber),
  )

const numberOf = (one: BernBuilding): number => Number.parseInt(one.houseNumber, 10)

const building = (propertyKey: string, one: BernBuilding): DemoBuilding => {
  const key = `${propertyKey}/${one.houseNumber}`
  return {
    key,
    name: `${one.street} ${one.houseNumber}`,
    street: one.street,
    houseNumber: one.houseNumber,
    postalCode: one.postalCode,
    city: one.city,
    egid: one.egid,
    latitude: one.latitude!,
    longitude: one.longitude!,
    units: generateUnits(one).map((unit) => ({ ...unit, key: `${key}/${unit.name}` })),
  }
}

/** What people live in, as against what they work in, park on or store in. */
export const isHome = (unit: DemoUnit): boolean =>
  ['flat', 'attic-flat', 'maisonette', 'studio', 'one-family-house'].includes(unit.objectType)
