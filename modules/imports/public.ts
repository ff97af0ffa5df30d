export { purging } from './purging.jobs.ts'
export { analyseJob } from './analysing.jobs.ts'
export { publishing, type WrittenRow } from './publishing.jobs.ts'
export { type Ending, type Work, workJob } from './working.jobs.ts'
