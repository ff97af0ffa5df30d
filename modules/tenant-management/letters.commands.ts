import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { type CodeRow, findCode } from './codes.queries.ts'
import { lettersDrawn, ofCode } from './events.ts'
import type * as contract from './letters.contract.ts'
import { drawRun } from './letters.jobs.ts'
import { lettersOf } from './letters.presenter.ts'
import * as queries from './letters.queries.ts'

/** What the letter of one code says, to be drawn at once. */
export const beginLetter = async (db: Db, actor: Actor, services: Services, code: CodeRow) => {
  const said = await lettersOf(db, services, [code])
  const { subjectId, data } = ofCode(code)
  await record(db, lettersDrawn, { actor, subjectId, data: { unitId: data.unitId, count: 1 } })
  return said
}

/** Begins a run that draws the letters of many codes. Throws Problem 400 'no-such-invitation' or 409 'too-many-letters'. */
export const beginLetters = async (
  db: Db,
  actor: Actor,
  { registrationCodeIds = [], place, addressWindow }: Body<typeof contract.drawLetters>,
) => {
  const ids = place
    ? await queries.listOpenCodesAt(db, actor, place)
    : await queries.listOpenCodes(db, actor, registrationCodeIds)
  if (ids.length === 0) throw new Problem(400, 'no-such-invitation')
  if (ids.length > queries.MOST_LETTERS) throw conflict('too-many-letters', { most: queries.MOST_LETTERS })
  const run = await queries.insertRun(db, {
    requestedById: actor.personId,
    addressWindow,
    letterCount: ids.length,
  })
  const unitId = (await findCode(db, actor, ids[0]!))?.places[0]?.unitId
  await record(db, lettersDrawn, { actor, subjectId: run.id, data: { unitId, count: ids.length } })
  await enqueue(db, drawRun, { letterRunId: run.id, registrationCodeIds: ids })
  return run
}
