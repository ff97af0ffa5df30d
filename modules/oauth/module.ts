import { eventsIn } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { consentEndpoints } from './consents.endpoints.ts'
import { oauthDocs } from './docs.ts'
import { oauthEndpoints } from './endpoints.ts'
import { oauthDailyJobs } from './jobs.ts'
import { oauthRights } from './rights.ts'
import { endAllOf } from './tokens.queries.ts'
import * as events from './events.ts'
import { oauthTrail } from './trail.words.ts'

export const oauthModule: Module = {
  name: 'oauth',
  tables: ['oauthClient', 'oauthCode', 'oauthConsent', 'oauthSecret', 'oauthToken'],
  open: ['oauthClient'],
  rights: oauthRights,
  docs: oauthDocs,
  events: eventsIn(events),
  trail: oauthTrail,
  endpoints: [...oauthEndpoints, ...consentEndpoints],
  dailyJobs: oauthDailyJobs,
  follows: { 'a person was signed out': endAllOf },
}
