import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'

const WORKER = 7_203_114
const LOOK_MILLISECONDS = 15_000
/** A worker may have taken a job a moment before its lock: who is looked for again is dead. */
const AGAIN_MILLISECONDS = 1000

/**
 * A job that a killed process held would wait for hours. Every worker holds a lock of its own while it lives, on a
 * connection that dies with it: whoever can take the lock of another knows that it is dead, and frees what it held. Looked
 * for again and again by everybody who lives. `lost` resolves when the connection that holds our lock dies.
 */
export const watchStaleLocks = async (pool: Pool) => {
  const client = await pool.connect()
  const { promise: lost, resolve: lose } = Promise.withResolvers<Error>()
  client.on('error', lose)
  const stopping = new AbortController()
  const own: string[] = []

  const keep = async (worker: string) => {
    own.push(worker)
    await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER, worker])
  }

  /** Workers that hold jobs and are dead, if they were so before, lose them; resolves with who is. */
  const look = async (before: string[]) => {
    const { rows } = await client.query<{ worker: string }>(
      `select held.worker from (
        select distinct locked_by as worker from graphile_worker._private_jobs where locked_by <> all ($2) offset 0) held
      where pg_try_advisory_lock($1, hashtext(held.worker)) and pg_advisory_unlock($1, hashtext(held.worker))`,
      [WORKER, own],
    )
    const dead = rows.map(({ worker }) => worker)
    const still = dead.filter((worker) => before.includes(worker))
    if (still.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [still])
    return dead.filter((worker) => !before.includes(worker))
  }

  const working = (async () => {
    const { signal } = stopping
    let dead: string[] = []
    while (!signal.aborted) {
      dead = await look(dead).catch(() => [])
      const until = dead.length > 0 ? AGAIN_MILLISECONDS : LOOK_MILLISECONDS
      await pause(until, undefined, { signal }).catch(() => {})
    }
  })()

  const letGo = async () => {
    stopping.abort()
    await working
    const failed = await client.query('select pg_advisory_unlock_all()').then(
      () => undefined,
      (error: Error) => error,
    )
    client.off('error', lose)
    client.release(failed)
  }
  return { lost, keep, letGo }
}
