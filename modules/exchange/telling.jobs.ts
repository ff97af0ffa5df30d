import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { type Portion, recordPortion } from '#kernel/server/events.ts'
import { enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { from, inside } from '#kernel/server/whence.ts'
import * as queries from './queries.ts'
import { happenedTo } from './telling.presenting.ts'
import { listWritten, type ToldTable, toldTables } from './telling.queries.ts'

type Delivery = Pick<queries.JobRow, 'id' | 'createdById'>

const first: Portion<ToldTable> = { kind: toldTables[0]!, after: '' }

const tellPortion = (
  db: Db,
  { id: jobId, createdById: actorId }: Delivery,
  portion: Portion<ToldTable>,
  { at, back }: { at: Date | null; back: boolean },
) =>
  recordPortion(
    db,
    toldTables,
    portion,
    async (wanted) =>
      (await listWritten(db, jobId, wanted)).map(({ id: rowId, before, after }) => ({
        id: rowId,
        happened: happenedTo(portion.kind, back ? { before: after, after: before } : { before, after }),
      })),
    { actorId, at },
  )

/**
 * Records what a delivery did to each thing, for webhooks, for who follows the events and for the history: after it was taken,
 * portion by portion, each of them once.
 */
export const tellDelivery = job(
  'tell what a delivery did',
  z.object({ exchangeJobId: id, kind: z.enum(toldTables), after: z.string() }),
  nobodyWaits,
  ({ database, organizationId, payload: { exchangeJobId, ...portion } }) =>
    inOrganization(from(database, inside('delivery')), { organizationId }, async (db) => {
      const found = await queries.lockJob(db, exchangeJobId)
      if (found?.state !== 'applied') return
      const next = await tellPortion(db, found, portion, { at: found.appliedAt, back: false })
      if (next) await enqueue(db, tellDelivery, { exchangeJobId, ...next })
    }),
)

export const tellLater = (db: Db, exchangeJobId: string) =>
  enqueue(db, tellDelivery, { exchangeJobId, ...first })

/** Records that what a delivery did is taken back, before it is. */
export const tellUndone = async (db: Db, delivery: Delivery) => {
  for (let next: Portion<ToldTable> | undefined = first; next;)
    next = await tellPortion(db, delivery, next, { at: null, back: true })
}
