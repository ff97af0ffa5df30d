import { setTimeout as pause } from 'node:timers/promises'
import { type Database, inNoOrganization } from './database.ts'

/** Who waits longer for a connection is not served. */
const PATIENCE_MILLISECONDS = 2000
const KEPT_MILLISECONDS = 1000

interface Options {
  database: Database
  /** Is the database there, and are its migrations ours? */
  healthy: () => Promise<boolean>
}

/**
 * Gives a function that says whether requests are served now: the pool that serves them gives a connection in time and the
 * database answers on it. Asked often it looks once a second.
 */
export const openHealth = ({ database, healthy }: Options) => {
  let looking: Promise<boolean> | undefined
  const look = async () => {
    const served = Promise.all([healthy(), inNoOrganization(database, 'select 1')]).then(([ok]) => ok)
    const late = pause(PATIENCE_MILLISECONDS, false, { ref: false })
    return Promise.race([served, late]).catch(() => false)
  }
  return () =>
    (looking ??= look().finally(() => {
      setTimeout(() => (looking = undefined), KEPT_MILLISECONDS).unref()
    }))
}
