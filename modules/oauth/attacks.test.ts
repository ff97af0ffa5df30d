import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { hashPassword, hashSecret } from '#modules/accounts/public.ts'
import {
  answerIn,
  CALLBACK,
  newChallenge,
  openOauthSetup,
  OURS,
  PASSWORD,
  refusedIn,
} from '#test/oauthSetup.ts'

/** The attacks of RFC 9700 that this server can be met with, by its sections. */
const setup = await openOauthSetup()
const { world, request, openHome, post, token, authorize, decide, asking, codeFor, asBearer } = setup
const home = await openHome()
const { resident, register } = home
const { cookie } = resident

beforeEach(() => world.owner.query('delete from attempt'))

const as = ({ id, secret }: { id: string; secret: string | null }) => ({
  client_id: id,
  client_secret: secret,
})
const redeem = (client: { id: string; secret: string | null }, code: string, more = {}) =>
  token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...as(client), ...more })
const refresh = (client: { id: string; secret: string | null }, refreshToken: string, more = {}) =>
  token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...as(client), ...more })
const aMinutePasses = () =>
  world.owner.query(
    `update oauth_token set used_at = used_at - interval '61 seconds' where used_at is not null`,
  )
const errorOf = ({ status, body }: { status: number; body: { error: string } }) => [status, body.error]

test('4.1 an address that is not registered to the letter is never led to', async () => {
  const client = await register({ redirectUris: [CALLBACK, 'ch.example.door:/done'] })
  for (const uri of [
    'https://attacker.example/callback',
    `${CALLBACK}/../other`,
    `${CALLBACK}?x=1`,
    `${CALLBACK}#x`,
    `${CALLBACK}.attacker.example`,
    'https://client.example@attacker.example/callback',
    'https://client.example:444/callback',
    'https://CLIENT.example/callback',
    'http://client.example/callback',
    'ch.example.door:/other',
    '//client.example/callback',
    'javascript:alert(1)',
    '',
  ]) {
    for (const more of [
      ['state', 'x'],
      ['response_type', 'nonsense'],
      ['scope', 'nonsense'],
    ] as const) {
      const reply = await authorize(asking(client, { redirect_uri: uri, [more[0]]: more[1] }), { cookie })
      assert.deepEqual([reply.status, reply.headers.get('location')], [400, null], uri)
    }
  }
  const twice = `/oauth/authorize?${new URLSearchParams(asking(client)).toString()}&redirect_uri=https://attacker.example`
  assert.equal((await request(twice, { headers: { cookie } })).headers.get('location'), null)
})

test('4.1 an address that anybody could stand at is not registered', async () => {
  for (const uri of [
    'http://client.example/callback',
    'https://*.client.example/',
    'https://client.example/#x',
    'https://client.example@attacker.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'myapp:/done',
    'nonsense',
  ]) {
    const body = { name: 'x', kind: 'public', grants: ['authorization_code'], redirectUris: [uri] }
    assert.equal((await home.admin.send('POST', '/oauth-clients', body)).status, 400, uri)
  }
})

test('4.2 an answer does not say where it came from, and nothing of it is kept by a browser', async () => {
  const client = await register()
  const answers = [
    await authorize(asking(client), { cookie }),
    await decide(asking(client), { decision: 'allow', person: resident.personId }, { cookie }),
  ]
  assert.deepEqual(
    answers.map(({ headers }) => [headers.get('referrer-policy'), headers.get('cache-control')]),
    [
      ['same-origin', 'no-store'],
      ['no-referrer', 'no-store'],
    ],
  )
})

test('4.3 a token in an address opens nothing, and secrets in one are not read', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  assert.equal((await request(`/api/v1/me?access_token=${body.access_token}`)).status, 401)
  const query = new URLSearchParams({ grant_type: 'client_credentials', client_id: client.id }).toString()
  const reply = await request(`/oauth/token?${query}`, { method: 'POST', body: new URLSearchParams() })
  assert.equal(((await reply.json()) as { error: string }).error, 'invalid_request')
})

