import type { Db } from '#kernel/server/database.ts'

export const setClosed = (
  db: Db,
  personId: string,
  when: { lockedAt?: Date | null; deactivatedAt?: Date | null },
) => db.updateTable('person').set(when).where('id', '=', personId).execute()
