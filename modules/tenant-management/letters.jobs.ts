import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { daily, job, somebodyWaits } from '#kernel/server/jobs.ts'
import { keepFile, removeStored, storeFile } from '#modules/files/public.ts'
import { drawLetters } from './letters.ts'
import { lettersOf, withLogos } from './letters.presenter.ts'
import * as queries from './letters.queries.ts'

/** Letters after which the one who waits is told how far it is. */
const STEP = 100

/** Draws a run of letters into one file that belongs to the one who asked for it. */
export const drawRun = job(
  'draw letters',
  z.object({ letterRunId: id, registrationCodeIds: z.array(id) }),
  somebodyWaits(async ({ database, organizationId, payload: { letterRunId } }) => {
    await inOrganization(database, { organizationId }, (db) =>
      queries.setRun(db, letterRunId, { state: 'failed' }),
    )
  }),
  async ({ organizationId, payload: { letterRunId, registrationCodeIds }, database, services, signal }) => {
    const inside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(database, { organizationId }, work)
    const set = (values: Parameters<typeof queries.setRun>[2]) =>
      inside((db) => queries.setRun(db, letterRunId, values))
    const run = await inside((db) => queries.findRun(db, letterRunId))
    if (!run || run.state === 'done') return
    const said = await inside(async (db) =>
      lettersOf(db, services, await queries.listForLetters(db, registrationCodeIds)),
    )
    const letters = await withLogos(services, said, run.requestedById)
    await set({ state: 'drawing', letterCount: letters.length })
    const { bytes, unwritten } = await drawLetters(letters, {
      addressWindow: run.addressWindow as 'left' | 'right',
      async drawn(count) {
        signal.throwIfAborted()
        // Others are answered between two letters.
        await setImmediate()
        if (count % STEP === 0) await set({ drawnCount: count })
      },
    })
    const { requestedById: ownerId } = run
    const name = `letters-${run.createdAt.toISOString().slice(0, 10)}.pdf`
    const stored = await storeFile(services, { organizationId, caller: ownerId, name, from: bytes })
    await inside(async (db) => {
      const file = await keepFile(db, stored, { ownerId })
      await queries.setInvited(db, registrationCodeIds)
      const drawnCount = letters.length
      await queries.setRun(db, letterRunId, { state: 'done', drawnCount, fileId: file.id, unwritten })
    }).catch(async (error: unknown) => {
      await removeStored(services.storage, stored)
      throw error
    })
  },
)

export const letterJobs = [drawRun]
export const letterDailyJobs = [
  daily('02:50', 'forget runs of letters after a week', async ({ db }) => void (await queries.purgeRuns(db))),
]
