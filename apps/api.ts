import { Hono } from 'hono'
import { addressOf, networkOf } from '#kernel/server/address.ts'
import { secureReplies } from '#kernel/server/headers.ts'
import { openCallers } from '#kernel/server/callers.ts'
import { openHealth } from '#kernel/server/health.ts'
import { type Answered, type Bindings, buildApi } from '#kernel/server/http.ts'
import type { openLive } from '#kernel/server/live.ts'
import type { Services } from '#kernel/server/services.ts'
import { openRefusals, type Refusals, refuseInTurn } from '#kernel/server/refusals.ts'
import { answerDoctor } from './doctor/seen.ts'
import { apiDocs } from './docs.ts'
import { authenticator, guardOrigins, oauthRoutes } from '#modules/oauth/public.ts'
import { mailbox } from './mailbox.ts'
import { modules } from './modules.ts'
import { webApps } from './web.ts'

interface Options {
  services: Services
  live: ReturnType<typeof openLive>
  callers?: ReturnType<typeof openCallers>
  refusals?: Refusals
  /** Is the database there, and are its migrations ours? */
  healthy: () => Promise<boolean>
  answered?: ((answer: Answered) => void) | undefined
}

/** Everything that one process says over HTTP: API, live connections, health, Cockpit and app. */
export const buildServer = ({
  services,
  live,
  callers = openCallers(),
  refusals = openRefusals(),
  healthy,
  ...rest
}: Options) => {
  const server = new Hono<{ Bindings: Bindings }>()
  server.use(secureReplies(services))
  const inTurn = refuseInTurn({ services, callers, refusals, authenticator })
  for (const path of ['/api/*', '/oauth/*']) server.use(path, inTurn)
  server.use('/api/*', guardOrigins(services))
  const look = openHealth({ database: services.database, healthy })
  server.get('/health', async ({ req, env }) => {
    const asked = answerDoctor(req.raw, env?.incoming?.socket?.remoteAddress ?? '', services)
    if (asked) return asked
    const ok = await look()
    return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status: ok ? 200 : 503 })
  })
  server.get('/api/v1/live', ({ req, env }) =>
    live.connect(
      req.raw,
      networkOf(addressOf(req.raw, env?.incoming?.socket?.remoteAddress ?? '', services.proxies)),
    ),
  )
  server.route('/', apiDocs())
  server.route('/', buildApi({ services, endpoints: modules.endpoints, authenticator, callers, ...rest }))
  server.route('/', oauthRoutes(services))
  if (services.demo) server.route('/mail', mailbox(services))
  server.route('/', webApps())
  return server
}
