import type { EmailChange, EmailChangeState, MailedEmailChange } from './email-changes.contract.ts'
import type { EmailChangeRow } from './email-changes.queries.ts'
import { actsOf, expiryOf, freeFrom, masked, stateOf } from './email-changes.rules.ts'

type Row = Pick<
  EmailChangeRow,
  'askedBy' | 'askedAt' | 'confirmedAt' | 'approvedAt' | 'endedAt' | 'outcome' | 'newEmail'
>

const factsOf = (change: Row, now: Date) => ({
  state: stateOf(change, now) as EmailChangeState,
  askedBy: change.askedBy as EmailChange['askedBy'],
  askedAt: change.askedAt.toISOString(),
  confirmed: change.confirmedAt !== null,
  approved: change.approvedAt !== null,
  freeFrom: freeFrom(change).toISOString(),
  expiresAt: expiryOf(change).toISOString(),
})

/** A change as the reader of one of its mails sees it. */
export const mailed = (
  { change, side }: { change: EmailChangeRow; side: 'old' | 'new' },
  now: Date,
): MailedEmailChange => ({
  side,
  email: side === 'old' ? masked(change.newEmail) : change.newEmail,
  ...factsOf(change, now),
  can: actsOf(change, side, now),
})

/** A change as it stands with a person, as JSON of the database. */
export interface PersonsChange {
  id: string
  newEmail: string
  askedBy: string
  askedByName: string | null
  askedAt: string
  confirmedAt: string | null
  approvedAt: string | null
  endedAt: string | null
  outcome: string | null
}

const dateOf = (at: string | null) => (at === null ? null : new Date(at))

/** What those see of it who look after the person. */
export const presentChange = (change: PersonsChange, now: Date): EmailChange => ({
  id: change.id,
  email: change.newEmail,
  askedByName: change.askedByName,
  ...factsOf(
    {
      ...change,
      askedAt: new Date(change.askedAt),
      confirmedAt: dateOf(change.confirmedAt),
      approvedAt: dateOf(change.approvedAt),
      endedAt: dateOf(change.endedAt),
    },
    now,
  ),
})
