import { Hono } from 'hono'
import type { Authenticator } from '#kernel/server/http.ts'
import type { Services } from '#kernel/server/services.ts'
import { authenticator as bySession, findActorByToken, hashSecret } from '#modules/accounts/public.ts'
import { authorizeEndpoints } from './authorize.endpoints.ts'
import { bearerOf, guardingOrigins } from './cross-origin.policy.ts'
import { tokenEndpoints } from './token.endpoints.ts'

export { registerClient } from './registration.queries.ts'

/** The organization of an access token, which its form tells before anything is looked up. */
const organizationOfToken = (token: string) => /^palier_at_([0-9a-f]{24})_[\w-]{43}$/.exec(token)?.[1]

/** Tells who sends a request: by the access token in its header, else by the session in its cookie, never by both. */
export const authenticator: Authenticator = {
  organizationOf: (request) => {
    const token = bearerOf(request)
    return token === undefined ? bySession.organizationOf(request) : organizationOfToken(token)
  },
  actorOf: async (db, request) => {
    const token = bearerOf(request)
    return token === undefined ? bySession.actorOf(db, request) : findActorByToken(db, hashSecret(token))
  },
  renew: async (services, request, actor) => bySession.renew?.(services, request, actor),
}

/** Everything of OAuth that is outside of /api/v1. */
export const oauthRoutes = (services: Services) => {
  const routes = new Hono()
  routes.route('/', tokenEndpoints(services))
  routes.route('/', authorizeEndpoints(services))
  return routes
}

/** For all of the API: the cookie of somebody counts there. */
export const guardOrigins = (services: Services) => guardingOrigins(services, { open: false })
