import type { MiddlewareHandler } from 'hono'
import { Problem } from '#kernel/contract/problem.ts'
import { addressOf, networkOf } from '#kernel/server/address.ts'
import type { Bindings } from '#kernel/server/http.ts'
import { foreignOrigin } from '#kernel/server/origin.ts'
import type { Services } from '#kernel/server/services.ts'
import { asProblem, problemReply } from '#kernel/server/problems.ts'
import { isKnownOrigin } from './clients.queries.ts'
import { allowOrigin, preflight } from './cross-origin.rules.ts'

/** What a request says in its Authorization header of a bearer of something. */
export const bearerOf = ({ headers }: Request) =>
  /^bearer\b *(.*)$/i.exec(headers.get('authorization') ?? '')?.[1]

/**
 * A page of another origin may not act with the cookie of a person who is signed in here. Browsers name the origin of
 * every request that changes something; programs without a browser send none, and no cookie of anybody else. With a
 * token the pages may act that clients have registered: a token is not sent by itself. Where no cookie counts (`open`),
 * any page may ask, and that of a client may read the answer.
 */
export const guardingOrigins =
  (services: Services, { open }: { open: boolean }): MiddlewareHandler<{ Bindings: Bindings }> =>
  async (context, next) => {
    const { raw } = context.req
    const origin = foreignOrigin(raw, services.publicUrl)
    if (origin === undefined) return next()
    const asking = raw.method === 'OPTIONS'
    let known = false
    try {
      if (open || asking || bearerOf(raw) !== undefined) {
        const peer = context.env?.incoming?.socket?.remoteAddress ?? ''
        // It is looked up before it is known who asks: for nobody who has asked too much.
        services.budgets.spend(networkOf(addressOf(raw, peer, services.proxies)), 'requests')
        known = await isKnownOrigin(services.database, origin)
      }
    } catch (error) {
      return problemReply(asProblem(error), '')
    }
    if (known && asking) return preflight(origin)
    if (!known && (asking || !open) && !['GET', 'HEAD'].includes(raw.method))
      return problemReply(new Problem(403, 'foreign-origin'), '')
    await next()
    if (known) allowOrigin(context.res, origin)
    return undefined
  }
