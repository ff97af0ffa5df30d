import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildServer } from '#apps/api.ts'
import { CALLBACK, openOauthScene, OURS } from '#test/oauthScene.ts'

const { world, openHome, token, codeFor, asBearer } = await openOauthScene()
const { resident, register } = await openHome()

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

test('two processes give one answer to who asks twice, and a third time ends it', async () => {
  const another = buildServer({
    platform: { ...world.platform },
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
