import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { forbidden, notFound, Problem, unauthenticated } from '#kernel/contract/problem.ts'
import { type Actor, isAdministrator, requireProof } from './actor.ts'
import { addressOf } from './address.ts'
import { type Db, inOrganization } from './database.ts'
import { once } from './idempotency.ts'
import { parsed, type Raw, rawOf, requireId } from './input.ts'
import type { Platform } from './platform.ts'
import { openLimit } from './limits.ts'
import { asProblem, problemReply } from './problems.ts'
import { type Received, withFile } from './receiving.ts'
import type { Served } from './serve.ts'
import { traced } from './traces.ts'
import { from, type Origin, originOf } from './whence.ts'

/** Who a request comes from: enough to open a transaction in, and how to read the person in it. */
export interface Authenticator {
  organizationOf: (request: Request) => string | undefined
  actorOf: (db: Db, request: Request) => Promise<Actor | undefined>
  /** Keeps a session alive that was not seen for a while; gives the cookie that says so. */
  renew?: (platform: Platform, request: Request, actor: Actor) => Promise<string | undefined>
}

export interface Answered {
  method: string
  route: string
  status: number
  milliseconds: number
  requestId: string
}

interface Options {
  platform: Platform
  endpoints: readonly Served[]
  authenticator: Authenticator
  /** Told of every answer, for logs and metrics. */
  answered?: ((answer: Answered) => void) | undefined
  /** How much a caller may ask for in a minute; as much as they like when it is left out. */
  requestsPerMinute?: number | undefined
}

type Bindings = { incoming?: { socket?: { remoteAddress?: string } } }

