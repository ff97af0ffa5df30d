export { forgetting } from './forgetting.jobs.ts'
export { lookJob } from './looking.jobs.ts'
export { publishing, type WrittenRow } from './publishing.jobs.ts'
export { type Ending, type Work, workJob } from './working.jobs.ts'
