import type { Language } from '#kernel/contract/shapes.ts'
import { demoProperties, isHome, type DemoProperty } from './buildings.ts'
import { chance, type Chance } from './chance.ts'
import { mailDomain } from './language.ts'
import { asciiOf, nameCircles } from './names.ts'
import { demoCraftspeople, demoStaff, type Gender } from './staff.ts'

/** Somebody who lives or works in a unit. `registered`: has an account; the others are known by name only. */
export type DemoResident = {
  key: string
  firstName: string
  familyName: string
  name: string
  gender: Gender
  email: string
  language: Language
  phoneNumber: string
  registered: boolean
}

/** A period of a unit; dates are days (YYYY-MM-DD). `invitation`: still to be used, by the first of the people. */
export type DemoPeriod = {
  key: string
  unitKey: string
  type: 'tenant' | 'vacant'
  startDate: string
  endDate?: string
  residentKeys: string[]
  company?: string
  invitation?: { code: string; name: string; email: string; language: Language }
}
export type DemoPopulation = { residents: DemoResident[]; periods: DemoPeriod[] }

export const companyName = 'Studio Lichtung Architektur GmbH'

/**
 * Who lives where at `now`: of the 2,500 homes nine in ten are rented, some 700 tenants have an account, some 260 have an
 * invitation they have not used, about 60 have moved out. resident@ has two homes, company@ speaks for a company.
 */
export const demoPopulation = (
  now: Temporal.Instant,
  properties: DemoProperty[] = demoProperties(),
): DemoPopulation => {
  const today = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate()
  const draw = chance('population')
  const addresses = new Set([...demoStaff, ...demoCraftspeople].map((one) => one.email))
  const residents: DemoResident[] = []
  const periods: DemoPeriod[] = []

  const moveIn = (registered: boolean, family?: DemoResident) => {
    const resident = person(draw, residents.length + 1, registered, addresses, family)
    residents.push(resident)
    return resident
  }

  for (const unit of properties.flatMap((property) =>
    property.buildings.flatMap((building) => building.units),
  )) {
    const period = (type: DemoPeriod['type'], monthsAgo: number, residentKeys: string[]): DemoPeriod => {
      const startDate = today.subtract({ months: monthsAgo }).with({ day: 1 }).toString()
      const added: DemoPeriod = {
        key: `${unit.key}#${startDate}`,
        unitKey: unit.key,
        type,
        startDate,
        residentKeys,
      }
      periods.push(added)
      return added
    }
    if (!isHome(unit)) continue
    if (draw.of(0.06)) {
      period('vacant', 1 + draw.below(3), [])
      continue
    }
    const monthsAgo = 3 + draw.below(140)
    if (draw.of(0.025)) {
      const former = period('tenant', monthsAgo + 24, [moveIn(true).key])
      former.endDate = today.subtract({ months: monthsAgo }).with({ day: 1 }).subtract({ days: 1 }).toString()
    }
    const registered = draw.of(0.26)
    const tenant = moveIn(registered)
    const now = period('tenant', monthsAgo, [tenant.key])
    if (registered && draw.of(0.25)) now.residentKeys.push(moveIn(true, tenant).key)
    if (!registered && draw.of(0.15)) {
      const { name, email, language } = tenant
      now.invitation = { code: codeOf(draw), name, email, language }
    }
  }
  return withFixedSignIns({ residents, periods }, properties)
}

const person = (
  draw: Chance,
  number: number,
  registered: boolean,
  addresses: Set<string>,
  family?: DemoResident,
): DemoResident => {
  const weights = nameCircles.flatMap((circle) => Array.from({ length: circle.weight }, () => circle))
  const circle = family
    ? nameCircles.find((one) => one.families.includes(family.familyName))!
    : draw.pick(weights)
  const gender: Gender = family
    ? family.gender === 'female'
      ? 'male'
      : 'female'
    : draw.pick(['female', 'male'] as const)
  const firstName = draw.pick(gender === 'female' ? circle.women : circle.men)
  const familyName = family?.familyName ?? draw.pick(circle.families)
  const name = `${firstName} ${familyName}`
  const email = [name, `${name} ${number}`]
    .map((one) => `${asciiOf(one)}${/\d+$/.exec(one)?.[0] ?? ''}@${mailDomain}`)
    .find((one) => !addresses.has(one))!
  addresses.add(email)
  return {
    key: `resident-${number}`,
    firstName,
    familyName,
    name,
    gender,
    email,
    language: family?.language ?? draw.pick(circle.languages),
    phoneNumber: invented(number),
    registered,
  }
}

/** A Swiss mobile number that nobody can have: 079 000 xx xx is not given out. */
const invented = (number: number): string => {
  const digits = String(number % 10_000).padStart(4, '0')
  return `+41 79 000 ${digits.slice(0, 2)} ${digits.slice(2)}`
}

const codeOf = (draw: Chance): string =>
  Array.from({ length: 10 }, () => draw.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'])).join('')

/** Gives three of the people the addresses that the README prints. */
const withFixedSignIns = (population: DemoPopulation, properties: DemoProperty[]): DemoPopulation => {
  const { residents, periods } = population
  const inCity = periods.filter(
    (one) => one.unitKey.startsWith('kramgasse') && !one.endDate && one.type === 'tenant',
  )
  const home = inCity.find((one) => one.residentKeys.length > 0)!
  const office = properties
    .flatMap((property) => property.buildings.flatMap((building) => building.units))
    .find((unit) => unit.objectType === 'office')!
  const second = periods.find((one) => one.type === 'vacant')!
  const resident = fixed('resident', 'Nora', 'Zbinden', 'female', 'de', '+41 79 000 99 01')
  const representative = fixed('company', 'Julien', 'Favre', 'male', 'fr', '+41 79 000 99 02')
  const { invitation: _, ...kept } = home
  return {
    residents: [resident, representative, ...residents],
    periods: [
      ...periods.filter((one) => one !== home && one !== second),
      { ...kept, residentKeys: [resident.key] },
      { ...second, type: 'tenant', residentKeys: [resident.key] },
      {
        key: `${office.key}#company`,
        unitKey: office.key,
        type: 'tenant',
        startDate: second.startDate,
        residentKeys: [representative.key],
        company: companyName,
      },
    ],
  }
}

const fixed = (
  key: string,
  firstName: string,
  familyName: string,
  gender: Gender,
  language: Language,
  phoneNumber: string,
): DemoResident => {
  const name = `${firstName} ${familyName}`
  return {
    key,
    firstName,
    familyName,
    name,
    gender,
    email: `${key}@${mailDomain}`,
    language,
    phoneNumber,
    registered: true,
  }
}
