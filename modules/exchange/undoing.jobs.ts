import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { undoBulk } from '#kernel/server/bulkUndo.ts'
import { record } from '#kernel/server/events.ts'
import { withdrawDelivery } from '#modules/accounts/public.ts'
import { workJob } from '#modules/imports/public.ts'
import { exchangeUndone, ofDelivery } from './events.ts'
import { ends } from './jobs.ts'
import { publishUndone } from './publishing.jobs.ts'
import * as queries from './queries.ts'

/** Takes back all that a delivery wrote, if nobody has written there since; or says why not. */
export const undoExchange = workJob({
  name: 'undo a delivery of an ERP system',
  payload: z.object({ exchangeJobId: id }),
  door: 'delivery',
  ends,
  writes: true,
  async find(db, { exchangeJobId }) {
    const job = await queries.lockJob(db, exchangeJobId)
    return job?.state === 'undoing' ? job : undefined
  },
  reading: (_call, _found, work) => work(undefined),
  async run({ db, call: { services }, found }) {
    await publishUndone(db, services.modules, found)
    await undoBulk(db, services.modules, found.id)
    await withdrawDelivery(db, services, found.id)
    await queries.setJob(db, found.id, { state: 'undone', undoProblem: null })
    await record(db, exchangeUndone, ofDelivery(found))
  },
  refuse: (db, found, { givenUp }) =>
    queries.setJob(db, found.id, { state: 'applied', undoProblem: givenUp ? 'internal' : 'built-on' }),
})
