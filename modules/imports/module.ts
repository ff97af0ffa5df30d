import type { Module } from '#kernel/server/module.ts'
import { analyseJob } from './analysing.jobs.ts'

/** What deliveries and the imports of spreadsheets have in common. */
export const importsModule: Module = {
  name: 'imports',
  tables: [],
  jobs: [analyseJob],
}
