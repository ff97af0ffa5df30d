import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { daily, enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { notifyOfAccount } from './mail.ts'
import { purgeBefore } from './queries.ts'
import { deleteNotified } from './telling.queries.ts'

export const MONTHS_KEPT = 24
const ENTRIES_AT_ONCE = 5000
const NEWS_KEPT_DAYS = 7

/** Tells in one mail what touched an account within a minute. */
export const notifyAccount = job(
  'tell people what touched their account',
  z.object({ personId: id }),
  nobodyWaits,
  ({ database, organizationId, payload: { personId }, services }) =>
    inOrganization(database, { organizationId }, (db) => notifyOfAccount(db, services, personId)),
)

/** Forgets a portion of the trail each, until nothing is left that is older than it is kept. */
const purgeTrail = job(
  'forget what the trail kept for 24 months',
  z.object({}),
  nobodyWaits,
  async ({ database, organizationId, services, signal }) => {
    const before = new Date(
      Temporal.Now.zonedDateTimeISO('UTC').subtract({ months: MONTHS_KEPT }).epochMilliseconds,
    )
    let forgotten = 0
    for (let portion = ENTRIES_AT_ONCE; portion === ENTRIES_AT_ONCE && !signal.aborted; forgotten += portion)
      portion = await inOrganization(database, { organizationId }, (db) =>
        purgeBefore(db, before, ENTRIES_AT_ONCE),
      )
    if (forgotten > 0)
      services.log.info({ organizationId, forgotten }, 'The trail forgot what it has kept for 24 months')
  },
)

export const trailJobs = [notifyAccount, purgeTrail]
export const trailDailyJobs = [
  daily('04:10', 'forget what the trail kept for 24 months', async ({ db }) => {
    await enqueue(db, purgeTrail, {}, { key: 'forget the trail' })
    await deleteNotified(db, new Date(Date.now() - NEWS_KEPT_DAYS * 86_400_000))
  }),
]
