import type { Row } from '#database/tables.ts'
import { serve } from '#kernel/server/serve.ts'
import { findCode } from './codes.queries.ts'
import { beginLetter, beginLetters } from './letters.commands.ts'
import * as contract from './letters.contract.ts'
import { drawLetters } from './letters.ts'
import { withLogos } from './letters.presenter.ts'
import * as queries from './letters.queries.ts'
import { mayManageTenants, ownsCode } from './policy.ts'

export const letterEndpoints = [
  serve(contract.drawLetter, {
    find: ({ db, actor, params }) => findCode(db, actor, params.invitationId),
    allow: ownsCode,
    async run({ db, actor, services, subject, query: { addressWindow } }) {
      const said = await beginLetter(db, actor, services, subject)
      return async () => {
        const letters = await withLogos(services, said, actor.personId)
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
    run: async ({ db, actor, body }) => present(await beginLetters(db, actor, body)),
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
