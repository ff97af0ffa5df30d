import { tooMany } from '#kernel/contract/problem.ts'
import { type Database, type Db, inNoOrganization } from '#kernel/server/database.ts'
import { attemptKey, countsOf, type Subjects, waitsOf } from './attempts.rules.ts'

const FORGOTTEN_AFTER = `interval '1 hour'`
const due = `attempt.last_at + make_interval(secs => ($2::int[])[least(attempt.failures + 1, cardinality($2::int[]))])`

const keysOf = (subjects: Subjects) =>
  countsOf(subjects).map(([kind, value]) => ({ kind, key: attemptKey(kind, value) }))

/**
 * Takes a try, counted as a failure until `forgive` is called; throws Problem 429 while one has to wait. Taking and
 * counting are one statement, so that a hundred guesses at once are not a hundred tries.
 */
export const takeTry = async (database: Database, subjects: Subjects) => {
  for (const { kind, key } of keysOf(subjects)) {
    const waits = waitsOf(kind)
    const taken = await inNoOrganization(
      database,
      `insert into attempt (key, failures) values ($1, 1) on conflict (key) do update set last_at = clock_timestamp(),
         failures = case when attempt.last_at > clock_timestamp() - ${FORGOTTEN_AFTER} then attempt.failures + 1 else 1 end
       where ${due} <= clock_timestamp() or attempt.last_at <= clock_timestamp() - ${FORGOTTEN_AFTER}
       returning failures`,
      [key, waits],
    )
    if (taken.rowCount) continue
    const { rows } = await inNoOrganization<{ seconds: number }>(
      database,
      `select extract(epoch from ${due} - clock_timestamp())::float as seconds from attempt where key = $1`,
      [key, waits],
    )
    throw tooMany(Math.max(1, Math.ceil(rows[0]?.seconds ?? 1)))
  }
}

/** It went well: an account's failures are forgotten, an address gets its one try back. */
export const forgive = async (database: Database, subjects: Subjects) => {
  const keys = (own: boolean) =>
    keysOf(subjects)
      .filter(({ kind }) => (kind === 'address') !== own)
      .map(({ key }) => key)
  await inNoOrganization(database, 'delete from attempt where key = any($1)', [keys(true)])
  await inNoOrganization(
    database,
    'update attempt set failures = greatest(failures - 1, 0) where key = any($1)',
    [keys(false)],
  )
}

/** Forgets what no longer counts. */
export const purgeAttempts = (db: Db) =>
  db
    .deleteFrom('attempt')
    .where('lastAt', '<', new Date(Date.now() - 86_400_000))
    .execute()
