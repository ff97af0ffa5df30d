import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { notAttachable, requireOwn } from '#modules/files/public.ts'
import { insertAttachments, isAttached, lockFiles } from './messages.queries.ts'

/** Attaches files of one's own, once. Throws Problem 400 'file-not-attachable'. */
export const attach = async (
  db: Db,
  actor: Actor,
  files: string[],
  at: { ticketId: string; messageId?: string; internal: boolean },
) => {
  if (files.length === 0) return
  await lockFiles(db, files)
  await requireOwn(db, actor, files)
  if (await isAttached(db, files)) throw notAttachable()
  await insertAttachments(db, [...new Set(files)], at)
}
