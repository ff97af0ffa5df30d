import { Hono, type MiddlewareHandler } from 'hono'
import { Problem } from '#kernel/contract/problem.ts'
import type { Authenticator } from '#kernel/server/http.ts'
import { foreignOrigin } from '#kernel/server/origin.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { problemReply } from '#kernel/server/problems.ts'
import { authenticator as bySession, findActorByToken, hashSecret } from '#modules/accounts/public.ts'
import { authorizeEndpoints } from './authorize.endpoints.ts'
import { isKnownOrigin } from './clients.queries.ts'
import { allowOrigin, preflight } from './cross-origin.rules.ts'
import { tokenEndpoints } from './token.endpoints.ts'

export { registerClient } from './registration.queries.ts'

const bearerOf = ({ headers }: Request) => /^bearer\b *(.*)$/i.exec(headers.get('authorization') ?? '')?.[1]

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
  renew: async (platform, request, actor) => bySession.renew?.(platform, request, actor),
}

/** Everything of OAuth that is outside of /api/v1. */
export const oauthRoutes = (platform: Platform) => {
  const routes = new Hono()
  routes.route('/', tokenEndpoints(platform))
  routes.route('/', authorizeEndpoints(platform))
  return routes
}

/**
 * A page of another origin may not act with the cookie of a person who is signed in here. Browsers name the origin of
 * every request that changes something; programs without a browser send none, and no cookie of anybody else. With a
 * token the pages may act that clients have registered: a token is not sent by itself.
 */
export const guardOrigins =
  (platform: Platform): MiddlewareHandler =>
  async (context, next) => {
    const { raw } = context.req
    const origin = foreignOrigin(raw, platform.publicUrl)
    if (origin === undefined) return next()
    const asking = raw.method === 'OPTIONS'
    const known = (asking || bearerOf(raw) !== undefined) && (await isKnownOrigin(platform.database, origin))
    if (known && asking) return preflight(origin)
    if (!known && !['GET', 'HEAD'].includes(raw.method))
      return problemReply(new Problem(403, 'foreign-origin'), '')
    await next()
    if (known) allowOrigin(context.res, origin)
    return undefined
  }
