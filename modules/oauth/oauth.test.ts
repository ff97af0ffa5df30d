import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import {
  answerIn,
  CALLBACK,
  newChallenge,
  openOauthSetup,
  OURS,
  PASSWORD,
  refusedIn,
} from '#test/oauthSetup.ts'
import { listConsents } from './consents.contract.ts'

const setup = await openOauthSetup()
const { world, request, openHome, post, token, authorize, decide, asking, codeFor, asBearer } = setup
const home = await openHome()
const { resident, register } = home

beforeEach(() => world.owner.query('delete from attempt'))

/** What the token endpoint needs of a client with a secret. */
const as = ({ id, secret }: { id: string; secret: string | null }) => ({
  client_id: id,
  client_secret: secret,
})
const redeem = (client: { id: string; secret: string | null }, code: string, more = {}) =>
  token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...as(client), ...more })

test('a person signs in, allows, and the client acts as them', async () => {
  const client = await register({ name: 'Türsystem <b>', termsUrl: 'https://client.example/terms' })
  const params = asking(client)
  const page = await authorize(params, { 'accept-language': 'fr-CH,fr;q=0.9' })
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Connectez-vous pour continuer vers Türsystem &lt;b&gt;/)

  const signedIn = await decide(params, { decision: 'sign-in', email: home.email, password: PASSWORD })
  assert.equal(signedIn.status, 303)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const consent = await request(signedIn.headers.get('location')!, { headers: { cookie } })
  const text = await consent.text()
  for (const said of ['Türsystem &lt;b&gt;', home.email, 'https://client.example/terms', 'client.example'])
    assert.ok(text.includes(said), said)

  const allowed = await decide(params, { decision: 'allow', person: resident.personId }, { cookie })
  assert.equal(allowed.status, 303)
  assert.ok(allowed.headers.get('location')?.startsWith(`${CALLBACK}?code=palier_ac_`))
  const answer = answerIn(allowed)
  assert.deepEqual([answer.get('state'), answer.get('iss')], [params.state, OURS])

  const tokens = await redeem(client, answer.get('code')!)
  assert.equal(tokens.status, 200)
  assert.equal(tokens.headers.get('content-type'), 'application/json')
  assert.equal(tokens.headers.get('cache-control'), 'no-store')
  const { access_token, refresh_token, ...rest } = tokens.body
  assert.deepEqual(rest, { token_type: 'bearer', expires_in: 3600, scope: 'user:profile' })
  assert.match(access_token, /^palier_at_/)
  assert.match(refresh_token, /^palier_rt_/)
  const me = await (await asBearer(access_token)).json()
  assert.equal((me as { id: string }).id, resident.personId)
})

test('the page speaks the languages of its readers', async () => {
  const client = await register()
  for (const [language, said] of [
    ['de-CH', 'Melden Sie sich an'],
    ['it', 'Acceda per continuare'],
    ['en-GB', 'Sign in to continue'],
    ['pt-BR,fr;q=0.5', 'Connectez-vous'],
  ] as const)
    assert.ok(
      (await (await authorize(asking(client), { 'accept-language': language })).text()).includes(said),
    )
})

test('a consent given is remembered; another scope is asked for again', async () => {
  const client = await register()
  const { cookie } = resident
  assert.equal((await authorize(asking(client), { cookie })).status, 200)
  await codeFor(client, resident)
  const again = await authorize(asking(client), { cookie })
  assert.equal(again.status, 303)
  assert.ok(answerIn(again).get('code'))
  const more = await authorize(asking(client, { scope: 'user:profile user-profile:read' }), { cookie })
  assert.equal(more.status, 200)
  assert.equal((await authorize(asking(client, { prompt: 'login' }), { cookie })).status, 200)
})

