import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { buildServer } from '#apps/api.ts'
import { hashPassword } from '#modules/accounts/public.ts'
import { createOauthClient } from '#modules/oauth/contract.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { openWorld } from './world.ts'

export const PASSWORD = 'a landing in a stairwell'
export const CALLBACK = 'https://client.example/callback'
export const OURS = 'http://palier.test'

type Wanted = Partial<Body<typeof createOauthClient>>

/** A whole server with one organization, its administrator and a resident with a password, and what a client does to it. */
export const openOauthSetup = async () => {
  const world = await openWorld()
  const live = { connect: async () => new Response(null, { status: 401 }) }
  const { services } = world
  const server = buildServer({ services, live: live as never, healthy: async () => true })
  const request = async (path: string, options: RequestInit = {}) => server.request(`${OURS}${path}`, options)

  const openHome = async () => {
    const home = await world.openOrganization()
    const places = await home.buildHome()
    const { appId } = places
    const admin = await home.person({ 'platform-owner': { App: appId } })
    const email = `resident@${home.organizationId}.example`
    const resident = await home.person({}, { email, passwordHash: await hashPassword(PASSWORD) })
    await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
      email,
      home.organizationId,
    ])
    /** Registers a client as the administrator does. */
    const register = (wanted: Wanted = {}) =>
      admin(createOauthClient, {
        body: {
          name: 'Door system',
          kind: 'confidential',
          grants: ['authorization_code', 'refresh_token'],
          redirectUris: [CALLBACK],
          ...wanted,
        },
      })
    return { ...home, ...places, admin, resident, email, register }
  }

  /** Sends a form as a program does. */
  const post = async (
    path: string,
    form: Record<string, string | null>,
    headers: Record<string, string> = {},
  ) => {
    const body = new URLSearchParams(
      Object.entries(form).filter((field): field is [string, string] => field[1] !== null),
    )
    const reply = await request(path, { method: 'POST', body, headers })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : undefined }
  }
  const token = (form: Record<string, string | null>, headers?: Record<string, string>) =>
    post('/oauth/token', form, headers)

  /** Comes to the page as a browser does that was sent by a client. */
  const authorize = (params: Record<string, string>, headers: Record<string, string> = {}) =>
    request(`/oauth/authorize?${new URLSearchParams(params).toString()}`, { headers })

  /** Answers the page as the browser of a person does who is signed in. */
  const decide = (
    params: Record<string, string>,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    request('/oauth/authorize', {
      method: 'POST',
      body: new URLSearchParams({ request: new URLSearchParams(params).toString(), ...form }),
      headers: { origin: OURS, ...headers },
    })

  const asking = (client: { id: string }, more: Record<string, string> = {}) => ({
    client_id: client.id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    state: 'a state / with ünusual signs&=',
    ...more,
  })

  /** The code that a person gives a client, by the whole way. */
  const codeFor = async (
    client: { id: string },
    person: { personId: string; cookie: string },
    more: Record<string, string> = {},
  ) => {
    const reply = await decide(
      asking(client, more),
      { decision: 'allow', person: person.personId },
      { cookie: person.cookie },
    )
    return answerIn(reply).get('code') ?? ''
  }

  const asBearer = (accessToken: string, path = '/api/v1/me', options: RequestInit = {}) =>
    request(path, { ...options, headers: { authorization: `Bearer ${accessToken}`, ...options.headers } })

  /** The same server on a port, for clients that only know an address. */
  const listen = async () => {
    const listening = createServer(getRequestListener(server.fetch))
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    world.closeLater(async () => {
      listening.closeAllConnections()
      listening.close()
    })
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  }

  return { world, listen, request, openHome, post, token, authorize, decide, asking, codeFor, asBearer }
}

/** What our page of a refused request tells the client, once the person clicks its link. */
export const refusedIn = async (reply: Response) => {
  const [, href = 'about:blank'] = /<a href="([^"]+)">/.exec(await reply.text()) ?? []
  return answerAt(href.replaceAll('&amp;', '&'))
}

/** What a redirect tells the client, in its query or its fragment. */
export const answerIn = (reply: Response) => answerAt(reply.headers.get('location') ?? 'about:blank')

const answerAt = (address: string) => {
  const url = new URL(address)
  return new URLSearchParams(url.hash ? url.hash.slice(1) : url.search)
}

/** A verifier of PKCE with its challenge. */
export const newChallenge = () => {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, params: { code_challenge: challenge, code_challenge_method: 'S256' } }
}
