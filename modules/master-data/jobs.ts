import { daily } from '#kernel/server/jobs.ts'
import { purgeDeleted } from './removal/deleted.queries.ts'

export const masterDataDailyJobs = [
  daily('03:10', 'forget places that were deleted more than 30 days ago', ({ db, services }) =>
    purgeDeleted(db, services.modules),
  ),
]
