import type { Module } from '#kernel/server/module.ts'
import { exchangeDocs } from './docs.ts'
import { exchangeEndpoints } from './endpoints.ts'
import { exportEndpoints } from './export.endpoints.ts'
import { exportDailyJobs, exportJob } from './export.jobs.ts'
import { exchangeDailyJobs, runExchange } from './jobs.ts'
import { exchangeRights } from './rights.ts'
import { publishDelivery } from './publishing.jobs.ts'
import { undoExchange } from './undoing.jobs.ts'

export const exchangeModule: Module = {
  name: 'exchange',
  tables: ['exchangeChange', 'exchangeExport', 'exchangeFile', 'exchangeJob', 'exchangeProblem'],
  rights: exchangeRights,
  docs: exchangeDocs,
  endpoints: [...exchangeEndpoints, ...exportEndpoints],
  jobs: [runExchange, undoExchange, publishDelivery, exportJob],
  dailyJobs: [...exchangeDailyJobs, ...exportDailyJobs],
}
