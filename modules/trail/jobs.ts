import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { daily, enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { tellOfAccount } from './mail.ts'
import { forgetBefore } from './queries.ts'
import { forgetTold } from './telling.queries.ts'

export const MONTHS_KEPT = 24
const ENTRIES_AT_ONCE = 5000
const NEWS_KEPT_DAYS = 7

/** Tells in one mail what touched an account within a minute. */
export const tellAccount = job(
  'tell people what touched their account',
  z.object({ personId: id }),
  nobodyWaits,
  ({ database, organizationId, payload: { personId }, platform }) =>
    inOrganization(database, { organizationId }, (db) => tellOfAccount(db, platform, personId)),
)

/** Forgets a portion of the trail each, until nothing is left that is older than it is kept. */
const forgetTrail = job(
  'forget what the trail kept for 24 months',
  z.object({}),
  nobodyWaits,
  async ({ database, organizationId, platform, signal }) => {
    const before = new Date(
      Temporal.Now.zonedDateTimeISO('UTC').subtract({ months: MONTHS_KEPT }).epochMilliseconds,
    )
    let forgotten = 0
    for (let portion = ENTRIES_AT_ONCE; portion === ENTRIES_AT_ONCE && !signal.aborted; forgotten += portion)
      portion = await inOrganization(database, { organizationId }, (db) =>
        forgetBefore(db, before, ENTRIES_AT_ONCE),
      )
    if (forgotten > 0)
      platform.log.info({ organizationId, forgotten }, 'The trail forgot what it has kept for 24 months')
  },
)

export const trailJobs = [tellAccount, forgetTrail]
export const trailDailyJobs = [
  daily('04:10', 'forget what the trail kept for 24 months', async ({ db }) => {
    await enqueue(db, forgetTrail, {}, { key: 'forget the trail' })
    await forgetTold(db, new Date(Date.now() - NEWS_KEPT_DAYS * 86_400_000))
  }),
]
