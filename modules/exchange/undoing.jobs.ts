import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue, job, somebodyWaits } from '#kernel/server/jobs.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { from, inside } from '#kernel/server/whence.ts'
import { withdrawDelivery } from '#modules/accounts/public.ts'
import { lockPlaces, lookJob } from '#modules/master-data/public.ts'
import { exchangeUndone, ofDelivery } from './events.ts'
import { TRIES } from './jobs.ts'
import * as queries from './queries.ts'
import { tellUndone } from './telling.jobs.ts'
import { undoWrites } from './undo.queries.ts'

/** Takes back all that a delivery wrote, if nobody has written there since; or says why not. */
export const undoExchange = job(
  'undo a delivery of an ERP system',
  z.object({ exchangeJobId: id }),
  somebodyWaits(
    ({ database, organizationId, payload: { exchangeJobId } }) =>
      inOrganization(database, { organizationId }, async (db) => {
        const found = await queries.lockJob(db, exchangeJobId)
        if (found?.state === 'undoing')
          await queries.setJob(db, exchangeJobId, { state: 'applied', undoProblem: 'internal' })
      }),
    { tries: TRIES, seconds: 3600 },
  ),
  async ({ database, organizationId, platform, payload: { exchangeJobId: jobId } }) => {
    const beside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(from(database, inside('delivery')), { organizationId }, work)
    try {
      await beside(async (db) => {
        const found = await queries.lockJob(db, jobId)
        if (found?.state !== 'undoing') return
        await lockPlaces(db, found.appId)
        await tellUndone(db, found)
        await undoWrites(db, platform.modules, { ...found, made: found.made as Record<string, number> })
        await withdrawDelivery(db, platform, jobId)
        await queries.setJob(db, jobId, { state: 'undone', undoProblem: null })
        await record(db, exchangeUndone, ofDelivery(found))
        await enqueue(db, lookJob, {}, { key: 'look at places' })
      })
    } catch (error) {
      const { status, code } = asProblem(error)
      if (status >= 500 || code === 'changed-meanwhile') throw error
      await beside((db) => queries.setJob(db, jobId, { state: 'applied', undoProblem: 'built-on' }))
    }
  },
)
