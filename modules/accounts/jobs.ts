import { daily, hourly } from '#kernel/server/jobs.ts'
import { settleChanges } from './email-changes.commands.ts'
import { deleteOldAttempts } from './attempts.queries.ts'
import { deleteOldTickets } from './second-factor.queries.ts'
import { deleteOldDevices } from './devices.queries.ts'
import { deleteOldChallenges } from './passkeys.queries.ts'
import { deleteOldLinks } from './links.queries.ts'
import { tellRefused } from './refused.commands.ts'
import { deleteEndedSessions } from './sessions.queries.ts'

export const accountDailyJobs = [
  daily('02:10', 'sessions and links that have ended are forgotten', async ({ db }) => {
    await deleteEndedSessions(db)
    await deleteOldLinks(db)
    await deleteOldDevices(db)
    await deleteOldTickets(db)
    await deleteOldChallenges(db)
    await deleteOldAttempts(db)
  }),
  hourly('what was refused at sign-in is told to the trail', ({ db }) => tellRefused(db)),
  hourly(
    'new addresses that nobody stopped take effect, and those that nobody confirmed are given up',
    ({ db, platform }) => settleChanges(db, platform),
  ),
]
