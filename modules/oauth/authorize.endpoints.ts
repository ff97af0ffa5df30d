import { Hono } from 'hono'
import { asMailbox } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { Language } from '#kernel/contract/shapes.ts'
import { unbroken } from '#kernel/contract/words.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { addressOf, networkOf } from '#kernel/server/address.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import type { Bindings } from '#kernel/server/http.ts'
import { openSpending, spendRequest } from '#kernel/server/limits.ts'
import { foreignOrigin } from '#kernel/server/origin.ts'
import type { Services } from '#kernel/server/services.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { from, originOf } from '#kernel/server/whence.ts'
import { accountOf, authenticator, openSession, takeSecondStep } from '#modules/accounts/public.ts'
import { codePage, consentPage, failedPage, refusedPage, signInPage } from './authorize.presenter.ts'
import { withClient } from './clients.queries.ts'
import { allowAccess } from './consents.commands.ts'
import type { Client } from './policy.ts'
import { isOwnScheme } from './redirects.contract.ts'
import { answerTo, authorizationOf, single } from './requests.rules.ts'
import * as queries from './tokens.queries.ts'
import { authorizationWords } from './words.ts'

interface Asked {
  services: Services
  request: Request
  /** The query with which the client sent the person here. */
  query: string
  /** What the person has answered on our page; empty when they have just come. */
  form: URLSearchParams
  address: string
}

/** The page on which a person allows a client to act for them: GET shows it, POST is what they answer. */
export const authorizeEndpoints = (services: Services) => {
  const oauth = new Hono<{ Bindings: Bindings }>()
  oauth.on(['GET', 'POST'], '/oauth/authorize', async ({ req, env }) => {
    const request = req.raw
    const posted = request.method === 'POST'
    const peer = addressOf(request, env?.incoming?.socket?.remoteAddress ?? '', services.proxies)
    const address = networkOf(peer)
    const search = new URL(request.url).search.slice(1)
    const database = from(services.database, originOf(request, peer))
    const asked = { ...services, database: { ...database, caller: address } }
    const limits = new Headers()
    const reply = await textOf(asked, { request, address, limits })
      .then((text) => {
        const form = new URLSearchParams(text)
        const query = posted ? (form.get('request') ?? '') : search
        return answer({ services: asked, request, form, query, address })
      })
      .catch((error: unknown) => {
        const { status, retryAfter } = asProblem(error)
        if (status >= 500) services.log.error({ error: String(error) }, 'An authorization failed')
        const { language, said } = wordsFor(request, search)
        if (retryAfter !== undefined) limits.set('retry-after', String(retryAfter))
        const reason = retryAfter === undefined ? said.broken : said.wait(retryAfter)
        return failedPage(language, said, reason, status)
      })
    for (const [name, value] of limits) reply.headers.set(name, value)
    return reply
  })
  return oauth
}

/** What a person answers on our page; a page that is only asked for has no body. */
const textOf = async (
  { budgets, bodies }: Services,
  { request, address, limits }: { request: Request; address: string; limits: Headers },
) => {
  spendRequest(openSpending(budgets, limits), request.method, address)
  return request.method === 'POST' ? bodies.text(request, address) : ''
}

const wordsFor = ({ headers }: Request, query: string) => {
  const wanted = [
    ...(new URLSearchParams(query).get('ui_locales') ?? '').split(' '),
    ...(headers.get('accept-language') ?? '').split(','),
  ].map((each) => each.trim().slice(0, 2).toLowerCase())
  const language = wanted.find((each): each is Language => Language.safeParse(each).success) ?? 'en'
  return { language, said: unbroken(authorizationWords(language), language) }
}

/**
 * Only once client and address are known to belong together does anything go back to that address. What is wrong with the request itself
 * is told to the person, whose click takes it back to the client: some clients answer any refusal with the same request, so that a
 * redirect would come round for ever, unseen (see also RFC 9700, 4.11.2).
 */
const answer = async (asked: Asked) => {
  const { services, request, query } = asked
  const { language, said } = wordsFor(request, query)
  // Our page always names its origin: what another site sends here is nobody's consent.
  if (
    request.method === 'POST' &&
    (!request.headers.has('origin') || foreignOrigin(request, services.publicUrl))
  )
    return failedPage(language, said, said.foreign, 403)
  const params = new URLSearchParams(query)
  const clientId = params.getAll('client_id').length === 1 ? params.get('client_id') : null
  const client = await withClient(services.database, clientId, async (_, found) => found)
  if (!client) return failedPage(language, said, said.unknownClient)
  const [redirectUri = '', another] = params.getAll('redirect_uri')
  if (another !== undefined || !client.redirectUris.includes(redirectUri))
    return failedPage(language, said, said.unknownRedirect)
  const type = params.get('response_type')
  const goBack = (told: Record<string, string | number | null | undefined>) =>
    redirect(answerTo(redirectUri, type, { ...told, state: params.get('state'), iss: services.publicUrl }))
  const shown = { language, said, request: query, redirectUri, client }
  try {
    return await decide({ ...asked, params, client, shown, goBack })
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 429) throw error
    const said = { error: error.code, error_description: String(error.detail ?? '') || null }
    if (isSilent(params)) return goBack(said)
    return refusedPage(shown, said, goBack(said).headers.get('location') ?? '')
  }
}