/** Puts every endpoint on the wire, under /api/v1. */
export const buildApi = ({ platform, endpoints, authenticator, answered, requestsPerMinute }: Options) => {
  const api = new Hono<{ Bindings: Bindings }>()
  const limit = requestsPerMinute === undefined ? async () => {} : openLimit(requestsPerMinute)
  for (const served of endpoints) {
    const { method, path } = served.endpoint
    api.on(method, `/api/v1${path}`, async ({ req, env }) => {
      const started = performance.now()
      const requestId = randomUUID()
      const limits = new Headers()
      const spend = (caller: string) => limit(caller, limits)
      const reply = await traced(`${method} ${path}`, { 'palier.request': requestId }, async () => {
        const raw = rawOf(req.raw, requireId(req.param()), req.query())
        const address = addressOf(req.raw, env?.incoming?.socket?.remoteAddress ?? '')
        const around = { platform: calledFrom(platform, originOf(req.raw, address)), spend }
        if (served.anonymous) return answerAnonymously(served, raw, around, address)
        return answerSignedIn(served, raw, around, authenticator)
      }).catch((error: unknown) => {
        const problem = preconditionFailed(asProblem(error), req.raw)
        if (problem.status >= 500)
          platform.log.error({ requestId, route: path, error: causeOf(error) }, 'A request failed')
        return problemReply(problem, requestId)
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

const calledFrom = (platform: Platform, origin: Origin): Platform => ({
  ...platform,
  database: from(platform.database, origin),
})

/** RFC 6750: a token that was sent and does not count is told apart from none. */
const challengeTo = ({ headers }: Request) =>
  /^bearer\b/i.test(headers.get('authorization') ?? '') ? 'Bearer error="invalid_token"' : 'Bearer'

const causeOf = (error: unknown) => {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}

type SignedIn = Extract<Served, { anonymous?: undefined }>
type Anonymous = Extract<Served, { handler?: undefined }>

interface Around {
  platform: Platform
  /** Counts the request for its caller, and refuses it when there were too many. */
  spend: (caller: string) => Promise<void>
}

const answerAnonymously = async (
  { endpoint, anonymous }: Anonymous,
  raw: Raw,
  { platform, spend }: Around,
  address: string,
) => {
  await spend(address)
  const headers = new Headers()
  const query = parsed(endpoint.query, raw.query)
  const body = endpoint.body && parsed(endpoint.body, await raw.body())
  const { params, request } = raw
  const result = await anonymous.run({
    database: platform.database,
    params,
    query,
    body,
    platform,
    request,
    address,
    headers,
  } as Parameters<typeof anonymous.run>[0])
  return replyOf(endpoint, result, headers)
}

const answerSignedIn = async (
  served: SignedIn,
  raw: Raw,
  { platform, spend }: Around,
  authenticator: Authenticator,
) => {
  const organizationId = authenticator.organizationOf(raw.request)
  if (!organizationId) throw unauthenticated()
  const headers = new Headers()
  let known: Actor | undefined
  const asActor = <Result>(readOnly: boolean, work: (scene: Scene) => Promise<Result>) =>
    inOrganization(platform.database, { organizationId, readOnly }, async (db) => {
      const actor = (known = await authenticator.actorOf(db, raw.request))
      if (!actor) throw unauthenticated()
      db.origin = actor.origin
      if (served.endpoint.tool && !actor.tools.has(served.endpoint.tool)) throw notFound()
      return work({ db, actor, platform, headers })
    })
  const answered = (received?: Received) =>
    asActor(served.endpoint.method === 'GET', async (scene) => {
      if (!received) await spend(scene.actor.personId)
      const work = async () =>
        replyOf(served.endpoint, await answer(served, raw, { ...scene, received }), headers)
      return served.endpoint.secret ? work() : once(scene.db, scene.actor, raw, work)
    })
  const reply = served.endpoint.raw
    ? await withFile(platform, organizationId, raw.request, {
        before: () =>
          asActor(true, async (scene) => {
            await spend(scene.actor.personId)
            await permitted(served, raw, scene)
          }),
        after: answered,
      })
    : await answered()
  const cookie = known?.seenLongAgo && (await authenticator.renew?.(platform, raw.request, known))
  if (cookie) reply.headers.append('set-cookie', cookie)
  return reply
}

interface Scene {
  db: Db
  actor: Actor
  platform: Platform
  headers: Headers
  received?: Received | undefined
}

/** The thing that the path names, when the actor may do this to it. */
const permitted = async ({ endpoint, handler }: SignedIn, raw: Raw, scene: Scene) => {
  const subject = handler.find && (await handler.find({ ...scene, params: raw.params } as never))
  if (handler.find && !subject) throw notFound()
  if (!handler.allow(scene.actor, subject)) throw asProblem('forbidden')
  if (endpoint.proof) requireProof(scene.actor)
  return subject
}

/** The order matters: who is not allowed does not learn what a valid request looks like. */
const answer = async (served: SignedIn, raw: Raw, scene: Scene) => {
  const { endpoint, handler } = served
  const subject = await permitted(served, raw, scene)
  const query = parsed(endpoint.query, raw.query)
  const body = endpoint.body && parsed(endpoint.body, withPrecondition(await raw.body(), raw.request))
  if (endpoint.keepsId && Object(body).id !== undefined && !isAdministrator(scene.actor))
    throw forbidden('beyond-own-permissions')
  return handler.run({ ...scene, params: raw.params, subject, query, body, request: raw.request } as never)
}

/** `If-Match` says which version the change was made to, as `version` in the body does. */
const withPrecondition = (body: unknown, { method, headers }: Request) => {
  const version = /^(?:W\/)?"(\d+)"$/.exec(headers.get('if-match') ?? '')?.[1]
  return method === 'PATCH' && version && typeof body === 'object'
    ? { version: Number(version), ...body }
    : body
}

/** RFC 9110 has a status of its own for a precondition that was given as a header. */
const preconditionFailed = (problem: Problem, { headers }: Request) =>
  problem.code === 'changed-meanwhile' && headers.has('if-match')
    ? new Problem(412, problem.code, problem)
    : problem

const replyOf = ({ method, reply: schema }: Served['endpoint'], result: unknown, headers: Headers) => {
  if (result instanceof Response) return result
  if (!schema) return new Response(null, { status: 204, headers })
  // The official client insists on exactly this content type.
  headers.set('content-type', 'application/json')
  const { version } = (result ?? {}) as { version?: number }
  if (version !== undefined) headers.set('etag', `"${version}"`)
  const shown = process.env.NODE_ENV === 'production' ? result : schema.parse(result)
  return new Response(JSON.stringify(shown), { status: method === 'POST' ? 201 : 200, headers })
}
