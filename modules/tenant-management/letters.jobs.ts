import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { daily, job } from '#kernel/server/jobs.ts'
import { storeFile } from '#modules/files/public.ts'
import { drawLetters } from './letters.ts'
import { lettersOf } from './letters.presenting.ts'
import * as queries from './letters.queries.ts'

/** Letters after which the one who waits is told how far it is. */
const STEP = 100

/** Draws a run of letters into one file that belongs to the one who asked for it. */
export const drawRun = job(
  'draw letters',
  z.object({ letterRunId: id, registrationCodeIds: z.array(id) }),
  async ({ organizationId, payload: { letterRunId, registrationCodeIds }, database, platform, signal }) => {
    const inside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(database, { organizationId }, work)
    const set = (values: Parameters<typeof queries.setRun>[2]) =>
      inside((db) => queries.setRun(db, letterRunId, values))
    const run = await inside((db) => queries.findRun(db, letterRunId))
    if (!run || run.state === 'done') return
    try {
      const letters = await inside(async (db) =>
        lettersOf(db, platform, await queries.listForLetters(db, registrationCodeIds)),
      )
      await set({ state: 'drawing', letterCount: letters.length })
      const bytes = await drawLetters(letters, {
        addressWindow: run.addressWindow as 'left' | 'right',
        async drawn(count) {
          signal.throwIfAborted()
          // Others are answered between two letters.
          await setImmediate()
          if (count % STEP === 0) await set({ drawnCount: count })
        },
      })
      await inside(async (db) => {
        const name = `letters-${run.createdAt.toISOString().slice(0, 10)}.pdf`
        const file = await storeFile(db, platform, { ownerId: run.requestedById, name, bytes })
        await queries.setInvited(db, registrationCodeIds)
        await queries.setRun(db, letterRunId, { state: 'done', drawnCount: letters.length, fileId: file.id })
      })
    } catch (error) {
      await set({ state: 'failed' })
      throw error
    }
  },
)

export const letterJobs = [drawRun]
export const letterDailyJobs = [
  daily(
    '02:50',
    'forget runs of letters after a week',
    async ({ db }) => void (await queries.deleteOldRuns(db)),
  ),
]
