import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { organizationChanged } from './events.ts'

/** From when on the organization demands a second factor of its staff; null when it does not. */
export const findDemandedFrom = async (db: Db) => {
  const { secondFactorFrom } = await db
    .selectFrom('organization')
    .select('secondFactorFrom')
    .where('id', '=', db.organizationId)
    .executeTakeFirstOrThrow()
  return secondFactorFrom
}

/** Demands it from an instant on, or no more. */
export const setDemandedFrom = async (db: Db, actor: Actor, from: Date | null) => {
  const before = await findDemandedFrom(db)
  await db
    .updateTable('organization')
    .set({ secondFactorFrom: from })
    .where('id', '=', db.organizationId)
    .execute()
  const written = (at: Date | null) => ({ secondFactorFrom: at?.toISOString() ?? null })
  const changes = changesOf(written(before), written(from))
  await record(db, organizationChanged, { actor, subjectId: db.organizationId, data: { changes } })
}
