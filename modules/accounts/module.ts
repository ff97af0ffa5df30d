import type { Module } from '#kernel/server/module.ts'
import { accountEndpoints } from './endpoints.ts'
import { userCreated, userUpdated } from './events.ts'
import { accountDailyJobs } from './jobs.ts'
import { locatePeople } from './locating.queries.ts'
import { accountReactions } from './reactions.ts'
import { userShowing } from './users.presenting.ts'
import { findUsersByKey, isProfileImage } from './users.queries.ts'

export const accountsModule: Module = {
  name: 'accounts',
  tables: [
    'agent',
    'attempt',
    'authenticator',
    'device',
    'emailChange',
    'oneTimeLink',
    'passkey',
    'permission',
    'person',
    'recoveryCode',
    'refusedSignIn',
    'session',
    'signInTicket',
    'usedChallenge',
  ],
  placed: { permission: { keeps: 'from-undo' } },
  endpoints: accountEndpoints,
  reactions: accountReactions,
  dailyJobs: accountDailyJobs,
  things: { user: { events: [userCreated, userUpdated], locate: locatePeople, showing: userShowing } },
  mayReadFile: isProfileImage,
  lookups: { user: findUsersByKey },
}
