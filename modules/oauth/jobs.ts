import { daily } from '#kernel/server/jobs.ts'
import { deleteEnded } from './tokens.queries.ts'

export const oauthDailyJobs = [
  daily('02:15', 'tokens and codes that have ended are forgotten', ({ db }) => deleteEnded(db)),
]
