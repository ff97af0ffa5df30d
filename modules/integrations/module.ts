import type { Module } from '#kernel/server/module.ts'
import { catalogueOf } from './catalogue.presenting.ts'
import { integrationsDocs } from './docs.ts'
import { integrationEndpoints } from './endpoints.ts'
import { integrationDailyJobs } from './jobs.ts'
import { integrationReactions } from './reactions.ts'
import { integrationsRights } from './rights.ts'

export const integrationsModule: Module = {
  name: 'integrations',
  tables: ['webhook', 'webhookDelivery', 'webhookTurn'],
  open: ['webhook'],
  rights: integrationsRights,
  docs: integrationsDocs,
  endpoints: (all) => integrationEndpoints(catalogueOf(all)),
  reactions: (all) => integrationReactions(catalogueOf(all)),
  dailyJobs: integrationDailyJobs,
}
