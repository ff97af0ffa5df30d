import { Hono } from 'hono'
import { Problem } from '#kernel/contract/problem.ts'
import { SCOPES } from '#kernel/contract/scopes.ts'
import { addressOf, networkOf } from '#kernel/server/address.ts'
import { inOrganization } from '#kernel/server/database.ts'
import type { Bindings } from '#kernel/server/http.ts'
import { openSpending, spendRequest } from '#kernel/server/limits.ts'
import type { Services } from '#kernel/server/services.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { authenticatedClient } from './client-authentication.policy.ts'
import { guardingOrigins } from './cross-origin.policy.ts'
import { tokensFor } from './grants.commands.ts'
import type { Client } from './policy.ts'
import { refusal, single } from './requests.rules.ts'
import { ACCESS_SECONDS, deleteFamily, deleteToken, findToken } from './tokens.queries.ts'

interface Asked {
  services: Services
  /** The client that asks, once it has proved to be the one. */
  clientOf: () => Promise<Client>
  form: URLSearchParams
  address: string
}

/** What programs ask of OAuth: RFC 6749 (token), 7009 (revoke), 7662 (introspect) and 8414 (metadata). */
export const tokenEndpoints = (services: Services) => {
  const oauth = new Hono<{ Bindings: Bindings }>()
  const { database } = services

  const post = (path: string, answer: (asked: Asked) => Promise<object | undefined>) =>
    oauth.post(path, async ({ req, env }) => {
      const address = networkOf(
        addressOf(req.raw, env?.incoming?.socket?.remoteAddress ?? '', services.proxies),
      )
      const limits = new Headers()
      const asked = { ...services, database: { ...services.database, caller: address } }
      const reply = await answered(asked, { request: req.raw, address, limits }, answer).catch(
        (error: unknown) => refusalReply(services, error, req.raw),
      )
      for (const [name, value] of limits) reply.headers.set(name, value)
      return reply
    })

  oauth.use('/oauth/token', guardingOrigins(services, { open: true }))
  post('/oauth/token', async ({ clientOf, ...asked }) => {
    const client = await clientOf()
    const { accessToken, refreshToken, scope } = await tokensFor({ ...asked, client })
    return {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: ACCESS_SECONDS,
      scope,
      ...(refreshToken && { refresh_token: refreshToken }),
    }
  })
  post('/oauth/revoke', async ({ clientOf, form }) => {
    const client = await clientOf()
    const { organizationId } = client
    await inOrganization(database, { organizationId }, async (db) => {
      const token = await findToken(db, single(form, 'token') ?? '')
      if (token?.clientId !== client.id) return
      await (token.kind === 'refresh' ? deleteFamily(db, token.familyId) : deleteToken(db, token.id))
    })
    return undefined
  })
  post('/oauth/introspect', async ({ clientOf, form }) => {
    const client = await clientOf()
    if (client.kind === 'public') throw refusal('unauthorized_client', 'For clients with a secret only')
    const { organizationId } = client
    const token = await inOrganization(database, { organizationId, readOnly: true }, (db) =>
      findToken(db, single(form, 'token') ?? ''),
    )
    const readable = token && (token.kind === 'access' || token.clientId === client.id) && !token.usedAt
    if (!readable) return { active: false }
    return {
      active: true,
      scope: token.scope,
      client_id: token.clientId,
      sub: token.personId,
      username: token.username,
      token_type: token.kind === 'access' ? 'bearer' : 'refresh_token',
      iat: secondsOf(token.createdAt),
      exp: secondsOf(token.expiresAt),
      iss: services.publicUrl,
    }
  })
  oauth.get('/.well-known/oauth-authorization-server', () => Response.json(metadataOf(services.publicUrl)))
  return oauth
}

interface Asking {
  request: Request
  address: string
  /** Headers that say what is left of the budget of the address. */
  limits: Headers
}

const answered = async (
  services: Services,
  { request, address, limits }: Asking,
  answer: (asked: Asked) => Promise<object | undefined>,
) => {
  spendRequest(openSpending(services.budgets, limits), 'POST', address)
  const form = await formOf(services, request, address)
  const clientOf = () => authenticatedClient(services, { request, form, address })
  return replyOf(await answer({ services, clientOf, form, address }))
}

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000)

/** Secrets in an address end up in logs: only a form is read. */
const formOf = async ({ bodies }: Services, request: Request, address: string) => {
  if (new URL(request.url).search) throw refusal('invalid_request', 'Parameters belong into the body')
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? ''))
    throw refusal('invalid_request', 'The body is a form (application/x-www-form-urlencoded)')
  return new URLSearchParams(await bodies.text(request, address))
}

const unkept = { 'cache-control': 'no-store', pragma: 'no-cache' }

const replyOf = (body: object | undefined, status = 200, headers: Record<string, string> = {}) =>
  new Response(body ? JSON.stringify(body) : null, {
    status,
    headers: { ...(body && { 'content-type': 'application/json' }), ...unkept, ...headers },
  })

/** RFC 6749, 5.2. */
const refusalReply = (services: Services, error: unknown, { headers }: Request) => {
  const { status, code, detail, retryAfter } = asProblem(error)
  if (status >= 500 && !(error instanceof Problem))
    services.log.error({ error: String(error) }, 'A token could not be given')
  const named = /_/.test(code) ? code : status >= 429 ? 'temporarily_unavailable' : 'invalid_request'
  const body = { error: named, error_description: typeof detail === 'string' ? detail : code }
  return replyOf(body, status, {
    ...(status === 401 && headers.has('authorization') && { 'www-authenticate': 'Basic realm="palier"' }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  })
}

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  introspection_endpoint: `${issuer}/oauth/introspect`,
  scopes_supported: SCOPES,
  response_types_supported: ['code', 'token'],
  response_modes_supported: ['query', 'fragment'],
  grant_types_supported: [
    'authorization_code',
    'refresh_token',
    'client_credentials',
    'password',
    'implicit',
  ],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
  ui_locales_supported: ['fr', 'de', 'it', 'en'],
})
