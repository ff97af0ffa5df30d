import type { Language } from '#kernel/contract/shapes.ts'
import { chance, type Chance } from './chance.ts'
import type { RealRequest } from './bern.ts'

const zone = 'Europe/Zurich'
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Milliseconds to an instant as the wire has it. */
export const iso = (at: number): string => Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toString()

const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone)

/**
 * When the demo's requests are made: one instant for each real request, in the ten months before `now`, closer together
 * towards the end, with the real weekday and hour. The real requests of midnight come from one batch: their day and hour are
 * unknown, so they get a waking hour of any day.
 */
export const creationTimes = (requests: readonly RealRequest[], now: number): number[] => {
  const draw = chance('creation')
  return requests.map((request, index) => {
    const real = Temporal.PlainDateTime.from(request.created)
    const age = 0.3 + 299 * ((index + draw.fraction()) / requests.length) ** 2.6
    const near = local(now - age * day)
    const known = real.hour + real.minute > 0
    const onWeekday = known ? near.subtract({ days: (near.dayOfWeek - real.dayOfWeek + 7) % 7 }) : near
    const at = onWeekday.with({
      hour: known ? real.hour : 6 + draw.below(16),
      minute: known ? real.minute : draw.below(60),
      second: draw.below(60),
    }).epochMilliseconds
    return at < now - 20 * minute ? at : at - (known ? 7 : 1) * day
  })
}

/** True from October to April. */
export const isCold = (at: number): boolean => ![5, 6, 7, 8, 9].includes(local(at).month)

/** The same moment, or the next one in which an office works (Monday to Friday, 7.30 to 17.30). */
export const officeTime = (at: number, draw: Chance): number => {
  const moment = local(at)
  const tomorrow = moment.hour >= 17 ? 1 : 0
  let opening = moment.add({ days: tomorrow }).with({ hour: 7, minute: 30 + draw.below(30) })
  if (moment.hour * 60 + moment.minute >= 450 && !tomorrow && moment.dayOfWeek < 6) return at
  while (opening.dayOfWeek > 5) opening = opening.add({ days: 1 })
  return opening.epochMilliseconds + draw.below(150) * minute
}

/** The same moment, or the next one in which people are awake (7 to 22 o'clock). */
export const wakingTime = (at: number, draw: Chance): number => {
  const moment = local(at)
  if (moment.hour >= 7 && moment.hour < 22) return at
  return moment
    .add({ hours: moment.hour >= 22 ? 10 : 0 })
    .with({ hour: 7 + draw.below(3), minute: draw.below(60) }).epochMilliseconds
}

/** An appointment of craftspeople: a working day two to four days on, at a full or half hour. */
export const appointmentAfter = (at: number, draw: Chance): number => {
  let date = local(at).add({ days: 2 + draw.below(3) })
  while (date.dayOfWeek > 5) date = date.add({ days: 1 })
  return date.round({ smallestUnit: 'hour' }).with({ hour: 8 + draw.below(8), minute: draw.pick([0, 30]) })
    .epochMilliseconds
}

const tags: Record<Language, string> = { de: 'de-CH', fr: 'fr-CH', it: 'it-CH', en: 'en-GB' }

/** 'Donnerstag, 26. November' and '08:30', as the reader writes them. */
export const spoken = (at: number, language: Language): { day: string; time: string } => ({
  day: local(at).toLocaleString(tags[language], { weekday: 'long', day: 'numeric', month: 'long' }),
  time: local(at).toLocaleString(tags[language], { hour: '2-digit', minute: '2-digit' }),
})
