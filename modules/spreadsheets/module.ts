import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { spreadsheetsDocs } from './docs.ts'
import { importEndpoints } from './endpoints.ts'
import { importApplied } from './events.ts'
import { eventWords } from './events.words.ts'
import { importDailyJobs } from './purging.jobs.ts'
import { importJobs } from './jobs.ts'
import { importShowing } from './presenter.ts'
import { locateImports } from './queries.ts'
import { importReadingEndpoints } from './parse.endpoints.ts'
import { spreadsheetsRights } from './rights.ts'
import * as events from './events.ts'
import { spreadsheetsTrail } from './trail.words.ts'

export const spreadsheetsModule: Module = {
  name: 'spreadsheets',
  tables: ['import', 'importLine', 'importObject', 'importShape'],
  rights: spreadsheetsRights,
  docs: spreadsheetsDocs,
  events: eventsIn(events),
  trail: spreadsheetsTrail,
  endpoints: [...importEndpoints, ...importReadingEndpoints],
  jobs: importJobs,
  dailyJobs: importDailyJobs,
  things: {
    import: {
      catalogue: { group: 'places', order: 80, words: eventWords },
      events: [importApplied],
      locate: locateImports,
      showing: importShowing,
    },
  },
}
