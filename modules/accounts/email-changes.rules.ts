import { mailboxKey } from '#kernel/contract/mailbox.ts'
const HOUR = 3_600_000

/** So long an old address may stop what somebody else has asked for, or take back what has happened. */
export const HOURS_TO_STOP = 72
export const DAYS_TO_FINISH = 14

/** New addresses that somebody may ask for in a day: for themself, and for those whom they look after. */
export const ASKED_A_DAY = { self: 3, staff: 100 } as const

interface Change {
  askedBy: string
  askedAt: Date
  confirmedAt: Date | null
  approvedAt: Date | null
  endedAt: Date | null
  outcome: string | null
}

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR)

/** Nobody takes an account from its owner: it is somebody's once it has a password or was signed in to. */
export const isOwned = ({
  passwordHash,
  lastLoginAt,
}: {
  passwordHash: string | null
  lastLoginAt: Date | null
}) => passwordHash !== null || lastLoginAt !== null

/** From when on a change needs nothing more than that the new address is confirmed. */
export const freeFrom = ({ askedBy, askedAt, approvedAt }: Change) =>
  askedBy === 'self' || approvedAt ? askedAt : later(askedAt, HOURS_TO_STOP)

export const expiryOf = ({ askedAt }: Pick<Change, 'askedAt'>) => later(askedAt, DAYS_TO_FINISH * 24)

export const isDue = (change: Change, now: Date) =>
  !change.endedAt && change.confirmedAt !== null && freeFrom(change) <= now

/** How a change stands: what has run out counts as expired before anybody writes it down. */
export const stateOf = (change: Change, now: Date) =>
  change.outcome ?? (expiryOf(change) <= now ? 'expired' : 'waiting')

/** What the one who reads one of the mails may do with the change. */
export const actsOf = (change: Change, side: 'old' | 'new', now: Date) => {
  const waiting = stateOf(change, now) === 'waiting'
  return {
    confirm: side === 'new' && waiting && !change.confirmedAt,
    approve: side === 'old' && waiting && change.askedBy !== 'self' && !change.approvedAt,
    stop: side === 'old' && waiting,
    takeBack:
      side === 'old' &&
      change.outcome === 'done' &&
      change.endedAt !== null &&
      later(change.endedAt, HOURS_TO_STOP) > now,
  }
}

export const sameAddress = (one: string, other: string) => mailboxKey(one) === mailboxKey(other)

/** An address that its owner knows again and nobody else learns: `n…@example.ch`. */
export const masked = (email: string) => email.replace(/^(.)[^@]*/u, '$1…')
