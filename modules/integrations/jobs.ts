import { daily } from '#kernel/server/jobs.ts'
import { failWaitingSince, purgeBefore } from './deliveries.queries.ts'
import { DAYS_KEPT, DAYS_TRIED, daysBefore } from './delivering.rules.ts'

export const integrationDailyJobs = [
  daily('03:40', 'what was sent to webhooks a month ago is forgotten', async ({ db }) => {
    const now = new Date()
    await failWaitingSince(db, daysBefore(DAYS_TRIED, now))
    await purgeBefore(db, daysBefore(DAYS_KEPT, now))
  }),
]
