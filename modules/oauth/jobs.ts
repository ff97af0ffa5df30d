import { daily } from '#kernel/server/jobs.ts'
import { purgeEnded } from './tokens.queries.ts'

export const oauthDailyJobs = [
  daily('02:15', 'tokens and codes that have ended are forgotten', ({ db }) => purgeEnded(db)),
]