test('4.4 every answer names who gave it, so that a client cannot be led to mix two servers up', async () => {
  const client = await register({ grants: ['authorization_code', 'implicit'] })
  const allow = { decision: 'allow', person: resident.personId }
  for (const reply of [
    await decide(asking(client), allow, { cookie }),
    await decide(asking(client, { response_type: 'token' }), allow, { cookie }),
    await decide(asking(client), { ...allow, decision: 'deny' }, { cookie }),
    await authorize(asking(client, { scope: 'nonsense', prompt: 'none' }), { cookie }),
  ])
    assert.equal(answerIn(reply).get('iss'), OURS)
})

test('4.5 a code is worth nothing to another client, at another address or without its verifier', async () => {
  const client = await register()
  const other = await register()
  assert.deepEqual(errorOf(await redeem(other, await codeFor(client, resident))), [400, 'invalid_grant'])
  const elsewhere = { redirect_uri: 'https://client.example/other' }
  assert.deepEqual(errorOf(await redeem(client, await codeFor(client, resident), elsewhere)), [
    400,
    'invalid_grant',
  ])
  const { params } = newChallenge()
  const bound = await codeFor(client, resident, params)
  assert.deepEqual(errorOf(await redeem(client, bound)), [400, 'invalid_grant'])
  const wrong = { code_verifier: newChallenge().verifier }
  assert.deepEqual(errorOf(await redeem(client, await codeFor(client, resident, params), wrong)), [
    400,
    'invalid_grant',
  ])
})

test('4.5 a code works once: the second time ends what the first one gave', async () => {
  const client = await register()
  const code = await codeFor(client, resident)
  const { body } = await redeem(client, code)
  const next = await refresh(client, body.refresh_token)
  assert.deepEqual(errorOf(await redeem(client, code)), [400, 'invalid_grant'])
  for (const accessToken of [body.access_token, next.body.access_token])
    assert.equal((await asBearer(accessToken)).status, 401)
  assert.deepEqual(errorOf(await refresh(client, next.body.refresh_token)), [400, 'invalid_grant'])
})

test('4.5 of many who bring one code at once, nobody keeps a token', async () => {
  const client = await register()
  const code = await codeFor(client, resident)
  const replies = await Promise.all(Array.from({ length: 5 }, () => redeem(client, code)))
  const given = replies.filter(({ status }) => status === 200)
  assert.equal(given.length, 1)
  assert.equal((await asBearer(given[0]!.body.access_token)).status, 401)
})

test('4.5 a code that was not fetched within a minute is worth nothing', async () => {
  const client = await register()
  const code = await codeFor(client, resident)
  await world.owner.query(
    `update oauth_code set expires_at = now() - interval '1 second' where code_hash = $1`,
    [hashSecret(code)],
  )
  assert.deepEqual(errorOf(await redeem(client, code)), [400, 'invalid_grant'])
})

test('4.7 consent cannot be given by another site, nor by one person for another', async () => {
  const client = await register()
  const allow = { decision: 'allow', person: resident.personId }
  for (const origin of ['https://attacker.example', 'null', 'https://client.example']) {
    const reply = await decide(asking(client), allow, { cookie, origin })
    assert.deepEqual([reply.status, reply.headers.get('location')], [403, null], origin)
  }
  const without = await request('/oauth/authorize', {
    method: 'POST',
    body: new URLSearchParams({ request: new URLSearchParams(asking(client)).toString(), ...allow }),
    headers: { cookie },
  })
  assert.equal(without.status, 403)
  const colleague = await home.person()
  const reply = await decide(asking(client), allow, { cookie: colleague.cookie })
  assert.deepEqual([reply.status, reply.headers.get('location')], [200, null])
  const { rowCount } = await world.owner.query('select from oauth_consent where client_id = $1', [client.id])
  assert.equal(rowCount, 0)
})

test('4.7 a sign-in sent by another site opens no session', async () => {
  const client = await register()
  const form = { decision: 'sign-in', email: home.email, password: PASSWORD }
  const reply = await decide(asking(client), form, { origin: 'https://attacker.example' })
  assert.deepEqual([reply.status, reply.headers.get('set-cookie')], [403, null])
})

