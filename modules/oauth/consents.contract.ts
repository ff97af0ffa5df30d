import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

const Consent = z.object({
  /** The program, by its client id. */
  id,
  name: z.string(),
  termsUrl: z.string(),
  privacyUrl: z.string(),
  /** When it was allowed to act; null where it was given the password itself. */
  allowedAt: instant.nullable(),
  /** When it was last given access. */
  lastAccessAt: instant.nullable(),
})

export const listConsents = endpoint({
  summary: 'The programs that may act for oneself, by name',
  method: 'GET',
  path: '/oauth-consents',
  query: z.object(pagingOfWhole),
  reply: listOf(Consent),
})

export const withdrawConsent = endpoint({
  summary: 'End what a program may do for oneself, at once; it has to ask again',
  method: 'DELETE',
  path: '/oauth-consents/:oauthClientId',
})
