import type { Db } from '#kernel/server/database.ts'
import { daily } from '#kernel/server/jobs.ts'

/** Daily work that forgets what is too old, and then the files that hung on it: `forget` resolves with where their bytes are. */
export const purging = (
  at: `${number}:${number}`,
  what: string,
  forget: (db: Db) => Promise<readonly string[]>,
) =>
  daily(at, `forget ${what}`, async ({ db, services }) => {
    const keys = await forget(db)
    return async () => {
      for (const key of keys) await services.storage.remove(key)
    }
  })
