/** A building as the federal register names it: one entrance with its street, number and EGID. */
export type RegisteredBuilding = {
  street: string
  houseNumber: string
  postalCode: string
  /** Federal building number: seven digits for houses, eight or nine for what was entered later. */
  egid: string
}

/** `size` in square metres; `externalId` is unique inside one register file without double addresses. */
export type GeneratedUnit = {
  externalId: string
  name: string
  objectType: UnitObjectType
  size: number
}

export type UnitObjectType =
  | 'flat'
  | 'attic-flat'
  | 'maisonette'
  | 'studio'
  | 'office'
  | 'store'
  | 'medical-practice'
  | 'cellar'
  | 'storeroom'
  | 'storage'
  | 'garage'
  | 'parking-space'
  | 'one-family-house'

/**
 * The units of a building that the register does not name, by rule; the same building always has the same units.
 *
 * - An outbuilding (EGID with more than seven digits) has one or two: garages, stores, a small house.
 * - A house in the old town (3011) has a shop at the ground floor and one or two homes on three to four floors.
 * - Any other house has one to three homes a floor on three to five floors, sometimes a business at the ground floor.
 * - Under the roof there may be an attic flat; beside the house up to three parking spaces; below a hobby room.
 *
 * Over the 22,611 entrances of Bern this makes 135,000 units, give or take 2,000.
 */
export const generateUnits = (building: RegisteredBuilding): GeneratedUnit[] => {
  const draw = drawing(`${building.egid}/${building.street}/${building.houseNumber}`)
  const units = building.egid.length > 7 ? outbuilding(draw) : house(draw, building.postalCode === '3011')
  return units.map((unit, index) => ({
    externalId: [building.egid, building.houseNumber, index + 1].filter(Boolean).join('-'),
    ...unit,
  }))
}

type Draw = (below: number) => number
type Unit = Omit<GeneratedUnit, 'externalId'>

const outbuilding = (draw: Draw): Unit[] => {
  const kind = draw(10)
  if (kind < 4) return garages(draw, 1 + draw(2))
  if (kind < 7) return [{ name: 'Lager EG', objectType: 'storage', size: metres(draw, 18, 60) }]
  if (kind < 9)
    return [{ name: 'Einfamilienhaus', objectType: 'one-family-house', size: metres(draw, 96, 180) }]
  return [
    { name: 'Atelier EG', objectType: 'office', size: metres(draw, 32, 85) },
    { name: '1. OG', objectType: 'flat', size: metres(draw, 48, 92) },
  ]
}

const garages = (draw: Draw, count: number): Unit[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Garage ${index + 1}`,
    objectType: 'garage' as const,
    size: metres(draw, 15, 19),
  }))

const house = (draw: Draw, oldTown: boolean): Unit[] => {
  const upperFloors = oldTown ? 3 + draw(2) : 2 + draw(3)
  const homesPerFloor = oldTown ? 1 + Number(draw(3) === 0) : [1, 1, 1, 2, 2, 2, 3][draw(7)]!
  const trade = oldTown ? draw(5) > 0 : draw(7) === 0
  return [
    ...(trade ? [business(draw)] : homesOn('EG', homesPerFloor, draw)),
    ...Array.from({ length: upperFloors }, (_, floor) =>
      homesOn(`${floor + 1}. OG`, homesPerFloor, draw),
    ).flat(),
    ...(draw(3) === 0 ? [attic(draw)] : []),
    ...(draw(6) === 0
      ? [{ name: 'Bastelraum UG', objectType: 'storeroom' as const, size: metres(draw, 9, 26) }]
      : []),
    ...(draw(9) === 0
      ? [{ name: 'Keller UG', objectType: 'cellar' as const, size: metres(draw, 5, 12) }]
      : []),
    ...(oldTown ? [] : parking(draw)),
  ]
}

const sides: Record<number, string[]> = {
  1: [''],
  2: [' links', ' rechts'],
  3: [' links', ' Mitte', ' rechts'],
}

const homesOn = (floor: string, count: number, draw: Draw): Unit[] =>
  sides[count]!.map((side) =>
    side === ' Mitte' || draw(14) === 0
      ? { name: `${floor}${side}`, objectType: 'studio' as const, size: metres(draw, 24, 38) }
      : { name: `${floor}${side}`, objectType: 'flat' as const, size: metres(draw, 52, 118) },
  )

const business = (draw: Draw): Unit => {
  const kind = draw(6)
  if (kind < 3) return { name: 'Gewerbe EG', objectType: 'store', size: metres(draw, 45, 140) }
  if (kind < 5) return { name: 'Büro EG', objectType: 'office', size: metres(draw, 55, 160) }
  return { name: 'Praxis EG', objectType: 'medical-practice', size: metres(draw, 70, 130) }
}

const attic = (draw: Draw): Unit =>
  draw(4) === 0
    ? { name: 'DG Maisonette', objectType: 'maisonette', size: metres(draw, 92, 150) }
    : { name: 'DG', objectType: 'attic-flat', size: metres(draw, 48, 105) }

const parking = (draw: Draw): Unit[] => {
  const first = 1 + draw(40)
  return Array.from({ length: [0, 0, 0, 0, 2, 3][draw(6)]! }, (_, index) => ({
    name: `Einstellplatz ${first + index}`,
    objectType: 'parking-space' as const,
    size: 12.5,
  }))
}

/** Square metres in half steps, both ends included. */
const metres = (draw: Draw, from: number, to: number): number => from + draw((to - from) * 2 + 1) / 2

/** A stream of whole numbers below a bound that depends on the key only (FNV-1a, then mulberry32). */
const drawing = (key: string): Draw => {
  let state = 0x811c9dc5
  for (let index = 0; index < key.length; index++)
    state = Math.imul(state ^ key.charCodeAt(index), 0x01000193)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
