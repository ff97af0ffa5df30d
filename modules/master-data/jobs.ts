import { z } from 'zod'
import { inOrganization } from '#kernel/server/database.ts'
import { daily, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { purgeDeleted } from './deleted.queries.ts'
import { lookAtPlaces } from './locks.queries.ts'

/** After many places were written, the planner of the database is told. */
export const lookJob = job('look at the places', z.object({}), nobodyWaits, ({ database, organizationId }) =>
  inOrganization(database, { organizationId }, lookAtPlaces),
)

export const masterDataJobs = [lookJob]

export const masterDataDailyJobs = [
  daily('03:10', 'forget places that were deleted more than 30 days ago', ({ db, platform }) =>
    purgeDeleted(db, platform.modules),
  ),
]
