import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CALLBACK, openOauthSetup } from '#test/oauthSetup.ts'

const { world, request, openHome, asking } = await openOauthSetup()
const home = await openHome()
const { cookie } = home.resident

/** What people, programs and attackers put into fields. */
const odd = [
  '',
  ' ',
  '\u0000',
  '\u0007',
  '\ud83d',
  '👩🏽‍🔧',
  '%',
  '%00',
  'x'.repeat(100_000),
  '__proto__',
  'constructor',
  "'; drop table palier.oauth_token; --",
  '<script>alert(1)</script>',
  'f'.repeat(24),
  `palier_at_${'f'.repeat(24)}_${'x'.repeat(43)}`,
  'javascript:alert(1)',
]

test('no form that is sent to a program’s endpoints breaks them', async () => {
  const client = await home.register({
    grants: ['authorization_code', 'refresh_token', 'password', 'client_credentials'],
  })
  const valid: Record<string, Record<string, string>> = {
    authorization_code: { code: 'x', redirect_uri: CALLBACK, code_verifier: 'x'.repeat(43) },
    refresh_token: { refresh_token: 'x', scope: 'user:profile' },
    password: { username: home.email, password: 'x', scope: 'user:profile' },
    client_credentials: { scope: 'user:profile' },
  }
  const known = { client_id: client.id, client_secret: client.secret! }
  const send = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
    await world.owner.query('delete from attempt')
    const reply = await request(path, { method: 'POST', body: new URLSearchParams(form), headers })
    assert.ok(reply.status < 500, `${path} ${JSON.stringify(form).slice(0, 200)} answered ${reply.status}`)
    return reply
  }
  for (const [grant, fields] of Object.entries(valid))
    for (const name of [...Object.keys(fields), 'client_id', 'client_secret', 'grant_type'])
      await Promise.all(
        odd.map((value) => send('/oauth/token', { ...known, grant_type: grant, ...fields, [name]: value })),
      )
  for (const path of ['/oauth/revoke', '/oauth/introspect'])
    for (const value of odd) await send(path, { ...known, token: value })
  for (const value of ['', 'x', 'Og==', '////', Buffer.from('%:%').toString('base64')])
    assert.equal((await send('/oauth/token', {}, { authorization: `Basic ${value}` })).status, 401, value)
  const large = await request('/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({ code: 'x'.repeat(3_000_000) }),
  })
  assert.equal(large.status, 413)
})

test('nothing that a browser is sent with breaks the page, nor what is posted to it', async () => {
  const client = await home.register()
  const fields = [
    'client_id',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
    'code_challenge',
    'ui_locales',
  ]
  for (const name of [...fields, 'prompt', 'code_challenge_method'])
    for (const value of odd) {
      if (value.length > 1000) continue
      const query = new URLSearchParams(asking(client, { [name]: value })).toString()
      const reply = await request(`/oauth/authorize?${query}`, { headers: { cookie } })
      assert.ok(reply.status < 500, `${name} ${value} answered ${reply.status}`)
      const to = reply.headers.get('location')
      assert.ok(to === null || to.startsWith(CALLBACK), `${name} ${value} led to ${to}`)
    }
  const form = { request: new URLSearchParams(asking(client)).toString(), decision: 'sign-in' }
  for (const name of ['request', 'decision', 'person', 'email', 'password'])
    await Promise.all(
      odd.map(async (value) => {
        await world.owner.query('delete from attempt')
        const body = new URLSearchParams({ ...form, [name]: value })
        const headers = { origin: 'http://palier.test' }
        const reply = await request('/oauth/authorize', { method: 'POST', body, headers })
        assert.ok(reply.status < 500, `${name} ${value.slice(0, 50)} answered ${reply.status}`)
      }),
    )
})
