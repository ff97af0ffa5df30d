import { Hono } from 'hono'
import { Problem } from '#kernel/contract/problem.ts'
import { type Answered, buildApi } from '#kernel/server/http.ts'
import type { openLive } from '#kernel/server/live.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { problemReply } from '#kernel/server/problems.ts'
import { authenticator } from '#modules/accounts/public.ts'
import { apiDocs } from './docs.ts'
import { mailbox } from './mailbox.ts'
import { modules } from './modules.ts'
import { webApps } from './web.ts'

interface Options {
  platform: Platform
  live: ReturnType<typeof openLive>
  /** Is the database there, and are its migrations ours? */
  healthy: () => Promise<boolean>
  answered?: ((answer: Answered) => void) | undefined
  requestsPerMinute?: number | undefined
}

/** Everything that one process says over HTTP: API, live connections, health, Cockpit and app. */
export const buildServer = ({ platform, live, healthy, ...rest }: Options) => {
  const server = new Hono()
  server.use('/api/*', async ({ req }, next) => {
    if (!isOurs(req.raw, platform.publicUrl)) return problemReply(new Problem(403, 'foreign-origin'), '')
    await next()
  })
  server.get('/health', async () => {
    const ok = await healthy().catch(() => false)
    return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status: ok ? 200 : 503 })
  })
  server.get('/api/v1/live', ({ req }) => live.connect(req.raw))
  server.route('/', apiDocs())
  server.route('/', buildApi({ platform, endpoints: modules.endpoints, authenticator, ...rest }))
  if (platform.demo)
    server.route(
      '/mail',
      mailbox(
        platform,
        async () =>
          (await platform.database.pool.query<{ id: string }>('select palier.every_organization() as id'))
            .rows[0]?.id,
      ),
    )
  server.route('/', webApps())
  return server
}

/**
 * A page of another origin may not act with the cookie of a person who is signed in here. Browsers name the origin of
 * every request that changes something; programs without a browser send none, and no cookie of anybody else.
 */
const isOurs = (request: Request, publicUrl: string) => {
  const origin = request.headers.get('origin')
  if (request.method === 'GET' || request.method === 'HEAD' || origin === null) return true
  return origin === new URL(publicUrl).origin || origin === new URL(request.url).origin
}
