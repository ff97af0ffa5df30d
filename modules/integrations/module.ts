import type { Module } from '#kernel/server/module.ts'
import { catalogueOf } from './catalogue.presenting.ts'
import { integrationEndpoints } from './endpoints.ts'
import { integrationDailyJobs } from './jobs.ts'
import { integrationReactions } from './reactions.ts'

export const integrationsModule: Module = {
  name: 'integrations',
  tables: ['webhook', 'webhookDelivery', 'webhookTurn'],
  open: ['webhook'],
  endpoints: (all) => integrationEndpoints(catalogueOf(all)),
  reactions: (all) => integrationReactions(catalogueOf(all)),
  dailyJobs: integrationDailyJobs,
}
