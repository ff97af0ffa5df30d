import type { Module } from '#kernel/server/module.ts'
import { exchangeEndpoints } from './endpoints.ts'
import { exportEndpoints } from './export.endpoints.ts'
import { exportDailyJobs, exportJob } from './export.jobs.ts'
import { exchangeDailyJobs, runExchange } from './jobs.ts'
import { tellDelivery } from './telling.jobs.ts'
import { undoExchange } from './undoing.jobs.ts'

export const exchangeModule: Module = {
  name: 'exchange',
  tables: ['exchangeChange', 'exchangeExport', 'exchangeFile', 'exchangeJob', 'exchangeProblem'],
  endpoints: [...exchangeEndpoints, ...exportEndpoints],
  jobs: [runExchange, undoExchange, tellDelivery, exportJob],
  dailyJobs: [...exchangeDailyJobs, ...exportDailyJobs],
}
