import type { Module } from '#kernel/server/module.ts'
import { trailEndpoints } from './endpoints.ts'
import { trailDailyJobs, trailJobs } from './jobs.ts'
import { trailReactions } from './reactions.ts'

export const trailModule: Module = {
  name: 'trail',
  tables: ['accountNews'],
  endpoints: trailEndpoints,
  reactions: trailReactions,
  jobs: trailJobs,
  dailyJobs: trailDailyJobs,
}
