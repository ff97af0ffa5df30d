import { sql } from 'kysely'
import type { z } from 'zod'
import type { Database, Db } from './database.ts'
import type { Services } from './services.ts'

/**
 * A queue of its own beside that of all other work: what waits for somebody else's server takes no place of what waits for ours.
 */
export const lanes = ['mail', 'push'] as const
export type Lane = (typeof lanes)[number]

/** Work for later that carries what it needs to know. Must be safe to run twice. */
export interface Job<Payload = any> {
  name: string
  payload: z.ZodType<Payload>
  run: (call: JobCall<Payload>) => Promise<void>
  ends: Ends<Payload>
}

/** How a kind of job ends, whatever happens. */
export interface Ends<Payload> {
  /** How often it is begun; also a try in which its process was killed is one. */
  tries: number
  /** How long one try may take before it is ended, its connections with it. */
  seconds: number
  /** Marks what somebody waits for as failed, so that they read why and can go on; nothing when nobody waits. */
  givenUp?: (call: JobCall<Payload>, reason: GivenUp) => Promise<void>
  lane?: Lane
}

/** Why a job was given up, in one word for which the screens have a sentence. */
export type GivenUp = 'failed' | 'took-too-long' | 'interrupted'

/** A job opens its own transactions, so that a long one can show how far it is. */
export interface JobCall<Payload> {
  organizationId: string
  payload: Payload
  services: Services
  database: Database
  /** Which try it is, from 1: what fails is tried again, each time later. */
  attempt: number
  /** Aborted when the process has been asked to stop, or when the try has taken too long. */
  signal: AbortSignal
}

/** For work that nobody looks for the end of: tried for a few days, then left in the queue for the operator. */
export const nobodyWaits = { tries: 25, seconds: 900 } as const

/** For work that a person waits for: given up within minutes, with `givenUp` saying so where they look. */
export const somebodyWaits = <Payload>(
  givenUp: NonNullable<Ends<Payload>['givenUp']>,
  { tries = 5, seconds = 900 }: Partial<Pick<Ends<Payload>, 'tries' | 'seconds'>> = {},
): Ends<Payload> => ({ tries, seconds, givenUp })

/** Declares a kind of job, named by a sentence, and how it ends. */
export const job = <Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  ends: Ends<Payload>,
  run: (call: JobCall<Payload>) => Promise<void>,
): Job<Payload> => ({ name, payload, run, ends })

/** The kind of task in the queue that a lane's runner takes. */
export const taskOf = (lane: Lane | undefined) => (lane ? `job-${lane}` : 'job')

/**
 * Puts a job into the queue in the caller's transaction. With a `key`, a job that is still waiting under the same key
 * is replaced, so that asking twice runs it once.
 */
export const enqueue = async <Payload>(
  db: Db,
  { name, ends: { lane } }: Pick<Job<Payload>, 'name' | 'ends'>,
  payload: Payload,
  { runAt, key }: { runAt?: Date; key?: string } = {},
) => {
  await sql`select palier.enqueue(${taskOf(lane)}, ${JSON.stringify({ name, payload })}::jsonb, ${runAt?.toISOString() ?? null}::timestamptz, ${key ?? null})`.execute(
    db,
  )
}

/** Work done once a day or once an hour in every organization, each organization its own job. Must be safe to run twice. */
export interface DailyJob {
  at: `${number}:${number}` | 'every hour'
  name: string
  /** Resolves with what is left to do once its transaction has ended, such as removing files. */
  run: (call: { db: Db; services: Services }) => Promise<void | (() => Promise<void>)>
}

/** Declares daily work; `at` is UTC. */
export const daily = (at: `${number}:${number}`, name: string, run: DailyJob['run']): DailyJob => ({
  at,
  name,
  run,
})

/** Declares work that is done at every full hour. */
export const hourly = (name: string, run: DailyJob['run']): DailyJob => ({ at: 'every hour', name, run })
