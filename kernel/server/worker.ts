import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import type { DailyJob } from './jobs.ts'
import { watchStaleLocks } from './staleLocks.ts'
import type { Services } from './services.ts'
import { tasksOf, type Work } from './tasks.ts'

export type { Work }

interface Options extends Work {
  /** Its database is best one past any pooler, so that work that takes too long can be ended. */
  services: Services
  /** Connections as the owner of the queue: the application's role may only put jobs in. */
  pool: Pool
  concurrency?: number
  /** Does mails and pushes keep places of their own? Who only wants everything done needs one queue for all. */
  inLanes?: boolean
}

const NEXT_SHIFT_MILLISECONDS = 1000

/**
 * Runs what waits in the queue until `stop()`, which lets running jobs finish. Every job acts inside the organization
 * it was enqueued for and can reach no other.
 */
export const startWorker = async ({
  services,
  pool,
  dailyJobs,
  concurrency = 4,
  inLanes = true,
  ...work
}: Options) => {
  const stopping = new AbortController()
  const tasks = tasksOf({ ...work, services, pool, dailyJobs, stopping: stopping.signal })
  const [main = {}, ...lanes] = inLanes ? tasks : [Object.assign({}, ...tasks) as (typeof tasks)[number]]
  const clock = parseCronItems(
    dailyJobs.map(({ at, name }) => ({
      task: 'daily',
      identifier: name,
      match: cron(at),
      payload: { name },
    })),
  )

  /** Works until it is stopped, or until the database goes away under it. */
  const startShift = async () => {
    const { lost, keep, letGo } = await watchStaleLocks(pool)
    const events: WorkerEvents = new EventEmitter()
    const kept: Promise<void>[] = []
    events.on('pool:create', ({ workerPool }) => kept.push(keep(workerPool.id)))
    const runners = await Promise.all(
      [main, ...lanes].map((taskList) =>
        run({
          pgPool: pool,
          concurrency,
          pollInterval: 1000,
          taskList,
          parsedCronItems: taskList === main ? clock : [],
          noHandleSignals: true,
          logger: quiet(services),
          events,
          // Only in batches does the queue survive that the end of a job cannot be written down.
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        }),
      ),
    )
    await Promise.all(kept).catch(() => {})
    const stop = () => Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
    const ended = Promise.race([...runners.map(({ promise }) => promise.catch(() => {})), lost])
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

/** The queue's own words are for us only when something went wrong; they name tasks and ids, not payloads. */
const quiet = ({ log }: Services) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({}, message)
  })

const cron = (at: DailyJob['at']) =>
  at === 'every hour' ? '0 * * * *' : `${at.split(':').toReversed().map(Number).join(' ')} * * *`
