import { createHash } from 'node:crypto'

/** How many tries an hour are free. An address may be a whole office; a mail is read before the next one is asked for. */
const FREE = { account: 5, address: 60, mail: 3, proof: 5 } as const

/** The longest wait, in seconds: nobody is locked out for good. */
const LONGEST_WAIT = 15 * 60
const FIRST_WAIT = 5

export type AttemptKind = keyof typeof FREE

/** What is tried: a password for an `account`, anything from an `address`, a link by `mail` to an account, a `proof` by a person. */
export type Subjects = Partial<Record<AttemptKind, string>>

/** Tries are counted under this: neither the account nor the address can be read from it. */
export const attemptKey = (kind: AttemptKind, value: string) =>
  `${kind}:${createHash('sha256').update(value.trim().toLowerCase()).digest('hex')}`

/** Seconds that must pass before the next try, by the number of tries before it: free ones, then doubling. */
export const waitsOf = (kind: AttemptKind): number[] => {
  const waits = Array.from({ length: FREE[kind] }, () => 0)
  for (let wait = FIRST_WAIT; wait < LONGEST_WAIT; wait *= 2) waits.push(wait)
  return [...waits, LONGEST_WAIT]
}
