import type { Status } from './contract.ts'

const HOUR = 3_600_000
/** Yellow after one working day without a word from us, red after three. */
const YELLOW_HOURS = 24
const RED_HOURS = 72

/** A day in Zurich that is no Saturday or Sunday. */
const isWorkingDay = (at: number) => {
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Europe/Zurich' }).format(at)
  return day !== 'Sat' && day !== 'Sun'
}

/** Hours between two instants that lie in working days; enough are counted to tell red, no more. */
export const workingHours = (from: number, until: number) => {
  let hours = 0
  for (let at = from; at < until && hours <= RED_HOURS; at += HOUR) if (isWorkingDay(at)) hours += Math.min(1, (until - at) / HOUR)
  return hours
}

/**
 * The waiting light, our own rule: how long the requester has been waiting for our word, in working days. Green: less
 * than one, or not waiting at all; yellow: less than three; red: more.
 */
export const lightOf = (waitingSince: Date | null, now: Date = new Date()): 'green' | 'yellow' | 'red' => {
  if (!waitingSince) return 'green'
  const hours = workingHours(waitingSince.getTime(), now.getTime())
  return hours < YELLOW_HOURS ? 'green' : hours < RED_HOURS ? 'yellow' : 'red'
}

/** How long after it was closed a ticket comes back when its requester writes once more. */
const REOPENS_FOR_DAYS = 30

/** The status after a message, unless the author says otherwise; 'refused' when a ticket has been closed for too long. */
export const statusAfter = (
  ticket: { status: string; closedAt: Date | null },
  message: { byAgent: boolean; internal: boolean },
  now: Date = new Date(),
): Status | 'refused' => {
  const status = ticket.status as Status
  if (message.internal) return status
  if (message.byAgent) return status === 'waiting-for-agent' ? 'waiting-for-customer' : status
  if (status === 'closed' && ticket.closedAt && now.getTime() - ticket.closedAt.getTime() > REOPENS_FOR_DAYS * 24 * HOUR) return 'refused'
  return status === 'waiting-for-external' ? status : 'waiting-for-agent'
}

/** Since when the requester waits for our word after a step: an answer or a closed ticket ends the waiting. */
export const waitingAfter = (
  before: Date | null,
  step: { status: Status; byAgent: boolean; internal: boolean },
  now: Date = new Date(),
): Date | null => {
  if (step.status === 'closed' || (step.byAgent && !step.internal)) return null
  if (step.internal) return before
  return before ?? now
}