/** Asks where nobody looks, such as in a hidden frame: it is answered in any case, and never by a page. */
const isSilent = (params: URLSearchParams) => params.get('prompt') === 'none'

interface Deciding extends Asked {
  params: URLSearchParams
  client: Client
  shown: Parameters<typeof signInPage>[0]
  goBack: (told: Record<string, string | number | null | undefined>) => Response
}

const decide = async (asked: Deciding) => {
  const { services, request, params, client, form, shown, goBack } = asked
  const wanted = authorizationOf(params, client)
  const decision = form.get('decision')
  if (decision === 'sign-in') return signIn(asked)
  if (decision === 'code') return takeCode(asked)
  const { organizationId } = client
  return inOrganization(services.database, { organizationId }, async (db) => {
    const here = authenticator.organizationOf(request) === organizationId
    const actor = here ? await authenticator.actorOf(db, request) : undefined
    if (isSilent(params) && (!actor || actor.secondFactorDue)) return goBack({ error: 'login_required' })
    if (!actor || (!decision && single(params, 'prompt') === 'login')) return signInPage(shown)
    if (actor.secondFactorDue) return signInPage(shown, { wrong: shown.said.demanded, status: 403 })
    const person = { id: actor.personId, username: actor.username, email: actor.email }
    // What was shown to one person is not answered by the next one in the same browser.
    if (decision && form.get('person') !== actor.personId) return consentPage(shown, person, wanted.scope)
    if (decision === 'deny') return goBack({ error: 'access_denied' })
    if (decision !== 'allow' && !(await isRemembered(db, asked, actor, wanted.scope)))
      return isSilent(params)
        ? goBack({ error: 'consent_required' })
        : consentPage(shown, person, wanted.scope)
    const { redirectUri } = shown
    return goBack(await allowAccess(db, actor, { ...wanted, client, redirectUri }))
  })
}

/** An app's own scheme may by now lead to another app: there a consent counts once. */
const isRemembered = async (db: Db, { client, shown }: Deciding, { personId }: Actor, scope: string) => {
  const consent = await queries.findConsent(db, client.id, personId)
  const covered = scope.split(' ').every((each) => consent?.scopes.includes(each))
  return covered && !isOwnScheme(shown.redirectUri)
}

/** Signs the person in for all of Palier, then shows what the client asks for. */
const signIn = async (asked: Deciding) => {
  const { services, request, client, form, address, shown } = asked
  const { organizationId } = client
  const email = asMailbox((form.get('email') ?? '').slice(0, 320).replaceAll('\u0000', ''))
  const credentials = { email, password: (form.get('password') ?? '').slice(0, 500) }
  const refused = (error: unknown) => {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const { said } = shown
    const { ticket } = Object(error.detail) as { ticket?: string }
    if (error.code === 'second-factor-needed' && ticket) return codePage(shown, ticket)
    const reasons: Record<string, string> = {
      'email-not-confirmed': said.unconfirmed,
      'second-factor-needed': said.passkey,
      'too-many-requests': said.wait(error.retryAfter ?? 1),
    }
    return signInPage(shown, { email, wrong: reasons[error.code] ?? said.wrong, status: error.status })
  }
  const account = await accountOf(services, { ...credentials, organizationId }, { address, request }).catch(
    refused,
  )
  if (account instanceof Response) return account
  return signedIn(asked, (open) =>
    inOrganization(services.database, { organizationId }, (db) =>
      open(db, { personId: account.person.id, proved: true }),
    ),
  )
}

/** The code that an account asks for beside the password. */
const takeCode = async (asked: Deciding) => {
  const { services, request, form, address, shown } = asked
  const step = { ticket: form.get('ticket') ?? '', code: (form.get('code') ?? '').slice(0, 40) }
  const refused = (error: unknown) => {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const { said } = shown
    const { status, code, retryAfter } = error
    if (code === 'ticket-run-out') return signInPage(shown, { wrong: said.runOut, status })
    return codePage(shown, step.ticket, {
      wrong: retryAfter ? said.wait(retryAfter) : said.wrongCode,
      status,
    })
  }
  return signedIn(asked, (open) =>
    takeSecondStep(services, services.database, step, { address, request }, (db, personId) =>
      open(db, { personId, proved: true, strong: true }),
    ),
  ).catch(refused)
}

type Open = (db: Db, opening: Parameters<typeof openSession>[2]) => Promise<void>

/** Comes back to the page, with the session that `work` opens. */
const signedIn = async ({ services, request, params }: Deciding, work: (open: Open) => Promise<unknown>) => {
  params.delete('prompt')
  const reply = redirect(`/oauth/authorize?${params.toString()}`)
  await work((db, opening) => openSession(db, services, opening, request, reply.headers))
  return reply
}

/** 303: a browser that has sent a password with POST does not send it on (RFC 9700, 4.12). */
const redirect = (location: string) =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
