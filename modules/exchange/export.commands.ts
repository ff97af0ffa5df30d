import { allowed, type Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { exportAsked, exportTaken } from './events.ts'
import { exportJob } from './export.jobs.ts'
import { insertExport } from './export.queries.ts'

/** Begins an export of an app: with staff's rights for those who may keep them. */
export const beginExport = async (db: Db, actor: Actor, appId: string) => {
  const withStaff = allowed(actor, 'staff.manage', { appId })
  const made = await insertExport(db, { appId, createdById: actor.personId, withStaff })
  const data = { exchangeExportId: made.id, appId, withStaff }
  await record(db, exportAsked, { actor, subjectId: made.id, data })
  await enqueue(db, exportJob, { exchangeExportId: made.id })
  return made
}

export const notifyTaken = (db: Db, actor: Actor, { id, appId }: { id: string; appId: string }) =>
  record(db, exportTaken, { actor, subjectId: id, data: { exchangeExportId: id, appId } })
