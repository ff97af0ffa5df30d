import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restClient } from '@allthings/sdk'
import { answerIn, CALLBACK, openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'

/** The incumbent's client as it comes from its registry: only the two addresses are ours. */
const { world, listen, openHome } = await openOauthSetup()
const home = await openHome()
const url = await listen()

const open = (client: { id: string; secret: string | null }, more: Parameters<typeof restClient>[0] = {}) =>
  restClient({
    apiUrl: url,
    oauthUrl: url,
    clientId: client.id,
    ...(client.secret && { clientSecret: client.secret }),
    requestMaxRetries: 2,
    requestBackOffInterval: 1,
    ...more,
  })

const allTokensRunOut = () =>
  world.owner.query(`update oauth_token set expires_at = now() - interval '1 second' where kind = 'access'`)

test('the official client comes by password and goes on by itself when its token has run out', async () => {
  const client = await home.register({ grants: ['password', 'refresh_token'] })
  const sdk = open(client, { username: home.email, password: PASSWORD })
  assert.equal((await sdk.getCurrentUser()).id, home.resident.personId)
  await allTokensRunOut()
  assert.equal((await sdk.getCurrentUser()).id, home.resident.personId)
})

test('the official client comes for itself', async () => {
  const client = await home.register({
    kind: 'system',
    grants: ['client_credentials'],
    redirectUris: [],
    name: 'ERP',
  })
  const role = { role: 'setup', objectID: home.appId, objectType: 'App' }
  await home.admin.send('POST', `/users/${client.userID}/permissions`, role)
  const sdk = open(client)
  assert.equal((await sdk.getCurrentUser()).username, 'ERP')
  assert.equal((await sdk.getProperties()).total, 1)
  await allTokensRunOut()
  assert.equal((await sdk.getProperties()).total, 1)
})

test('the official client comes with a code that a person gives it, and refreshes', async () => {
  for (const kind of ['confidential', 'public'] as const) {
    const client = await home.register({ kind, old: kind === 'public' })
    const sdk = open(client, { redirectUri: CALLBACK })
    const page = new URL(sdk.oauth.authorizationCode.getUri('the state'))
    const allowed = await fetch(`${url}/oauth/authorize`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, cookie: home.resident.cookie },
      body: new URLSearchParams({
        request: page.search.slice(1),
        decision: 'allow',
        person: home.resident.personId,
      }),
    })
    const answer = answerIn(allowed)
    assert.equal(answer.get('state'), 'the state')
    await sdk.oauth.authorizationCode.requestToken(answer.get('code')!)
    assert.equal((await sdk.getCurrentUser()).id, home.resident.personId)
    await allTokensRunOut()
    const { accessToken, refreshToken, expiresIn } = await sdk.oauth.refreshToken()
    assert.ok(accessToken && refreshToken && expiresIn === 3600)
    assert.equal((await sdk.getCurrentUser()).id, home.resident.personId)
  }
})

test('the official client is told what is wrong', async () => {
  const client = await home.register({ grants: ['password'] })
  const sdk = open(client, { username: home.email, password: 'another' })
  await assert.rejects(sdk.getCurrentUser(), /HTTP 400 .*Could not get token/)
})
