import type { Language } from '#kernel/contract/shapes.ts'
import type { DemoProperty } from './buildings.ts'
import type { Chance } from './chance.ts'
import type { DemoPeriod, DemoPopulation, DemoResident } from './people.ts'
import type { TicketStatus } from './ticket.ts'
import { demoStaff } from './staff.ts'
import type { Story } from './story.ts'

/** Where somebody lives: keys of property, building and unit. */
export type Home = {
  resident: DemoResident
  period: DemoPeriod
  propertyKey: string
  buildingKey: string
  unitKey: string
}

/** The current homes of everybody, with and without an account, by language. */
export const homesOf = (population: DemoPopulation, properties: readonly DemoProperty[]) => {
  const residents = new Map(population.residents.map((one) => [one.key, one]))
  const places = new Map(
    properties.flatMap((property) =>
      property.buildings.flatMap((building) =>
        building.units.map(
          (unit) =>
            [unit.key, { propertyKey: property.key, buildingKey: building.key, unitKey: unit.key }] as const,
        ),
      ),
    ),
  )
  const homes: Home[] = population.periods
    .filter((period) => !period.endDate)
    .flatMap((period) =>
      period.residentKeys.map((key) => ({
        resident: residents.get(key)!,
        period,
        ...places.get(period.unitKey)!,
      })),
    )
  const cast = (registered: boolean, language: Language) =>
    homes.filter((home) => home.resident.registered === registered && home.resident.language === language)
  return {
    all: homes,
    registered: (language: Language) => cast(true, language),
    unregistered: (language: Language) => cast(false, language),
  }
}

/** Which colleague looks after a request: by language, subject and place, with some for the manager. */
export const assigneeOf = (draw: Chance, language: Language, story: Story, propertyKey: string): string => {
  if (['statements', 'documents'].includes(story.category) && draw.of(0.6)) return 'ruth'
  if (draw.of(0.24)) return 'manager'
  if (story.craft === 'caretaker' && draw.of(0.6)) return caretakerOf(propertyKey)
  if (language === 'fr' && draw.of(0.7)) return 'laurent'
  if (language === 'it' && draw.of(0.8)) return 'elena'
  if (story.craft === 'plumbing' && draw.of(0.3)) return 'peter'
  return scoped('miriam', propertyKey) ? 'miriam' : draw.pick(['sanja', 'kathrin', 'sanja', 'peter'])
}

export const caretakerOf = (propertyKey: string): string =>
  scoped('goncalo', propertyKey) ? 'goncalo' : 'caretaker'

const scoped = (key: string, propertyKey: string): boolean => {
  const scope = demoStaff.find((one) => one.key === key)!.scope
  return scope !== 'app' && scope.includes(propertyKey)
}

/** How far a request has come. 'new' waits for an agent and for somebody to take it. */
export type Stage = TicketStatus | 'new'

const young = 110
const count = { new: 60, agent: 48, customer: 90, external: 72 }

/**
 * Stages for requests sorted from the youngest to the oldest: 330 closed, 90 waiting for the customer, 72 for craftspeople,
 * 108 for us, of which the 60 new ones are among the youngest.
 */
export const stagesOf = (total: number, draw: Chance): Stage[] => {
  const repeat = (stage: Stage, times: number): Stage[] => Array.from({ length: times }, () => stage)
  const openUnderway = [
    ...repeat('waiting-for-agent', count.agent),
    ...repeat('waiting-for-customer', count.customer),
    ...repeat('waiting-for-external', count.external),
  ]
  const shuffled = draw.shuffle(openUnderway)
  const first = draw.shuffle([...repeat('new', count.new), ...shuffled.slice(0, young - count.new)])
  const rest = shuffled.slice(young - count.new)
  const later = draw.shuffle([...rest, ...repeat('closed', 60)])
  return [...first, ...later, ...repeat('closed', total - first.length - later.length)]
}

/** Languages by their share in the city: 55 % German, 22 % French, 15 % English, 8 % Italian. */
export const languagesOf = (total: number, draw: Chance): Language[] => {
  const times = { fr: Math.round(total * 0.22), en: Math.round(total * 0.15), it: Math.round(total * 0.08) }
  const others = (['fr', 'en', 'it'] as const).flatMap((language) =>
    Array.from({ length: times[language] }, () => language),
  )
  return draw.shuffle([...others, ...Array.from({ length: total - others.length }, () => 'de' as const)])
}
