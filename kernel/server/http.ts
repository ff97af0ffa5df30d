import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { notFound, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from './actor.ts'
import { addressOf, networkOf } from './address.ts'
import { answerAnonymously, answerSignedIn } from './answering.ts'
import { openCallers } from './callers.ts'
import type { Db } from './database.ts'
import { requireId } from './input.ts'
import type { Services } from './services.ts'
import { openSpending } from './limits.ts'
import { asProblem, problemReply } from './problems.ts'
import { challengeOf } from './scopes.ts'
import type { Served } from './serve.ts'
import { traced } from './traces.ts'
import { from as cameFrom, type Origin, originOf } from './whence.ts'

/** Who a request comes from: enough to open a transaction in, and how to read the person in it. */
export interface Authenticator {
  organizationOf: (request: Request) => string | undefined
  actorOf: (db: Db, request: Request) => Promise<Actor | undefined>
  /** Keeps a session alive that was not seen for a while; gives the cookie that says so. */
  renew?: (services: Services, request: Request, actor: Actor) => Promise<string | undefined>
}

export interface Answered {
  method: string
  route: string
  status: number
  milliseconds: number
  requestId: string
}

interface Options {
  services: Services
  endpoints: readonly Served[]
  authenticator: Authenticator
  /** Who is known, for all that answers in this process. */
  callers?: ReturnType<typeof openCallers>
  /** Told of every answer, for logs and metrics. */
  answered?: ((answer: Answered) => void) | undefined
}

/** What the server tells of a connection. */
export type Bindings = { incoming?: { socket?: { remoteAddress?: string } } }

/** Puts every endpoint on the wire, under /api/v1. */
export const buildApi = ({
  services,
  endpoints,
  authenticator,
  answered,
  callers = openCallers(),
}: Options) => {
  const api = new Hono<{ Bindings: Bindings }>()
  for (const served of endpoints) {
    const { method, path } = served.endpoint
    api.on(method, `/api/v1${path}`, async ({ req, env }) => {
      const started = performance.now()
      const requestId = randomUUID()
      const limits = new Headers()
      const reply = await traced(`${method} ${path}`, { 'palier.request': requestId }, async () => {
        const from = addressOf(req.raw, env?.incoming?.socket?.remoteAddress ?? '', services.proxies)
        const address = networkOf(from)
        const asked = {
          services: calledFrom(services, originOf(req.raw, from)),
          caller: callers.of(req.raw, address),
          known: (personId: string | undefined) => callers.keep(req.raw, personId),
          spend: openSpending(services.budgets, limits),
          request: req.raw,
          params: requireId(req.param()),
          query: req.query(),
          address,
        }
        return served.anonymous
          ? answerAnonymously(served, asked)
          : answerSignedIn(served, asked, authenticator)
      }).catch((error: unknown) => {
        const problem = preconditionFailed(asProblem(error), req.raw)
        if (problem.status >= 500)
          services.log.error({ requestId, route: path, error: causeOf(error) }, 'A request failed')
        const refused = problemReply(problem, requestId)
        const challenge = challengeOf(problem)
        if (challenge) refused.headers.set('www-authenticate', challenge)
        return refused
      })
      if (reply.status === 401) reply.headers.set('www-authenticate', challengeTo(req.raw))
      for (const [name, value] of limits) reply.headers.set(name, value)
      reply.headers.set('x-request-id', requestId)
      if (!reply.headers.has('cache-control')) reply.headers.set('cache-control', 'no-store')
      reply.headers.set('x-content-type-options', 'nosniff')
      answered?.({
        method,
        route: path,
        status: reply.status,
        milliseconds: performance.now() - started,
        requestId,
      })
      return reply
    })
  }
  api.all('/api/*', () => problemReply(notFound(), randomUUID()))
  return api
}

const calledFrom = (services: Services, origin: Origin): Services => ({
  ...services,
  database: cameFrom(services.database, origin),
})

/** RFC 6750: a token that was sent and does not count is told apart from none. */
const challengeTo = ({ headers }: Request) =>
  /^bearer\b/i.test(headers.get('authorization') ?? '') ? 'Bearer error="invalid_token"' : 'Bearer'

const causeOf = (error: unknown) => {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}

/** RFC 9110 has a status of its own for a precondition that was given as a header. */
const preconditionFailed = (problem: Problem, { headers }: Request) =>
  problem.code === 'changed-meanwhile' && headers.has('if-match')
    ? new Problem(412, problem.code, problem)
    : problem
