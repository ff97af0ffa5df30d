import { everyone, serve } from '#kernel/server/serve.ts'
import { endAccess } from './consents.commands.ts'
import * as contract from './consents.contract.ts'
import * as queries from './consents.queries.ts'

export const consentEndpoints = [
  serve(contract.listConsents, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listConsents(db, actor.personId)).map(
        ({ allowedAt, lastAccessAt, ...program }) => ({
          ...program,
          allowedAt: allowedAt?.toISOString() ?? null,
          lastAccessAt: lastAccessAt?.toISOString() ?? null,
        }),
      )
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.withdrawConsent, {
    find: ({ db, actor, params }) => queries.findConsentTo(db, actor.personId, params.oauthClientId),
    allow: everyone,
    run: ({ db, actor, subject }) => endAccess(db, actor, subject),
  }),
]