test('4.8 taking the challenge away on its way does not help', async () => {
  const open = await register({ kind: 'public' })
  assert.equal((await refusedIn(await authorize(asking(open), { cookie }))).get('error'), 'invalid_request')
  const client = await register()
  const stripped = await codeFor(client, resident)
  const reply = await redeem(client, stripped, { code_verifier: newChallenge().verifier })
  assert.deepEqual(errorOf(reply), [400, 'invalid_grant'])
  const plain = { code_challenge: newChallenge().verifier, code_challenge_method: 'plain' }
  const weakened = await authorize(asking(client, plain), { cookie })
  assert.equal((await refusedIn(weakened)).get('error'), 'invalid_request')
})

test('4.10 tokens and secrets are not in the database', async () => {
  const client = await register()
  const code = await codeFor(client, resident)
  const { body } = await redeem(client, code)
  for (const table of ['oauth_client', 'oauth_secret', 'oauth_code', 'oauth_token', 'idempotency', 'event']) {
    const { rows } = await world.owner.query(`select * from ${table}`)
    for (const secret of [client.secret!, code, body.access_token, body.refresh_token])
      assert.ok(!JSON.stringify(rows).includes(secret), table)
  }
  const key = { 'idempotency-key': 'the same' }
  const wanted = { name: 'Kept?', kind: 'confidential', grants: [] }
  const first = await home.admin.send('POST', '/oauth-clients', wanted, key)
  const { rows } = await world.owner.query('select * from idempotency')
  assert.ok(!JSON.stringify(rows).includes(first.body.secret))
})

test('4.12 a browser that sent a password does not send it on', async () => {
  const client = await register()
  const form = { decision: 'sign-in', email: home.email, password: PASSWORD }
  assert.equal((await decide(asking(client), form)).status, 303)
  const allow = { decision: 'allow', person: resident.personId }
  assert.equal((await decide(asking(client), allow, { cookie })).status, 303)
})

test('4.14 a refresh token that was used comes again after a minute: its whole family ends', async () => {
  const client = await register({ kind: 'public' })
  const { verifier, params } = newChallenge()
  const first = await redeem(client, await codeFor(client, resident, params), { code_verifier: verifier })
  const second = await refresh(client, first.body.refresh_token)
  const another = await redeem(client, await codeFor(client, resident, params), { code_verifier: verifier })
  await aMinutePasses()
  assert.deepEqual(errorOf(await refresh(client, first.body.refresh_token)), [400, 'invalid_grant'])
  assert.equal((await asBearer(second.body.access_token)).status, 401)
  assert.deepEqual(errorOf(await refresh(client, second.body.refresh_token)), [400, 'invalid_grant'])
  assert.equal((await asBearer(another.body.access_token)).status, 200)
})

test('4.14 who asks twice before the first answer came gets one answer, and no second line of tokens', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const other = await register()
  const [first, second, foreign] = await Promise.all([
    refresh(client, body.refresh_token),
    refresh(client, body.refresh_token),
    refresh({ id: client.id, secret: other.secret }, body.refresh_token),
  ])
  assert.equal(first.status, 200)
  assert.deepEqual(second.body, first.body)
  assert.equal(foreign.status, 401)
  await aMinutePasses()
  assert.deepEqual(errorOf(await refresh(client, body.refresh_token)), [400, 'invalid_grant'])
  assert.equal((await asBearer(first.body.access_token)).status, 401)
})

test('4.14 a refresh token is worth nothing to another client, nor gives more than it had', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const other = await register()
  assert.deepEqual(errorOf(await refresh(other, body.refresh_token)), [400, 'invalid_grant'])
  const more = { scope: 'user:profile user-profile:read' }
  assert.deepEqual(errorOf(await refresh(client, body.refresh_token, more)), [400, 'invalid_scope'])
  assert.equal((await refresh(client, body.refresh_token)).status, 200)
})