test('everybody sees which programs act for them, and ends that at once; nobody ends it for others', async () => {
  const client = await register({ name: 'Key box' })
  const list = async (person = resident) =>
    (await person(listConsents, {}))._embedded.items.filter(({ id }) => id === client.id)
  assert.deepEqual(await list(), [])
  const given = (await redeem(client, await codeFor(client, resident))).body
  const unused = await codeFor(client, resident)
  const [shown] = await list()
  assert.equal(shown?.name, 'Key box')
  assert.ok(shown.allowedAt && shown.lastAccessAt)
  const stranger = await home.person()
  assert.deepEqual(await list(stranger), [])
  assert.equal((await stranger.send('DELETE', `/oauth-consents/${client.id}`)).status, 404)
  assert.equal((await asBearer(given.access_token)).status, 200)

  assert.equal((await resident.send('DELETE', `/oauth-consents/${client.id}`)).status, 204)
  assert.deepEqual(await list(), [])
  assert.equal((await asBearer(given.access_token)).status, 401)
  const refused = [
    await token({ grant_type: 'refresh_token', refresh_token: given.refresh_token, ...as(client) }),
    await redeem(client, unused),
  ]
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body.error]),
    [
      [400, 'invalid_grant'],
      [400, 'invalid_grant'],
    ],
  )
  assert.equal((await authorize(asking(client), { cookie: resident.cookie })).status, 200, 'it asks again')
  assert.equal((await resident.send('DELETE', `/oauth-consents/${client.id}`)).status, 404)
})

test('who refuses is sent back with access_denied', async () => {
  const client = await register()
  const form = { decision: 'deny', person: resident.personId }
  const reply = await decide(asking(client), form, { cookie: resident.cookie })
  assert.deepEqual([answerIn(reply).get('error'), answerIn(reply).get('code')], ['access_denied', null])
})

test('a refresh token gives the next ones, by Basic as well as in the form', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`
  const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token }
  const next = await token(form, { authorization: basic })
  assert.equal(next.status, 200)
  assert.equal((await asBearer(next.body.access_token)).status, 200)
  assert.notEqual(next.body.refresh_token, body.refresh_token)
  const third = await token({ ...form, refresh_token: next.body.refresh_token, ...as(client) })
  assert.equal(third.status, 200)
})

test('implicit answers in the fragment, without a refresh token', async () => {
  const client = await register({ kind: 'public', grants: ['implicit'] })
  const form = { decision: 'allow', person: resident.personId }
  const reply = await decide(asking(client, { response_type: 'token' }), form, { cookie: resident.cookie })
  assert.ok(reply.headers.get('location')?.startsWith(`${CALLBACK}#access_token=palier_at_`))
  const answer = answerIn(reply)
  assert.deepEqual(
    [answer.get('token_type'), answer.get('expires_in'), answer.get('refresh_token'), answer.get('state')],
    ['bearer', '3600', null, asking(client).state],
  )
  assert.equal((await asBearer(answer.get('access_token')!)).status, 200)
})

test('a password opens where the client’s record says so, and a wrong one waits in the end', async () => {
  const client = await register({ grants: ['password', 'refresh_token'] })
  const form = { grant_type: 'password', username: home.email, password: PASSWORD, ...as(client) }
  const tokens = await token(form)
  assert.equal(tokens.status, 200)
  assert.equal((await asBearer(tokens.body.access_token)).status, 200)
  const wrong = await token({ ...form, password: 'another' })
  assert.deepEqual([wrong.status, wrong.body.error], [400, 'invalid_grant'])
  for (let count = 0; count < 5; count++) await token({ ...form, password: 'another' })
  const late = await token(form)
  assert.deepEqual([late.status, late.body.error], [429, 'temporarily_unavailable'])
  assert.ok(Number(late.headers.get('retry-after')) >= 1)
})

test('a system acts as itself, with the roles that were granted to it and no others', async () => {
  const client = await register({
    kind: 'system',
    grants: ['client_credentials'],
    redirectUris: [],
    name: 'ERP',
  })
  const tokens = await token({ grant_type: 'client_credentials', ...as(client) })
  assert.equal(tokens.status, 200)
  assert.equal(tokens.body.refresh_token, undefined)
  const properties = async () => {
    const reply = await asBearer(tokens.body.access_token, '/api/v1/properties')
    return [reply.status, ((await reply.json()) as { total?: number }).total ?? 0]
  }
  assert.deepEqual((await properties())[1], 0)
  const role = { role: 'setup', objectID: home.appId, objectType: 'App' }
  assert.equal((await home.admin.send('POST', `/users/${client.userID}/permissions`, role)).status, 201)
  assert.deepEqual(await properties(), [200, 1])
  const me = (await (await asBearer(tokens.body.access_token)).json()) as { id: string; username: string }
  assert.deepEqual([me.id, me.username], [client.userID, 'ERP'])
  assert.equal((await asBearer(tokens.body.access_token, '/api/v1/oauth-clients')).status, 403)
})

