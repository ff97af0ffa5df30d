import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { buildServer } from '#apps/api.ts'
import { openPalier } from '#apps/palier.ts'
import { openSetup } from './ticketSetup.ts'

/** Whoever asks for too much waits, and is told for how long; nobody else notices. */
const setup = await openSetup()
const { owner, agent, colleague, report, services, closeLater, connectionString } = setup
const palier = await openPalier({
  databaseUrl: connectionString,
  filesUrl: 'file:/nowhere',
  secretsKeys: [Buffer.alloc(32, 'test key')],
  host: '127.0.0.1',
  port: 0,
  mailFrom: 'Palier <no-reply@palier.test>',
  demo: false,
  log: services.log,
  liveConnections: 3,
  healthy: async () => {
    await palier.pool.query('select 1')
    return true
  },
})
closeLater(palier.close)
const { publicUrl, database } = palier.services
const ask = (who: typeof agent, path: string, options: RequestInit = {}) =>
  fetch(`${publicUrl}${path}`, {
    ...options,
    headers: { 'content-type': 'application/json', cookie: who.cookie },
  })

test('who waits for a row with everything they have holds two connections, not all', async () => {
  const ticket = await report()
  await ask(agent, '/api/v1/me')
  const holder = await owner.connect()
  await holder.query('begin; lock table palier.ticket in exclusive mode')
  const change = () =>
    ask(agent, `/api/v1/tickets/${ticket.id}`, { method: 'PATCH', body: JSON.stringify({ title: 'Mine' }) })
  const waiting = Array.from({ length: 60 }, change)
  while (database.pool.totalCount - database.pool.idleCount < 2) await pause(10)
  for (let round = 0; round < 5; round++) {
    const replies = await Promise.all([ask(colleague, '/api/v1/me'), ask(colleague, '/health')])
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200],
    )
    assert.equal(database.pool.totalCount - database.pool.idleCount, 2)
  }
  await holder.query('rollback')
  holder.release()
  const statuses = new Set((await Promise.all(waiting)).map(({ status }) => status))
  assert.ok([...statuses].every((status) => [200, 409, 429].includes(status)))
})

test('a person has so many live connections, and another has theirs', async () => {
  const leaving = new AbortController()
  const open = (who: typeof agent) => ask(who, '/api/v1/live', { signal: leaving.signal })
  const replies = await Promise.all(Array.from({ length: 8 }, () => open(agent)))
  const refused = replies.filter(({ status }) => status === 429)
  assert.deepEqual([replies.length - refused.length, refused.length], [3, 5])
  assert.ok(Number(refused[0]!.headers.get('retry-after')) > 0)
  assert.equal((await open(colleague)).status, 200)
  leaving.abort()
})

test('health looks at the pool that serves', async () => {
  const held = await Promise.all(Array.from({ length: 16 }, () => database.pool.connect()))
  // What was found is said for a second.
  const becomes = async (wanted: number) => {
    while ((await fetch(`${publicUrl}/health`)).status !== wanted) await pause(100)
  }
  await becomes(503)
  for (const client of held) client.release()
  await becomes(200)
})

test('an address that asks too often waits at the doors of programs, too, and is told for how long', async () => {
  const server = buildServer({
    services: { ...services, budgets: setup.budgetsOf({ requests: { most: 2, seconds: 86_400 } }) },
    live: {} as never,
    healthy: async () => true,
  })
  const doors: [string, string][] = [
    ['POST', '/oauth/token'],
    ['POST', '/oauth/revoke'],
    ['GET', '/oauth/authorize?client_id=x'],
    ['POST', '/api/v1/password-resets'],
  ]
  const send = (method: string, path: string) =>
    server.request(`http://palier.test${path}`, {
      method,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: method === 'GET' ? null : 'grant_type=none',
    })
  const first = await send('POST', '/oauth/token')
  assert.equal(first.headers.get('ratelimit-policy'), '"caller";q=2;w=86400')
  await send('POST', '/oauth/token')
  for (const [method, path] of doors) {
    const { status, headers } = await send(method, path)
    assert.equal(status, 429, path)
    assert.ok(Number(headers.get('retry-after')) > 0, path)
    assert.match(headers.get('ratelimit') ?? '', /^"caller";r=0;t=\d+$/, path)
  }
})
