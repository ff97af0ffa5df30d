import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { catalogueOf } from './catalogue.presenter.ts'
import { integrationsDocs } from './docs.ts'
import { integrationEndpoints } from './endpoints.ts'
import { integrationDailyJobs } from './jobs.ts'
import { integrationReactions } from './reactions.ts'
import { integrationsRights } from './rights.ts'
import * as events from './events.ts'
import { integrationsTrail } from './trail.words.ts'

export const integrationsModule: Module = {
  name: 'integrations',
  tables: ['webhook', 'webhookDelivery', 'webhookTurn'],
  open: ['webhook'],
  rights: integrationsRights,
  docs: integrationsDocs,
  events: eventsIn(events),
  trail: integrationsTrail,
  endpoints: (all) => integrationEndpoints(catalogueOf(all)),
  reactions: (all) => integrationReactions(catalogueOf(all)),
  dailyJobs: integrationDailyJobs,
}
