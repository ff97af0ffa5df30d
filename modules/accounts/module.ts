import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { grantOnNewApp } from './app-owners.queries.ts'
import { accountsDocs } from './docs.ts'
import { accountEndpoints } from './endpoints.ts'
import { userCreated, userUpdated } from './events.ts'
import { eventWords } from './events.words.ts'
import { accountDailyJobs } from './jobs.ts'
import { ownedColumns } from './accounts.commands.ts'
import { locatePeople } from './locating.queries.ts'
import { enterDirectoryAgain, leaveDirectory } from './people.bulk.queries.ts'
import { accountReactions } from './reactions.ts'
import { accountsRights } from './rights.ts'
import { userShowing } from './users.presenter.ts'
import { accountsWritten } from './written.presenter.ts'
import { endMails, findUsersByKey, isProfileImage } from './users.queries.ts'
import * as events from './events.ts'
import { accountsTrail } from './trail.words.ts'

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
  open: ['agent', 'permission', 'person'],
  files: { person: ['profileImageId'] },
  placed: { permission: { keeps: 'from-undo' } },
  rights: accountsRights,
  docs: accountsDocs,
  events: eventsIn(events),
  trail: accountsTrail,
  // An undo gives nobody's account to somebody else.
  takingBack: { person: { staying: ownedColumns, first: leaveDirectory, last: enterDirectoryAgain } },
  endpoints: accountEndpoints,
  reactions: accountReactions,
  dailyJobs: accountDailyJobs,
  things: {
    user: {
      catalogue: { group: 'people', order: 40, words: eventWords },
      events: [userCreated, userUpdated],
      locate: locatePeople,
      showing: userShowing,
    },
  },
  written: accountsWritten,
  mayReadFile: isProfileImage,
  follows: {
    'an app was made': grantOnNewApp,
    'somebody wants no mails': (db, { personId }) => endMails(db, personId),
  },
  lookups: { user: findUsersByKey },
}
