import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, parseCronItems, run, type Task, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { inOrganization } from './database.ts'
import type { Reaction } from './events.ts'
import type { DailyJob, Job } from './jobs.ts'
import { freeOrphans } from './orphans.ts'
import type { Platform } from './platform.ts'
import { traced } from './traces.ts'

export interface Work {
  reactions: readonly Reaction[]
  jobs: readonly Job[]
  dailyJobs: readonly DailyJob[]
}

interface Options extends Work {
  platform: Platform
  /** Connections as the owner of the queue: the application's role may only put jobs in. */
  pool: Pool
  concurrency?: number
}

interface Named {
  organizationId: string
  name: string
}

const NEXT_SHIFT_MILLISECONDS = 1000

/**
 * Runs what waits in the queue until `stop()`, which lets running jobs finish. Every job acts inside the organization
 * it was enqueued for and can reach no other.
 */
export const startWorker = async ({
  platform,
  pool,
  reactions,
  jobs,
  dailyJobs,
  concurrency = 4,
}: Options) => {
  const { database } = platform
  const stopping = new AbortController()

  const event: Task = async (payload, { addJob }) => {
    const { organizationId, eventId } = payload as { organizationId: string; eventId: string }
    const type = await inOrganization(database, { organizationId }, (db) => typeOf(db, eventId))
    for (const { name } of reactions.filter(({ to }) => to === type))
      await addJob('reaction', { organizationId, eventId, name }, { jobKey: `${eventId} ${name}` })
  }

  const reaction: Task = async (payload) => {
    const { organizationId, eventId, name } = payload as Named & { eventId: string }
    await inOrganization(database, { organizationId }, async (db) => {
      const found = await db
        .selectFrom('event')
        .selectAll()
        .where('id', '=', eventId)
        .executeTakeFirstOrThrow()
      const subjectId = found.subjectId ?? eventId
      await named(reactions, name).run({ db, data: found.data, platform, event: { ...found, subjectId } })
    })
  }

  const manyEvents: Task = async (payload) => {
    const { organizationId, eventIds } = payload as { organizationId: string; eventIds: string[] }
    await inOrganization(database, { organizationId }, async (db) => {
      const found = await db
        .selectFrom('event')
        .selectAll()
        .where('id', 'in', eventIds)
        .orderBy('step')
        .execute()
      const calls = found.map(({ data, ...event }) => ({
        db,
        data,
        platform,
        type: event.type,
        event: { ...event, subjectId: event.subjectId ?? event.id },
      }))
      for (const [type, meant] of Map.groupBy(calls, (call) => call.type))
        for (const { to, runAll } of reactions) if (to === type) await runAll?.(meant)
    })
  }

  const job: Task = async (given, { job: { attempts } }) => {
    const { organizationId, name, payload } = given as Named & { payload: unknown }
    const found = named(jobs, name)
    await found.run({
      organizationId,
      payload: found.payload.parse(payload),
      platform,
      database,
      attempt: attempts,
      signal: stopping.signal,
    })
  }

  const daily: Task = async (payload, { addJob }) => {
    const { name } = payload as Named
    const { rows } = await pool.query<{ id: string }>('select palier.every_organization() as id')
    for (const { id } of rows) await addJob('daily-in-organization', { organizationId: id, name })
  }

  const dailyInOrganization: Task = async (payload) => {
    const { organizationId, name } = payload as Named
    await inOrganization(database, { organizationId }, (db) => named(dailyJobs, name).run({ db, platform }))
  }

  const names: string[] = []
  /** Works until it is stopped, or until the database goes away under it. */
  const startShift = async () => {
    const { lost, letGo } = await freeOrphans(pool, names)
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => names.push(workerPool.id))
    const runner = await run({
      pgPool: pool,
      concurrency,
      pollInterval: 1000,
      taskList: tracedTasks({
        event,
        events: manyEvents,
        reaction,
        job,
        daily,
        'daily-in-organization': dailyInOrganization,
      }),
      parsedCronItems: parseCronItems(
        dailyJobs.map(({ at, name }) => ({
          task: 'daily',
          identifier: name,
          match: cron(at),
          payload: { name },
        })),
      ),
      noHandleSignals: true,
      logger: quiet(platform),
      events,
      // Only in batches does the queue survive that the end of a job cannot be written down.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    const stop = () => runner.stop().catch(() => {})
    const ended = Promise.race([runner.promise.catch(() => {}), lost])
      .then(stop)
      .then(letGo)
    return { ended, stop }
  }

  let shift = await startShift()
  const working = (async () => {
    while (!stopping.signal.aborted) {
      await shift.ended
      await pause(NEXT_SHIFT_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => {})
      if (!stopping.signal.aborted) shift = await startShift().catch(() => shift)
    }
    await shift.stop()
    await shift.ended
  })()
  return {
    stop: async () => {
      stopping.abort()
      await shift.stop()
      await working
    },
  }
}

const tracedTasks = (tasks: Record<string, Task>) =>
  Object.fromEntries(
    Object.entries(tasks).map(([kind, task]): [string, Task] => [
      kind,
      (payload, tools) => {
        const { name } = payload as { name?: string }
        return traced(name ?? kind, { 'palier.job': tools.job.id }, async () => task(payload, tools))
      },
    ]),
  )

const typeOf = async (db: Parameters<Reaction['run']>[0]['db'], eventId: string) =>
  (
    await sql<{
      type: string
    }>`select type from event where organization_id = ${db.organizationId} and id = ${eventId}`.execute(db)
  ).rows[0]?.type

/** The queue's own words are for us only when something went wrong; they name tasks and ids, not payloads. */
const quiet = ({ log }: Platform) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({}, message)
  })

const cron = (at: DailyJob['at']) =>
  at === 'every hour' ? '0 * * * *' : `${at.split(':').toReversed().map(Number).join(' ')} * * *`

const named = <Item extends { name: string }>(items: readonly Item[], name: string) => {
  const item = items.find((each) => each.name === name)
  if (!item) throw new Error(`Nothing is named ${name}`)
  return item
}
