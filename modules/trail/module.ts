import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { trailDocs } from './docs.ts'
import { trailEndpoints } from './endpoints.ts'
import { trailDailyJobs, trailJobs } from './jobs.ts'
import { trailReactions } from './reactions.ts'
import { trailRights } from './rights.ts'
import * as events from './events.ts'
import { trailTrail } from './trail.words.ts'

export const trailModule: Module = {
  name: 'trail',
  tables: ['accountNews'],
  rights: trailRights,
  docs: trailDocs,
  events: eventsIn(events),
  trail: trailTrail,
  endpoints: trailEndpoints,
  reactions: trailReactions,
  jobs: trailJobs,
  dailyJobs: trailDailyJobs,
}
