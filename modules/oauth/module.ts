import type { Module } from '#kernel/server/module.ts'
import { consentEndpoints } from './consents.endpoints.ts'
import { oauthDocs } from './docs.ts'
import { oauthEndpoints } from './endpoints.ts'
import { oauthDailyJobs } from './jobs.ts'
import { oauthRights } from './rights.ts'
import { endAllOf } from './tokens.queries.ts'

export const oauthModule: Module = {
  name: 'oauth',
  tables: ['oauthClient', 'oauthCode', 'oauthConsent', 'oauthSecret', 'oauthToken'],
  open: ['oauthClient'],
  rights: oauthRights,
  docs: oauthDocs,
  endpoints: [...oauthEndpoints, ...consentEndpoints],
  dailyJobs: oauthDailyJobs,
  follows: { 'a person was signed out': endAllOf },
}
