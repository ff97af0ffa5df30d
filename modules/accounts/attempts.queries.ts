import { tooMany } from '#kernel/contract/problem.ts'
import type { Database } from '#kernel/server/database.ts'
import { type AttemptKind, attemptKey, waitAfter } from './attempts.rules.ts'

const FORGOTTEN_AFTER = '1 hour'

type Subjects = Partial<Record<AttemptKind, string>>

const keysOf = (subjects: Subjects) =>
  (Object.entries(subjects) as [AttemptKind, string][]).map(([kind, value]) => ({ kind, key: attemptKey(kind, value) }))

/** Throws Problem 429 while an account or an address has to wait after failures. */
export const requirePatience = async ({ pool }: Database, subjects: Subjects) => {
  for (const { kind, key } of keysOf(subjects)) {
    const { rows } = await pool.query<{ failures: number; seconds: number }>(
      `select failures, extract(epoch from now() - last_at)::float as seconds from attempt
       where key = $1 and last_at > now() - interval '${FORGOTTEN_AFTER}'`,
      [key],
    )
    const wait = Math.ceil(waitAfter(kind, rows[0]?.failures ?? 0) - (rows[0]?.seconds ?? 0))
    if (wait > 0) throw tooMany(wait)
  }
}

/** Counts a failure; after an hour without one the count begins anew. */
export const countFailure = async ({ pool }: Database, subjects: Subjects) => {
  for (const { key } of keysOf(subjects))
    await pool.query(
      `insert into attempt (key, failures) values ($1, 1) on conflict (key) do update set last_at = now(),
       failures = case when attempt.last_at > now() - interval '${FORGOTTEN_AFTER}' then attempt.failures + 1 else 1 end`,
      [key],
    )
}

export const forgetFailures = async ({ pool }: Database, subjects: Subjects) => {
  await pool.query('delete from attempt where key = any($1)', [keysOf(subjects).map(({ key }) => key)])
}
