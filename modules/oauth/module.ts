import type { Module } from '#kernel/server/module.ts'
import { consentEndpoints } from './consents.endpoints.ts'
import { oauthEndpoints } from './endpoints.ts'
import { oauthDailyJobs } from './jobs.ts'
import { endAllOf } from './tokens.queries.ts'

export const oauthModule: Module = {
  name: 'oauth',
  tables: ['oauthClient', 'oauthCode', 'oauthConsent', 'oauthSecret', 'oauthToken'],
  open: ['oauthClient'],
  endpoints: [...oauthEndpoints, ...consentEndpoints],
  dailyJobs: oauthDailyJobs,
  follows: { 'a person was signed out': endAllOf },
}
