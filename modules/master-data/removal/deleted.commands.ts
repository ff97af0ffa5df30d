import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { typeOf } from '../changes.rules.ts'
import { type DeletedRow, setDeleted } from './deleted.queries.ts'
import { ofPlace, placeEvents } from '../events.ts'

/** Brings a place back and gives its type. Throws Problem 409 'place-above-deleted'. */
export const restorePlace = async (db: Db, actor: Actor, subject: DeletedRow) => {
  if (!subject.rooted) throw conflict('place-above-deleted')
  await setDeleted(db, subject.level, subject.id, null)
  const type = typeOf[subject.level]
  await record(db, placeEvents[type].restored, { actor, ...ofPlace(subject) })
  return type
}
