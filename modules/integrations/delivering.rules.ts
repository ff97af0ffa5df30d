import { createHmac } from 'node:crypto'

const SECOND = 1000
const DAY = 86_400 * SECOND

/** How long a delivery is tried, and how long its history is kept. */
export const DAYS_TRIED = 7
export const DAYS_KEPT = 30
/** After how long without a single success a webhook is paused. */
export const DAYS_FAILING = 3

const FIRST_PAUSE = 10 * SECOND
const LONGEST_PAUSE = 6 * 3600 * SECOND

/** When a delivery that failed for the nth time is tried again: pauses grow threefold up to six hours; after seven days never. */
export const nextAttempt = (attempts: number, firstDueAt: Date, now: Date): Date | undefined => {
  const next = new Date(now.getTime() + Math.min(FIRST_PAUSE * 3 ** (attempts - 1), LONGEST_PAUSE))
  return next.getTime() > firstDueAt.getTime() + DAYS_TRIED * DAY ? undefined : next
}

/** Seconds for which a receiver is left alone that has failed so often in a row: a flood of events does not hammer it. */
export const restAfter = (failures: number) => (failures < 3 ? 0 : Math.min(2 ** (failures - 2), 60))

export const hasFailedForDays = (failingSince: Date, now: Date) =>
  now.getTime() - failingSince.getTime() >= DAYS_FAILING * DAY

export const daysBefore = (days: number, now: Date) => new Date(now.getTime() - days * DAY)

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

const plain = { 'content-type': 'application/json', 'user-agent': 'Palier-Webhooks' }

/** The headers of a request that proves nothing: a test for receivers that know one by its lack of a signature. */
export const unsigned = () => plain

/**
 * The headers that prove where a body comes from: the wire's own signature, which covers the body, and ours, which covers
 * the time as well, so that an old request cannot be passed off as a new one.
 */
export const signed = (secret: string, body: string, now: Date) => {
  const timestamp = String(now.getTime())
  return {
    ...plain,
    'x-allthings-signature': hmac(secret, body),
    'x-allthings-signature-timestamp': timestamp,
    'x-palier-signature': hmac(secret, `${timestamp}.${body}`),
  }
}
