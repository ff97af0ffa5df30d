import type { z } from 'zod'
import { Problem } from '#kernel/contract/problem.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import {
  type Ends,
  enqueue,
  type GivenUp,
  type Job,
  job,
  type JobCall,
  somebodyWaits,
} from '#kernel/server/jobs.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { type Door, from, inside } from '#kernel/server/whence.ts'
import { lockPlaces } from './locks.queries.ts'
import { analyseJob } from './analysing.jobs.ts'

/** A piece of work while it is done, in one transaction. */
export interface Work<Payload, Found, Read> {
  db: Db
  call: JobCall<Payload>
  found: Found
  read: Read
  /** Milliseconds since this try began. */
  took: () => number
}

/** Why nothing was done, in one word; `back` is what the work itself found and had taken back. */
export interface Ending<Back> {
  code: string
  givenUp: boolean
  back?: Back | undefined
}

interface Kind<Payload, Found extends { appId: string }, Read, Back> {
  name: string
  payload: z.ZodType<Payload>
  door: Door
  ends?: Partial<Pick<Ends<Payload>, 'tries' | 'seconds'>>
  /** What is to be worked on, held until the transaction ends; undefined when nobody waits for that any more. */
  find: (db: Db, payload: Payload) => Promise<Found | undefined>
  /** The same in a transaction of its own, before anything else is done: from now on people see that it has begun. */
  begin?: (db: Db, payload: Payload) => Promise<Found | undefined>
  /** The same for the transaction of the work itself: one at a time. */
  hold?: (db: Db, payload: Payload) => Promise<Found | undefined>
  /** What is waited for before that transaction is open, such as storage. Calls `work` with what it has read. */
  reading: (call: JobCall<Payload>, found: Found, work: (read: Read) => Promise<void>) => Promise<void>
  /** Whoever writes master data in bulk does so alone in its app, and has the planner of the database look at it. */
  writes: boolean
  /** Does all of it. What it resolves with, if anything, is why nothing of that is to stay. */
  run: (work: Work<Payload, Found, Read>) => Promise<Back | void>
  /** Notes why nothing was done, so that nobody waits for it. */
  refuse: (
    db: Db,
    found: Found,
    ending: Ending<Back>,
    by: { call: JobCall<Payload>; took: number | null },
  ) => Promise<void>
}

/**
 * Work on an import or a delivery: one transaction that does all of it or nothing, so that a process that dies at any moment
 * leaves nothing half done, and the queue begins it again. An outage is tried again, a refusal is noted.
 */
export const workJob = <Payload, Found extends { appId: string }, Read, Back = never>(
  kind: Kind<Payload, Found, Read, Back>,
): Job<Payload> => {
  const { door, find, begin = find, hold = find, reading, writes, run, refuse } = kind
  const within =
    ({ database, organizationId }: JobCall<Payload>) =>
    <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(from(database, inside(door)), { organizationId }, work)
  const end = (call: JobCall<Payload>, ending: Ending<Back>, took: number | null) =>
    within(call)(async (db) => {
      const found = await find(db, call.payload)
      if (found) await refuse(db, found, ending, { call, took })
    })
  const givenUp = (call: JobCall<Payload>, code: GivenUp) => end(call, { code, givenUp: true }, null)
  return job(kind.name, kind.payload, somebodyWaits(givenUp, kind.ends), async (call) => {
    const started = performance.now()
    const took = () => Math.round(performance.now() - started)
    const found = await within(call)((db) => begin(db, call.payload))
    if (!found) return
    let back: Back | undefined
    try {
      await reading(call, found, (read) =>
        within(call)(async (db) => {
          const held = await hold(db, call.payload)
          if (!held) return
          if (writes) await lockPlaces(db, held.appId)
          back = (await run({ db, call, found: held, read, took })) ?? undefined
          if (back) throw new Problem(409, 'taken-back')
          if (writes) await enqueue(db, analyseJob, {}, { key: 'look at places' })
        }),
      )
    } catch (error) {
      await end(call, { code: refusalOf(error), givenUp: false, back }, took())
    }
  })
}

/** What only the database could find, such as somebody who took a name meanwhile, is a refusal; what another try may get past is none. */
const refusalOf = (error: unknown) => {
  const { status, code } = asProblem(error)
  if (status >= 500 || (!(error instanceof Problem) && code === 'changed-meanwhile')) throw error
  return code
}