test('a token is revoked by its client alone, a refresh token with all that came from it', async () => {
  const [client, other] = [await register(), await register()]
  const { body } = await redeem(client, await codeFor(client, resident))
  await post('/oauth/revoke', { token: body.access_token, ...as(other) })
  assert.equal((await asBearer(body.access_token)).status, 200)
  assert.equal((await post('/oauth/revoke', { token: body.access_token, ...as(client) })).status, 200)
  assert.equal((await asBearer(body.access_token)).status, 401)
  const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token, ...as(client) }
  const next = await token(form)
  await post('/oauth/revoke', { token: next.body.refresh_token, ...as(client) })
  assert.equal((await asBearer(next.body.access_token)).status, 401)
  assert.equal((await post('/oauth/revoke', { token: 'unknown', ...as(client) })).status, 200)
})

test('a client with a secret is told what a token is; a public one is not', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const told = await post('/oauth/introspect', { token: body.access_token, ...as(client) })
  const { active, scope, client_id, sub, exp } = told.body
  assert.deepEqual(
    { active, scope, client_id, sub },
    { active: true, scope: 'user:profile', client_id: client.id, sub: resident.personId },
  )
  assert.ok(Math.abs(exp - Date.now() / 1000 - 3600) < 60)
  const unknown = await post('/oauth/introspect', { token: 'palier_at_x', ...as(client) })
  assert.deepEqual(unknown.body, { active: false })
  const open = await register({ kind: 'public' })
  const refused = await post('/oauth/introspect', { token: body.access_token, client_id: open.id })
  assert.deepEqual([refused.status, refused.body.error], [400, 'unauthorized_client'])
})

test('the metadata names what there is', async () => {
  const reply = await request('/.well-known/oauth-authorization-server')
  const metadata = (await reply.json()) as Record<string, unknown>
  assert.equal(metadata.issuer, OURS)
  for (const name of ['authorization', 'token', 'revocation', 'introspection'])
    assert.ok(String(metadata[`${name}_endpoint`]).startsWith(`${OURS}/oauth/`), name)
})

test('what is refused has the name and the status that RFC 6749 gives it', async () => {
  const client = await register({ grants: ['authorization_code', 'implicit'] })
  const { cookie } = resident
  const there: [string, Record<string, string>][] = [
    ['unsupported_response_type', { response_type: 'id_token' }],
    ['invalid_request', { response_type: '' }],
    ['invalid_scope', { scope: 'everything' }],
    ['invalid_request', { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }],
  ]
  for (const [error, more] of there) {
    const answer = await refusedIn(await authorize(asking(client, more), { cookie }))
    const said = [answer.get('error'), answer.get('state'), answer.get('iss')]
    assert.deepEqual(said, [error, asking(client).state, OURS])
  }
  const only = await register({ grants: ['authorization_code'] })
  const refused = await refusedIn(await authorize(asking(only, { response_type: 'token' }), { cookie }))
  assert.equal(refused.get('error'), 'unauthorized_client')

  const here: [number, string, Record<string, string | null>][] = [
    [400, 'unsupported_grant_type', { grant_type: 'urn:nonsense' }],
    [400, 'unsupported_grant_type', { grant_type: 'constructor' }],
    [400, 'invalid_request', { grant_type: null }],
    [400, 'unauthorized_client', { grant_type: 'password', username: home.email, password: PASSWORD }],
    [400, 'unauthorized_client', { grant_type: 'client_credentials' }],
    [400, 'invalid_request', { grant_type: 'authorization_code' }],
    [400, 'invalid_grant', { grant_type: 'authorization_code', code: 'x', redirect_uri: CALLBACK }],
    [401, 'invalid_client', { grant_type: 'authorization_code', client_secret: 'palier_cs_wrong' }],
    [401, 'invalid_client', { grant_type: 'authorization_code', client_secret: null }],
    [401, 'invalid_client', { grant_type: 'authorization_code', client_id: 'f'.repeat(24) }],
    [401, 'invalid_client', { grant_type: 'authorization_code', client_id: 'nobody' }],
  ]
  for (const [status, error, form] of here) {
    const reply = await token({ ...as(client), ...form })
    assert.deepEqual([reply.status, reply.body.error], [status, error])
    assert.equal(reply.headers.get('cache-control'), 'no-store')
  }
  const wrong = `Basic ${Buffer.from(`${client.id}:wrong`).toString('base64')}`
  const basic = await token({ grant_type: 'client_credentials' }, { authorization: wrong })
  assert.equal(basic.headers.get('www-authenticate'), 'Basic realm="palier"')
  const json = await request('/oauth/token', {
    method: 'POST',
    body: JSON.stringify(as(client)),
    headers: { 'content-type': 'application/json' },
  })
  assert.deepEqual([json.status, ((await json.json()) as { error: string }).error], [400, 'invalid_request'])
})

