import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { exchangeDocs } from './docs.ts'
import { exchangeEndpoints } from './endpoints.ts'
import { exportEndpoints } from './export.endpoints.ts'
import { exportDailyJobs, exportJob } from './export.jobs.ts'
import { exchangeDailyJobs, runExchange } from './jobs.ts'
import { exchangeRights } from './rights.ts'
import { publishDelivery } from './publishing.jobs.ts'
import { undoExchange } from './undoing.jobs.ts'
import * as events from './events.ts'
import { exchangeTrail } from './trail.words.ts'

export const exchangeModule: Module = {
  name: 'exchange',
  rights: exchangeRights,
  docs: exchangeDocs,
  events: eventsIn(events),
  trail: exchangeTrail,
  tables: ['exchangeExport', 'exchangeFile', 'exchangeJob', 'exchangeProblem'],
  endpoints: [...exchangeEndpoints, ...exportEndpoints],
  jobs: [runExchange, undoExchange, publishDelivery, exportJob],
  dailyJobs: [...exchangeDailyJobs, ...exportDailyJobs],
}
