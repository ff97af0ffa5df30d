import type { Pool } from 'pg'

const ALIVE = 7_203_114

/**
 * A job that a killed process held would wait for hours. Every worker holds a lock while it lives: who finds nobody alive
 * frees what the dead had taken, before it starts itself. Resolves with how to let go.
 */
export const freeOrphans = async (pool: Pool): Promise<() => Promise<void>> => {
  const client = await pool.connect()
  // When the database goes away the lock goes with it, and nobody is left to be told.
  const nobody = () => {}
  client.on('error', nobody)
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [ALIVE])
  const alone = rows[0]?.alone === true
  if (alone)
    await client.query(`select graphile_worker.force_unlock_workers(
      array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`)
  await client.query('select pg_advisory_lock_shared($1)', [ALIVE])
  if (alone) await client.query('select pg_advisory_unlock($1)', [ALIVE])
  return async () => {
    const failed = await client.query('select pg_advisory_unlock_shared($1)', [ALIVE]).then(
      () => undefined,
      (error: Error) => error,
    )
    client.off('error', nobody)
    client.release(failed)
  }
}
