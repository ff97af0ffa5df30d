import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { codeShowing } from './codes.presenter.ts'
import { findCodesByKey, locateCodes } from './codes.queries.ts'
import { tenantManagementDocs } from './docs.ts'
import { tenantManagementEndpoints } from './endpoints.ts'
import {
  codeCreated,
  codeUpdated,
  codeUsed,
  invitationDeclined,
  invitationSent,
  invitationWithdrawn,
} from './events.ts'
import { eventWords } from './events.words.ts'
import { invitingHourlyJobs, invitingJobs } from './inviting.jobs.ts'
import { letterDailyJobs, letterJobs } from './letters.jobs.ts'
import { tenantManagementReactions } from './reactions.ts'
import { registrationEndpoints } from './registration.endpoints.ts'
import { tenantManagementRights } from './rights.ts'
import { tenantsWritten } from './written.presenter.ts'
import * as events from './events.ts'
import { askedKind, answeredKind } from './notifications.rules.ts'
import { tenantManagementTrail } from './trail.words.ts'

export const tenantManagementModule: Module = {
  name: 'tenant-management',
  tables: ['checkIn', 'letterRun', 'registrationCode', 'registrationCodePeriod'],
  open: ['checkIn', 'registrationCode', 'registrationCodePeriod'],
  files: { letterRun: ['fileId'] },
  rights: tenantManagementRights,
  docs: tenantManagementDocs,
  events: eventsIn(events),
  trail: tenantManagementTrail,
  notificationKinds: [askedKind, answeredKind],
  endpoints: [...tenantManagementEndpoints, ...registrationEndpoints],
  reactions: tenantManagementReactions,
  jobs: [...letterJobs, ...invitingJobs],
  dailyJobs: [...letterDailyJobs, ...invitingHourlyJobs],
  things: {
    'registration-code': {
      catalogue: { group: 'people', order: 30, words: eventWords },
      events: [codeCreated, codeUpdated, codeUsed, invitationSent, invitationWithdrawn, invitationDeclined],
      locate: locateCodes,
      showing: codeShowing,
    },
  },
  written: tenantsWritten,
  lookups: { registrationCode: findCodesByKey },
}
