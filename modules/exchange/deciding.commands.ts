import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { exchangeConfirmed, exchangeUndoAsked, ofDelivery } from './events.ts'
import { runExchange } from './jobs.ts'
import { jobAbilities } from './policy.ts'
import * as queries from './queries.ts'
import { undoExchange } from './undoing.jobs.ts'

/** Applies a delivery that waits to be confirmed. Throws Problem 409 'not-to-confirm'. */
export const confirmDelivery = async (db: Db, actor: Actor, subject: queries.JobRow) => {
  const job = await queries.lockJob(db, subject.id)
  if (job?.state !== 'to-confirm') throw new Problem(409, 'not-to-confirm')
  await queries.setJob(db, subject.id, { state: 'applying' })
  await enqueue(db, runExchange, { exchangeJobId: subject.id, confirmed: true })
  await record(db, exchangeConfirmed, { ...ofDelivery(subject), actor })
}

/** Begins to undo a delivery. Throws Problem 409 'not-to-undo'. */
export const askToUndo = async (db: Db, actor: Actor, subject: queries.JobRow) => {
  const job = await queries.lockJob(db, subject.id)
  if (!job || !jobAbilities.of(actor, job).undo) throw new Problem(409, 'not-to-undo')
  await queries.setJob(db, subject.id, { state: 'undoing', undoProblem: null })
  await enqueue(db, undoExchange, { exchangeJobId: subject.id })
  await record(db, exchangeUndoAsked, { ...ofDelivery(subject), actor })
}
