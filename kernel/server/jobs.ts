import { sql } from 'kysely'
import type { z } from 'zod'
import type { Database, Db } from './database.ts'
import type { Platform } from './platform.ts'

/** Work for later that carries what it needs to know. Must be safe to run twice. */
export interface Job<Payload = any> {
  name: string
  payload: z.ZodType<Payload>
  run: (call: JobCall<Payload>) => Promise<void>
}

/** A job opens its own transactions, so that a long one can show how far it is. */
export interface JobCall<Payload> {
  organizationId: string
  payload: Payload
  platform: Platform
  database: Database
  /** Which try it is, from 1: what fails is tried again, each time later. */
  attempt: number
  /** Aborted when the process has been asked to stop. */
  signal: AbortSignal
}

/** Declares a kind of job, named by a sentence. */
export const job = <Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  run: (call: JobCall<Payload>) => Promise<void>,
): Job<Payload> => ({ name, payload, run })

/**
 * Puts a job into the queue in the caller's transaction. With a `key`, a job that is still waiting under the same key
 * is replaced, so that asking twice runs it once.
 */
export const enqueue = async <Payload>(
  db: Db,
  { name }: Job<Payload>,
  payload: Payload,
  { runAt, key }: { runAt?: Date; key?: string } = {},
) => {
  await sql`select palier.enqueue('job', ${JSON.stringify({ name, payload })}::jsonb, ${runAt?.toISOString() ?? null}::timestamptz, ${key ?? null})`.execute(
    db,
  )
}

/** Work done once a day or once an hour in every organization, each organization its own job. Must be safe to run twice. */
export interface DailyJob {
  at: `${number}:${number}` | 'every hour'
  name: string
  run: (call: { db: Db; platform: Platform }) => Promise<void>
}

/** Declares daily work; `at` is UTC. */
export const daily = (at: `${number}:${number}`, name: string, run: DailyJob['run']): DailyJob => ({
  at,
  name,
  run,
})

/** Declares work that is done at every full hour. */
export const hourly = (name: string, run: DailyJob['run']): DailyJob => ({ at: 'every hour', name, run })
