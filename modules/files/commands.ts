import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { fileDeleted } from './events.ts'
import { setDeleted } from './queries.ts'

export const removeFile = async (db: Db, actor: Actor, fileId: string) => {
  await setDeleted(db, fileId)
  await record(db, fileDeleted, { actor, subjectId: fileId, data: { fileId } })
}
