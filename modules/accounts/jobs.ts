import { daily, hourly } from '#kernel/server/jobs.ts'
import { settleChanges } from './email-changes.commands.ts'
import { purgeAttempts } from './attempts.queries.ts'
import { purgeTickets } from './second-factor.queries.ts'
import { purgeDevices } from './devices.queries.ts'
import { purgeChallenges } from './passkeys.queries.ts'
import { purgeLinks } from './links.queries.ts'
import { notifyRefused } from './refused.commands.ts'
import { purgeSessions } from './sessions.queries.ts'

export const accountDailyJobs = [
  daily('02:10', 'sessions and links that have ended are forgotten', async ({ db }) => {
    await purgeSessions(db)
    await purgeLinks(db)
    await purgeDevices(db)
    await purgeTickets(db)
    await purgeChallenges(db)
    await purgeAttempts(db)
  }),
  hourly('what was refused at sign-in is told to the trail', ({ db }) => notifyRefused(db)),
  hourly(
    'new addresses that nobody stopped take effect, and those that nobody confirmed are given up',
    ({ db, services }) => settleChanges(db, services),
  ),
]
