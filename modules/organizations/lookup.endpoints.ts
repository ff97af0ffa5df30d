import type { Lookup } from '#kernel/server/module.ts'
import { serve } from '#kernel/server/serve.ts'
import { lookUpIds, Resource } from './lookup.contract.ts'
import { maySeeServiceProviders } from './policy.ts'
import * as queries from './queries.ts'

/** Answers the lookup of ids; each module brings the lookups of what it owns. */
export const lookupEndpoints = (lookups: Record<Resource, Lookup>) => [
  serve(lookUpIds, {
    async find({ db, actor, params }) {
      const resource = Resource.safeParse(params.resource)
      const app = resource.success && (await queries.findApp(db, actor, params.appId))
      return app ? { appId: app.id, resource: resource.data } : undefined
    },
    allow: maySeeServiceProviders,
    async run({ db, actor, subject: { appId, resource }, body }) {
      const found = await lookups[resource](db, actor, { ...body, appId })
      const ids = new Map(found.map(({ externalId, id }) => [externalId, id]))
      return Object.fromEntries(body.externalIds.map((key) => [key, ids.get(key) ?? null]))
    },
  }),
]