test('4.15 a system cannot be taken for a person: its account has an id of its own and no sign-in', async () => {
  const client = await register({ kind: 'system', grants: ['client_credentials'], redirectUris: [] })
  const { rows } = await world.owner.query('select email, password_hash from person where id = $1', [
    client.userID,
  ])
  assert.match(rows[0].email, /@clients\.invalid$/)
  const body = { email: rows[0].email, password: client.secret }
  assert.equal((await world.call('POST', '/sessions', body)).status, 403)
  const { body: tokens } = await token({ grant_type: 'client_credentials', ...as(client) })
  const change = await asBearer(tokens.access_token, `/api/v1/users/${client.userID}`, {
    method: 'PATCH',
    body: JSON.stringify({ email: 'somebody@attacker.example' }),
  })
  assert.equal(change.status, 403)
})

test('4.16 nobody puts the page into a frame, and no script runs in it', async () => {
  const client = await register()
  for (const headers of [{}, { cookie }] as Record<string, string>[]) {
    const reply = await authorize(asking(client), headers)
    const policy = reply.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /script-src|unsafe/)
    assert.equal(reply.headers.get('x-frame-options'), 'DENY')
  }
})

test('what a client says of itself cannot leave its place on the page', async () => {
  const client = await register({ name: `"><script>alert(1)</script>` })
  const page = await authorize(asking(client, { state: '"><script>alert(2)</script>' }), { cookie })
  assert.doesNotMatch(await page.text(), /<script/)
})

test('a client is not impersonated: its secret is needed, and guessing it waits in the end', async () => {
  const client = await register()
  const code = await codeFor(client, resident)
  assert.deepEqual(errorOf(await redeem({ id: client.id, secret: null }, code)), [401, 'invalid_client'])
  const statuses = new Set<number>()
  for (let count = 0; count < 62; count++)
    statuses.add((await redeem({ id: client.id, secret: 'guess' }, code)).status)
  assert.deepEqual([...statuses], [401, 429])
  assert.equal((await redeem(client, code)).status, 200, 'who knows it does not wait for those who guess')
})

test('an app’s own scheme may lead to another app by now: there a consent counts once', async () => {
  const redirectUri = 'ch.example.door:/done'
  const client = await register({ kind: 'public', redirectUris: [redirectUri] })
  const params = asking(client, { redirect_uri: redirectUri, ...newChallenge().params })
  const allow = { decision: 'allow', person: resident.personId }
  const given = await decide(params, allow, { cookie })
  assert.ok(given.headers.get('location')?.startsWith(`${redirectUri}?code=`))
  assert.equal((await authorize(params, { cookie })).status, 200)
})

test('a removed client is nobody at once: tokens, codes and refresh tokens are dead', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const code = await codeFor(client, resident)
  assert.equal((await home.admin.send('DELETE', `/oauth-clients/${client.id}`)).status, 204)
  assert.equal((await asBearer(body.access_token)).status, 401)
  assert.deepEqual(errorOf(await refresh(client, body.refresh_token)), [401, 'invalid_client'])
  assert.deepEqual(errorOf(await redeem(client, code)), [401, 'invalid_client'])
  assert.equal((await authorize(asking(client), { cookie })).status, 400)
})

test('a new password ends what programs were given before, but not for the one that set it', async () => {
  const client = await register()
  const columns = { passwordHash: await hashPassword(PASSWORD) }
  const person = await home.person({}, columns)
  const [first, second] = [
    await redeem(client, await codeFor(client, person)),
    await redeem(client, await codeFor(client, person)),
  ]
  const change = (current: string, plainPassword: string) => ({
    method: 'PUT',
    body: JSON.stringify({ currentPassword: current, plainPassword }),
  })
  const path = `/api/v1/users/${person.personId}/password`
  const next = 'another good password'
  assert.equal((await asBearer(first.body.access_token, path, change(PASSWORD, next))).status, 204)
  assert.equal((await asBearer(second.body.access_token)).status, 401)
  assert.equal((await asBearer(first.body.access_token)).status, 200)
  const { cookie: session } = await home.signedIn(person.personId)
  const { status } = await request(path, { ...change(next, PASSWORD), headers: { cookie: session } })
  assert.equal(status, 204)
  assert.equal((await asBearer(first.body.access_token)).status, 401)
  assert.deepEqual(errorOf(await refresh(client, first.body.refresh_token)), [400, 'invalid_grant'])
})

