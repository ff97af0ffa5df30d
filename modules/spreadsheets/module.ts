import type { Module } from '#kernel/server/module.ts'
import { importEndpoints } from './endpoints.ts'
import { importApplied } from './events.ts'
import { importDailyJobs } from './forgetting.jobs.ts'
import { importJobs } from './jobs.ts'
import { importShowing } from './presenting.ts'
import { locateImports } from './queries.ts'
import { importReadingEndpoints } from './reading.endpoints.ts'

export const spreadsheetsModule: Module = {
  name: 'spreadsheets',
  tables: ['import', 'importLine', 'importObject', 'importShape'],
  endpoints: [...importEndpoints, ...importReadingEndpoints],
  jobs: importJobs,
  dailyJobs: importDailyJobs,
  things: { import: { events: [importApplied], locate: locateImports, showing: importShowing } },
}
