import { createHash } from 'node:crypto'

/** How many failures are free, and the longest wait in seconds: nobody is locked out for good. */
const FREE = { account: 5, address: 30 } as const
const LONGEST_WAIT = 15 * 60

export type AttemptKind = keyof typeof FREE

/** Attempts are counted under this: neither the account nor the address can be read from it. */
export const attemptKey = (kind: AttemptKind, value: string) =>
  `${kind}:${createHash('sha256').update(value.trim().toLowerCase()).digest('hex')}`

/** Seconds that must pass after the last failure before the next try. */
export const waitAfter = (kind: AttemptKind, failures: number) =>
  failures < FREE[kind] ? 0 : Math.min(2 ** (failures - FREE[kind]) * 5, LONGEST_WAIT)
