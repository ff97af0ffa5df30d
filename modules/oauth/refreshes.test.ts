import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { restClient } from '@allthings/sdk'
import { buildServer } from '#apps/api.ts'
import { CALLBACK, openOauthSetup, OURS, PASSWORD } from '#test/oauthSetup.ts'
import { openTwoServers } from '#test/twoServers.ts'

const { world, openHome, token, codeFor, asBearer } = await openOauthSetup()
const { resident, register, email } = await openHome()

const as = ({ id, secret }: { id: string; secret: string | null }) => ({
  client_id: id,
  client_secret: secret,
})
type Given = Parameters<typeof as>[0]
const redeem = (client: Given, code: string) =>
  token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...as(client) })
const refresh = (client: Given, refreshToken: string) =>
  token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...as(client) })
const errorOf = ({ status, body }: { status: number; body: { error: string } }) => [status, body.error]

const given = async (client: Given & { id: string }) =>
  (await redeem(client, await codeFor(client, resident))).body
/** Lets a minute pass since every use so far. */
const aMinutePasses = () =>
  world.owner.query(
    `update oauth_token set used_at = used_at - interval '61 seconds' where used_at is not null`,
  )

test('two processes give one answer to who asks twice, and who asks a minute later ends it', async () => {
  const another = buildServer({
    services: { ...world.services },
    live: {} as never,
    healthy: async () => true,
  })
  const client = await register()
  const { body } = await redeem(client, await codeFor(client, resident))
  const atTheOther = async (refreshToken: string) => {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...as(client) }
    const fields = Object.entries(form).filter((field): field is [string, string] => field[1] !== null)
    const reply = await another.request(`${OURS}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return { status: reply.status, body: (await reply.json()) as Awaited<ReturnType<typeof refresh>>['body'] }
  }
  // Both have arrived before one is answered: a lock keeps the answers back.
  const holder = await world.owner.connect()
  await holder.query('begin; lock table palier.oauth_token in exclusive mode')
  const both = [refresh(client, body.refresh_token), atTheOther(body.refresh_token)]
  await waitingFor(2)
  await holder.query('commit')
  holder.release()
  const [first, second] = await Promise.all(both)
  assert.equal(first!.status, 200)
  assert.deepEqual(second!.body, first!.body)
  const next = await atTheOther(first!.body.refresh_token)
  assert.equal(next.status, 200, 'what was won goes on')
  assert.deepEqual((await refresh(client, body.refresh_token)).body, next.body)
  await aMinutePasses()
  assert.deepEqual(errorOf(await refresh(client, body.refresh_token)), [400, 'invalid_grant'])
  assert.equal((await asBearer(next.body.access_token)).status, 401)
})

/** Until so many wait for a lock. */
const waitingFor = async (many: number) => {
  for (;;) {
    const { rows } = await world.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length >= many) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a client on a slow line that refreshes again and again is led to the newest tokens, and all that it was given opens', async () => {
  const client = await register()
  const first = await given(client)
  const second = (await refresh(client, first.refresh_token)).body
  // The answer was lost, or comes late and is kept instead of a newer one.
  assert.deepEqual((await refresh(client, first.refresh_token)).body, second)
  const third = (await refresh(client, second.refresh_token)).body
  const fourth = (await refresh(client, third.refresh_token)).body
  for (const { refresh_token } of [first, second, third])
    assert.deepEqual((await refresh(client, refresh_token)).body, fourth)
  for (const { access_token } of [first, second, third, fourth])
    assert.equal((await asBearer(access_token)).status, 200)
  const { rows } = await world.owner.query(
    'select from oauth_token where client_id = $1 and kind = $2 and used_at is null',
    [client.id, 'refresh'],
  )
  assert.equal(rows.length, 1, 'the family is one line')
})

test('a used token that comes from another client, late, or after its family was ended, gives nothing', async () => {
  const [client, other] = [await register(), await register()]
  const stolen = await given(client)
  const next = (await refresh(client, stolen.refresh_token)).body
  assert.deepEqual(errorOf(await refresh(other, stolen.refresh_token)), [400, 'invalid_grant'])
  assert.equal((await asBearer(next.access_token)).status, 401, 'whoever has it stole it')

  const late = await given(client)
  await refresh(client, late.refresh_token)
  await world.owner.query(`update oauth_token set used_at = used_at - interval '50 seconds'`)
  const newest = (await refresh(client, late.refresh_token)).body
  await refresh(client, newest.refresh_token)
  await aMinutePasses()
  assert.deepEqual(errorOf(await refresh(client, newest.refresh_token)), [400, 'invalid_grant'])
  assert.deepEqual(errorOf(await refresh(client, late.refresh_token)), [400, 'invalid_grant'])
})

/** The official client as a program of its own has it: with a throttle that it shares with nobody. */
const newSdk = (...given: Parameters<typeof restClient>) => {
  const require = createRequire(import.meta.url)
  delete require.cache[require.resolve('@allthings/sdk')]
  return (require('@allthings/sdk') as { restClient: typeof restClient }).restClient(...given)
}

test('ten clients with 28 calls each when their tokens run out, through two processes: all calls of all ten go on', async () => {
  const url = await openTwoServers(world)
  const open = async () => {
    const client = await register({ grants: ['password', 'refresh_token'] })
    const { body } = await token({
      grant_type: 'password',
      username: email,
      password: PASSWORD,
      ...as(client),
    })
    return newSdk({
      apiUrl: url,
      oauthUrl: url,
      clientId: client.id,
      clientSecret: client.secret!,
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
      requestBackOffInterval: 50,
    })
  }
  const sdks: Awaited<ReturnType<typeof open>>[] = []
  for (let count = 0; count < 10; count++) sdks.push(await open())
  await world.owner.query(`update oauth_token set expires_at = now() where kind = 'access'`)
  const burst = (sdk: (typeof sdks)[number]) =>
    Promise.allSettled(Array.from({ length: 28 }, () => sdk.getCurrentUser()))
  const ends = (await Promise.all(sdks.map(burst))).map(
    (calls) =>
      calls.filter((call) => call.status === 'fulfilled' && call.value.id === resident.personId).length,
  )
  assert.deepEqual(
    ends,
    Array.from({ length: 10 }, () => 28),
  )
  for (const sdk of sdks) assert.equal((await sdk.getCurrentUser()).id, resident.personId)
})
