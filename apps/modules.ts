import type { Work } from '#kernel/server/worker.ts'
import type { Served } from '#kernel/server/serve.ts'

/** The one list of modules: what the API answers and what the worker does. Nothing is autoloaded. */
export const modules: Work & { endpoints: readonly Served[] } = {
  endpoints: [],
  reactions: [],
  jobs: [],
  dailyJobs: [],
}
