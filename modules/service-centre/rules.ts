import { lineNames, type Lines, type Status } from './contract.ts'

/** What a list shows of the last word of a ticket, in UTF-16 units. */
export const LONGEST_EXCERPT = 160

const ZURICH = 'Europe/Zurich'
/** Yellow after one working day without a word from us, red after three. */
const YELLOW_DAYS = 1
const RED_DAYS = 3

/** The holidays that every canton keeps: New Year, Ascension, 1 August, Christmas. */
const isHoliday = (day: Temporal.PlainDate) =>
  ['01-01', '08-01', '12-25'].includes(day.toString().slice(5)) ||
  day.equals(easterOf(day.year).add({ days: 39 }))

/** Easter Sunday, by the rule of the Gregorian calendar (Meeus, Jones and Butcher). */
const easterOf = (year: number) => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const h = (19 * a + b - d - Math.floor((b - f + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const month = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(month / 31), day: (month % 31) + 1 })
}

const isWorkingDay = (day: Temporal.PlainDate) => day.dayOfWeek <= 5 && !isHoliday(day)

/** The instant from which so many hours of working days (24 in each) have passed until `now`. */
export const workingDaysBefore = (now: Date, days: number): Date => {
  let left = days * 24 * 3600
  let at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZURICH)
  while (left > 0) {
    const day = at.subtract({ nanoseconds: 1 }).toPlainDate()
    const start = day.toZonedDateTime(ZURICH)
    const seconds = at.since(start, { largestUnit: 'seconds' }).total('seconds')
    if (!isWorkingDay(day)) at = start
    else if (seconds < left) {
      left -= seconds
      at = start
    } else return new Date(at.subtract({ milliseconds: Math.round(left * 1000) }).epochMilliseconds)
  }
  return new Date(at.epochMilliseconds)
}

export type Light = 'green' | 'yellow' | 'red'

/** When the colours began, to the minute: counting working days is worth doing once for all who look in it. */
const began = { minute: Number.NaN, yellow: 0, red: 0 }

const colourChanges = (now: Date) => {
  const minute = now.getTime() - (now.getTime() % 60_000)
  if (minute !== began.minute)
    Object.assign(began, {
      minute,
      yellow: workingDaysBefore(new Date(minute), YELLOW_DAYS).getTime(),
      red: workingDaysBefore(new Date(minute), RED_DAYS).getTime(),
    })
  return began
}

/**
 * The waiting light, our own rule: how long the requester has been waiting for our word, counted in working days in
 * Zurich (no Saturday, no Sunday, no holiday that all of Switzerland keeps). Green: less than one, or not waiting at
 * all; yellow: less than three; red: longer.
 */
export const lightOf = (waitingSince: Date | null, now: Date = new Date()): Light => {
  const { yellow, red } = colourChanges(now)
  const since = waitingSince?.getTime() ?? Number.POSITIVE_INFINITY
  return since <= red ? 'red' : since <= yellow ? 'yellow' : 'green'
}

/** How long after it was closed a ticket comes back when its requester writes once more. */
const REOPENS_FOR = 30 * 86_400_000

/** May the requester of a closed ticket still bring it back? Later they report anew. */
export const isRecentlyClosed = (closedAt: Date | null, now: Date = new Date()) =>
  closedAt === null || now.getTime() - closedAt.getTime() <= REOPENS_FOR

/**
 * The status after a message, unless its author says otherwise: a resident's word puts the ticket back on our side, an
 * answer of ours hands it to the resident, a note changes nothing.
 */
export const statusAfter = (status: Status, message: { byAgent: boolean; internal: boolean }): Status => {
  if (message.internal) return status
  if (message.byAgent) return status === 'waiting-for-agent' ? 'waiting-for-customer' : status
  return status === 'waiting-for-external' ? status : 'waiting-for-agent'
}

/**
 * Since when the requester waits for our word after a step. Their turn or a closed ticket ends the waiting, an answer
 * starts it anew, everything else leaves it as it was.
 */
export const waitingAfter = (
  before: Date | null,
  step: { status: Status; answered: boolean },
  now: Date = new Date(),
): Date | null => {
  if (step.status === 'closed' || step.status === 'waiting-for-customer') return null
  return step.answered ? now : (before ?? now)
}

/** The lines of a ticket, of a row as of what somebody sent. */
export const linesOf = <Given extends Partial<Lines>>(given: Given) =>
  Object.fromEntries(lineNames.map((name) => [name, given[name]])) as Pick<Given, keyof Lines>
