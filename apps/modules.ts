import type { Audience } from '#kernel/server/live.ts'
import type { Served } from '#kernel/server/serve.ts'
import type { Work } from '#kernel/server/worker.ts'

/** The one list of modules: what the API answers and what the worker does. Nothing is autoloaded. */
export const modules: Work & { endpoints: readonly Served[] } = {
  endpoints: [],
  reactions: [],
  jobs: [],
  dailyJobs: [],
}

/** Who may hear which hint: the module that owns a kind of event decides. */
export const audience: Audience = async () => []