test('a public client proves that it is the one that asked; one that is marked as old need not', async () => {
  const client = await register({ kind: 'public' })
  const { verifier, params } = newChallenge()
  const { cookie } = resident
  assert.equal((await refusedIn(await authorize(asking(client), { cookie }))).get('error'), 'invalid_request')
  const code = await codeFor(client, resident, params)
  assert.equal((await redeem(client, code, { code_verifier: verifier })).status, 200)
  const old = await register({ kind: 'public', old: true })
  assert.equal((await redeem(old, await codeFor(old, resident))).status, 200)
})

test('a request that will be refused every time ends on a page in the reader’s language, and never comes round by itself', async () => {
  const client = await register({ kind: 'public', name: 'Tür <b>' })
  const { cookie } = resident
  const challenge = newChallenge().params
  const asked: [language: string, said: RegExp, more: Record<string, string>][] = [
    ['de-CH', /Tür &lt;b&gt; hat Sie .*code_challenge is missing.*`old`.*Zurück zu/s, {}],
    ['fr', /Palier n’accepte pas.*S256/s, { ...challenge, code_challenge_method: 'plain' }],
    ['it', /Palier non accetta.*S256/s, { ...challenge, code_challenge: 'short' }],
    [
      'en',
      /does not accept.*invalid_scope: Not for this client: everything\. Scopes/s,
      { ...challenge, scope: 'everything' },
    ],
    ['en', /does not accept.*unauthorized_client/s, { response_type: 'token' }],
  ]
  for (const [language, said, more] of asked)
    for (const headers of [{ cookie }, {} as Record<string, string>]) {
      const reply = await authorize(asking(client, more), { 'accept-language': language, ...headers })
      assert.deepEqual([reply.status, reply.headers.get('location')], [400, null], language)
      const text = await reply.clone().text()
      assert.match(text, said)
      assert.match(text, new RegExp(`<html lang="${language.slice(0, 2)}">`))
      assert.equal((await refusedIn(reply)).get('state'), asking(client).state)
    }
})

test('where nobody looks (prompt=none) the client is answered at once, and never by a page', async () => {
  const client = await register()
  const asked = { prompt: 'none' }
  const answer = async (more: Record<string, string>, headers: Record<string, string>) =>
    answerIn(await authorize(asking(client, { ...asked, ...more }), headers))
  const { cookie } = resident
  assert.equal((await answer({}, {})).get('error'), 'login_required')
  assert.equal((await answer({}, { cookie })).get('error'), 'consent_required')
  assert.equal((await answer({ scope: 'everything' }, { cookie })).get('error'), 'invalid_scope')
  await codeFor(client, resident)
  const given = await answer({}, { cookie })
  assert.match(given.get('code') ?? '', /^\w+$/)
  const tokens = await redeem(client, given.get('code')!)
  for (const word of [client.secret, tokens.body.access_token, tokens.body.refresh_token])
    assert.match(word as string, /^\w+$/)
  const next = await token({
    grant_type: 'refresh_token',
    refresh_token: tokens.body.refresh_token,
    ...as(client),
  })
  for (const word of [next.body.access_token, next.body.refresh_token]) assert.match(word, /^\w+$/)
})
