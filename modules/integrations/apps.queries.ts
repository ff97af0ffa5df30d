import type { Db } from '#kernel/server/database.ts'

export const listAppIds = async (db: Db) =>
  (await db.selectFrom('app').select('id').execute()).map(({ id }) => id)