test('a wrong, a run-out and a made-up token are 401 and say so, also beside a session', async () => {
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  await world.owner.query(
    `update oauth_token set expires_at = now() - interval '1 second' where token_hash = $1`,
    [hashSecret(body.access_token)],
  )
  for (const wrong of [body.access_token, `${body.access_token}x`, body.refresh_token, 'x', '']) {
    const reply = await asBearer(wrong, '/api/v1/me', { headers: { cookie } })
    assert.equal(reply.status, 401)
    assert.equal(reply.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  }
  assert.equal((await request('/api/v1/me')).headers.get('www-authenticate'), 'Bearer')
})

test('organizations do not meet: neither people, tokens nor clients of one count in another', async () => {
  const theirs = await openHome()
  const client = await register({ grants: ['authorization_code', 'refresh_token', 'password'] })
  const foreign = await theirs.register()
  const page = await authorize(asking(client), { cookie: theirs.resident.cookie })
  assert.match(await page.text(), /name="password"/)
  const form = { grant_type: 'password', username: theirs.email, password: PASSWORD, ...as(client) }
  assert.deepEqual(errorOf(await token(form)), [400, 'invalid_grant'])
  const { body } = await redeem(client, await codeFor(client, resident))
  assert.deepEqual((await post('/oauth/introspect', { token: body.access_token, ...as(foreign) })).body, {
    active: false,
  })
  await post('/oauth/revoke', { token: body.access_token, ...as(foreign) })
  assert.equal((await asBearer(body.access_token)).status, 200)
  const [, secret] = /_([\w-]{43})$/.exec(body.access_token) ?? []
  assert.equal((await asBearer(`palier_at_${theirs.organizationId}_${secret}`)).status, 401)
  const path = `/oauth-clients/${client.id}`
  for (const method of ['GET', 'PATCH', 'DELETE'])
    assert.equal((await theirs.admin.send(method, path, method === 'GET' ? undefined : {})).status, 404)
})

test('scripts of registered pages may call with a token, those of others may not, and none with a cookie', async () => {
  const client = await register({
    kind: 'public',
    redirectUris: ['https://page.example/callback'],
    grants: ['implicit'],
  })
  const headersOf = (origin: string) => ({ origin, 'access-control-request-method': 'POST' })
  for (const path of ['/api/v1/me', '/oauth/token']) {
    const known = await request(path, { method: 'OPTIONS', headers: headersOf('https://page.example') })
    assert.deepEqual(
      [
        known.status,
        known.headers.get('access-control-allow-origin'),
        known.headers.get('access-control-allow-credentials'),
      ],
      [204, 'https://page.example', null],
    )
    const unknown = await request(path, { method: 'OPTIONS', headers: headersOf('https://attacker.example') })
    assert.deepEqual([unknown.status, unknown.headers.get('access-control-allow-origin')], [403, null])
  }
  const own = await register()
  const { body } = await redeem(own, await codeFor(own, resident))
  const origin = 'https://page.example'
  const read = await asBearer(body.access_token, '/api/v1/me', { headers: { origin } })
  assert.deepEqual([read.status, read.headers.get('access-control-allow-origin')], [200, origin])
  const withCookie = await request('/api/v1/me', { headers: { cookie, origin } })
  assert.equal(withCookie.headers.get('access-control-allow-origin'), null)
  const change = { method: 'PATCH', body: '{}', headers: { cookie, origin } }
  assert.equal((await request(`/api/v1/users/${resident.personId}`, change)).status, 403)
  await home.admin.send('DELETE', `/oauth-clients/${client.id}`)
  const after = await request('/api/v1/me', { method: 'OPTIONS', headers: headersOf(origin) })
  assert.equal(after.status, 403)
})
