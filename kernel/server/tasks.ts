import { setTimeout as pause } from 'node:timers/promises'
import type { Task } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { inOrganization } from './database.ts'
import type { Reaction } from './events.ts'
import { type DailyJob, type GivenUp, type Job, lanes, nobodyWaits, taskOf } from './jobs.ts'
import type { Services } from './services.ts'
import { traced } from './traces.ts'
import { holding, takeAway } from './waiting.ts'

export interface Work {
  reactions: readonly Reaction[]
  jobs: readonly Job[]
  dailyJobs: readonly DailyJob[]
}

interface Named {
  organizationId: string
  name: string
}

interface Options extends Work {
  services: Services
  pool: Pool
  stopping: AbortSignal
}

/** What the queue knows how to do: a list of tasks for each runner, the first of which does all that has no lane of its own. */
export const tasksOf = ({ services, pool, stopping, reactions, jobs, dailyJobs }: Options) => {
  const { database } = services
  const bounded = boundedBy(pool, stopping)

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
      db.causedById = found.actorId
      const subjectId = found.subjectId ?? eventId
      await named(reactions, name).run({ db, data: found.data, services, event: { ...found, subjectId } })
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
        services,
        type: event.type,
        event: { ...event, subjectId: event.subjectId ?? event.id },
      }))
      for (const [type, meant] of Map.groupBy(calls, (call) => call.type))
        for (const { to, runAll } of reactions) if (to === type) await runAll?.(meant)
    })
  }

  /** A try that fails is followed by the next, the last by giving up; and who is never asked to the end of a try has been killed in it. */
  const job: Task = async (given, { job: { attempts } }) => {
    const { organizationId, name, payload } = given as Named & { payload: unknown }
    const { run, ends, ...found } = named(jobs, name)
    const call = {
      organizationId,
      payload: found.payload.parse(payload),
      services,
      database,
      attempt: attempts,
    }
    const giveUp = async (reason: GivenUp, error?: unknown) => {
      await ends.givenUp?.({ ...call, signal: stopping }, reason)
      services.log.error(
        { organizationId, job: name, reason, error: error && String(error) },
        'A job was given up',
      )
    }
    if (ends.givenUp && attempts > ends.tries) return giveUp('interrupted')
    const { ended, late } = bounded(ends.seconds, (signal) => run({ ...call, signal }))
    await ended.catch(async (error: unknown) => {
      if (!ends.givenUp || attempts < ends.tries || stopping.aborted) throw error
      await giveUp(late() ? 'took-too-long' : 'failed', error)
    })
  }

  const daily: Task = async (payload, { addJob }) => {
    const { name } = payload as Named
    const { rows } = await pool.query<{ id: string }>('select palier.every_organization() as id')
    for (const { id } of rows) await addJob('daily-in-organization', { organizationId: id, name })
  }

  const dailyInOrganization: Task = async (payload) => {
    const { organizationId, name } = payload as Named
    const left = await inOrganization(database, { organizationId }, (db) =>
      named(dailyJobs, name).run({ db, services }),
    )
    await left?.()
  }

  const within =
    (task: Task): Task =>
    (payload, tools) =>
      bounded(nobodyWaits.seconds, async () => void (await task(payload, tools))).ended
  const others = { event, events: manyEvents, reaction, daily, 'daily-in-organization': dailyInOrganization }
  const bound = Object.fromEntries(Object.entries(others).map(([kind, task]) => [kind, within(task)]))
  return [{ ...bound, job }, ...lanes.map((lane) => ({ [taskOf(lane)]: job }))].map(tracedTasks)
}

/**
 * Gives work its time: after it, its signal is aborted, and what does not listen loses its connections, so that nothing of
 * it is ever written.
 */
const boundedBy =
  (pool: Pool, stopping: AbortSignal) => (seconds: number, work: (signal: AbortSignal) => Promise<void>) => {
    const over = new AbortController()
    const connections = new Set<PoolClient>()
    let late = false
    const run = async () => {
      const done = new AbortController()
      const tooLong = pause(seconds * 1000, undefined, { signal: done.signal }).then(async () => {
        late = true
        over.abort(new Error(`It took longer than ${seconds} seconds`))
        for (const client of connections) await cut(pool, client)
        throw over.signal.reason
      })
      try {
        await Promise.race([
          holding(connections, () => work(AbortSignal.any([stopping, over.signal]))),
          tooLong,
        ])
      } finally {
        done.abort()
      }
    }
    return { ended: run(), late: () => late }
  }

/** The database ends what runs on the connection and takes back its transaction. */
const cut = async (pool: Pool, client: PoolClient) => {
  const { processID } = client as PoolClient & { processID: number }
  await pool.query('select pg_terminate_backend($1)', [processID]).catch(() => {})
  takeAway(client)
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

const named = <Item extends { name: string }>(items: readonly Item[], name: string) => {
  const item = items.find((each) => each.name === name)
  if (!item) throw new Error(`Nothing is named ${name}`)
  return item
}
