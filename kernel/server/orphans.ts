import type { Pool } from 'pg'

const ALIVE = 7_203_114

/**
 * A job that a killed process held would wait for hours. Every worker holds a lock while it lives: who finds nobody alive
 * frees what the dead had taken, before it starts itself; what it had taken `before`, in an earlier life of its own, is freed in
 * any case. `lost` resolves when the connection that holds the lock dies.
 */
export const freeOrphans = async (pool: Pool, before: string[]) => {
  const client = await pool.connect()
  const { promise: lost, resolve: lose } = Promise.withResolvers<Error>()
  client.on('error', lose)
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [ALIVE])
  const alone = rows[0]?.alone === true
  await client.query(
    `select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs where $1 and locked_by is not null or locked_by = any ($2)))`,
    [alone, before],
  )
  await client.query('select pg_advisory_lock_shared($1)', [ALIVE])
  if (alone) await client.query('select pg_advisory_unlock($1)', [ALIVE])
  const letGo = async () => {
    const failed = await client.query('select pg_advisory_unlock_shared($1)', [ALIVE]).then(
      () => undefined,
      (error: Error) => error,
    )
    client.off('error', lose)
    client.release(failed)
  }
  return { lost, letGo }
}
