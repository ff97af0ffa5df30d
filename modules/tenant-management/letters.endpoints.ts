import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { serve } from '#kernel/server/serve.ts'
import { findCode } from './codes.queries.ts'
import { lettersDrawn, ofCode } from './events.ts'
import * as contract from './letters.contract.ts'
import { drawRun } from './letters.jobs.ts'
import { drawLetters } from './letters.ts'
import { lettersOf, withLogos } from './letters.presenting.ts'
import * as queries from './letters.queries.ts'
import { mayManageTenants, ownsCode } from './policy.ts'

export const letterEndpoints = [
  serve(contract.drawLetter, {
    find: ({ db, actor, params }) => findCode(db, actor, params.invitationId),
    allow: ownsCode,
    async run({ db, actor, platform, subject, query: { addressWindow } }) {
      const said = await lettersOf(db, platform, [subject])
      const { subjectId, data } = ofCode(subject)
      await record(db, lettersDrawn, { actor, subjectId, data: { unitId: data.unitId, count: 1 } })
      return async () => {
        const letters = await withLogos(platform, said, actor.personId)
        const { bytes, unwritten } = await drawLetters(letters, { addressWindow })
        return new Response(new Uint8Array(bytes), {
          headers: {
            'content-type': 'application/pdf',
            ...(unwritten.length > 0 && { 'x-unwritten': unwritten.map(encodeURIComponent).join(', ') }),
            'content-disposition': `inline; filename="${subject.code.replaceAll(/[^\w-]/g, '')}.pdf"`,
          },
        })
      }
    },
  }),
  serve(contract.drawLetters, {
    allow: mayManageTenants,
    async run({ db, actor, body: { registrationCodeIds = [], place, addressWindow } }) {
      const ids = place
        ? await queries.listOpenCodesAt(db, actor, place)
        : await queries.listOpenCodes(db, actor, registrationCodeIds)
      if (ids.length === 0) throw new Problem(400, 'no-such-invitation')
      if (ids.length > queries.MOST_LETTERS)
        throw conflict('too-many-letters', { most: queries.MOST_LETTERS })
      const run = await queries.insertRun(db, {
        requestedById: actor.personId,
        addressWindow,
        letterCount: ids.length,
      })
      const unitId = (await findCode(db, actor, ids[0]!))?.places[0]?.unitId
      await record(db, lettersDrawn, { actor, subjectId: run.id, data: { unitId, count: ids.length } })
      await enqueue(db, drawRun, { letterRunId: run.id, registrationCodeIds: ids })
      return present(run)
    },
  }),
  serve(contract.findLetters, {
    find: async ({ db, actor, params }) => {
      const run = await queries.findRun(db, params.letterRunId)
      return run?.requestedById === actor.personId ? run : undefined
    },
    allow: mayManageTenants,
    run: async ({ subject }) => present(subject),
  }),
  serve(contract.listLetters, {
    allow: mayManageTenants,
    async run({ db, actor }) {
      const items = (await queries.listRuns(db, actor)).map(present)
      return { _embedded: { items }, total: items.length }
    },
  }),
]

const present = (run: Row<'letterRun'>): contract.LetterRun => ({
  id: run.id,
  state: run.state as contract.LetterRun['state'],
  letterCount: run.letterCount,
  drawnCount: run.drawnCount,
  url: run.fileId && `/api/v1/files/${run.fileId}/original`,
  unwritten: run.unwritten,
  createdAt: run.createdAt.toISOString(),
})
