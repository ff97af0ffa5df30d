import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { lookUpIds, Resource, type Wanted } from './lookup.contract.ts'
import { maySeeServiceProviders } from './policy.ts'
import * as queries from './queries.ts'

/** Finds things of one kind in an app by their external ids, as far as the actor sees them. */
export type Finder = (
  db: Db,
  actor: Actor,
  wanted: Wanted & { appId: string },
) => Promise<{ id: string; externalId: string | null }[]>

/** Answers the lookup of ids; each module brings the finders of what it owns. */
export const lookupEndpoints = (finders: Record<Exclude<Resource, 'propertyManager'>, Finder>) => [
  serve(lookUpIds, {
    async find({ db, actor, params }) {
      const resource = Resource.safeParse(params.resource)
      const app = resource.success && (await queries.findApp(db, actor, params.appId))
      return app ? { appId: app.id, resource: resource.data } : undefined
    },
    allow: maySeeServiceProviders,
    async run({ db, actor, subject: { appId, resource }, body }) {
      const find = { ...finders, propertyManager: queries.findProvidersByKey }[resource]
      const found = await find(db, actor, { ...body, appId })
      const ids = new Map(found.map(({ externalId, id }) => [externalId, id]))
      return Object.fromEntries(body.externalIds.map((key) => [key, ids.get(key) ?? null]))
    },
  }),
]
