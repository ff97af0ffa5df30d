import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildServer } from '#apps/api.ts'
import type { Limits } from '#kernel/server/budgets.ts'
import { createExchangeExport } from '#modules/exchange/export.contract.ts'
import { hashPassword } from '#modules/accounts/public.ts'
import { openWorld } from './world.ts'

/** What counts for which budget, and what who has none left is refused, through the whole of a server. */
const world = await openWorld()
const home = await world.openOrganization()
const { appId, utilisationPeriodId } = await home.buildHome()

const serving = (limits: Partial<Limits>) => {
  const budgets = world.budgetsOf(limits)
  const server = buildServer({
    services: { ...world.services, budgets },
    live: {} as never,
    healthy: async () => true,
  })
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.request(`http://palier.test${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
  return { budgets, send }
}

const anew = async () => home.person({ 'platform-owner': { App: appId } })

test('every page counts as many rows as it has, a search that finds nothing one; then lists and exports wait, nothing else does', async () => {
  const { cookie } = await anew()
  const { send } = serving({ rows: { most: 5, seconds: 86_400 } })
  const left = async (path: string) => {
    const { status, headers } = await send('GET', `/api/v1${path}`, undefined, { cookie })
    return [status, /"rows";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]]
  }
  assert.deepEqual(await left('/properties?limit=2'), [200, '4'])
  assert.deepEqual(await left('/me'), [200, undefined])
  assert.deepEqual(await left('/tickets?search=nothing'), [200, '3'])
  for (let time = 0; time < 3; time++) await left('/properties?limit=2')
  const lists = [
    '/properties?limit=2',
    '/properties?limit=-1',
    '/tickets?search=nothing',
    '/trail',
    '/users?limit=1',
  ]
  for (const path of lists) assert.deepEqual(await left(path), [429, '0'], path)
  for (const path of [`/apps/${appId}/exchange/exports`, '/trail/exports']) {
    const reply = await send('POST', `/api/v1${path}`, {}, { cookie })
    assert.equal(reply.status, 429, path)
    assert.ok(Number(reply.headers.get('retry-after')) > 0, path)
  }
  assert.deepEqual(await left(`/apps/${appId}`), [200, undefined])
})

test('what an export reads counts for who asked for it', async () => {
  const asking = await anew()
  const { budgets, send } = serving({ rows: { most: 3, seconds: 86_400 } })
  await asking(createExchangeExport, { params: { appId }, body: {} })
  const before = world.services.budgets
  world.services.budgets = budgets
  await world.settle().finally(() => (world.services.budgets = before))
  assert.equal((await send('GET', '/api/v1/properties', undefined, { cookie: asking.cookie })).status, 429)

  const reading = await anew()
  const { id } = (await reading.send('POST', '/trail/exports', {})).body
  const headers = { cookie: reading.cookie }
  assert.equal((await send('GET', `/api/v1/trail/exports/${id}/file`, undefined, headers)).status, 200)
  await (await send('GET', `/api/v1/trail/exports/${id}/file`, undefined, headers)).text()
  assert.equal((await send('GET', `/api/v1/trail/exports/${id}/file`, undefined, headers)).status, 429)
})

test('who has caused too many mails to others writes no more of them; what is written to oneself is none', async () => {
  const password = 'correct horse battery staple 47'
  const manager = await home.person(
    { 'tenant-manager': { App: appId } },
    { passwordHash: await hashPassword(password) },
  )
  const { send } = serving({ mails: { most: 2, seconds: 86_400 } })
  const headers = { cookie: manager.cookie }
  const invite = (nth: number) =>
    send(
      'POST',
      '/api/v1/registration-codes',
      {
        utilisationPeriods: [utilisationPeriodId],
        tenant: { email: `${nth}@tenants.example` },
        instantTenantInviteActive: true,
      },
      headers,
    )
  const written = async () =>
    (await world.owner.query('select from mail where caused_by_id = $1', [manager.personId])).rowCount
  assert.deepEqual([(await invite(1)).status, (await invite(2)).status], [201, 201])
  const refused = await invite(3)
  assert.equal(refused.status, 429)
  assert.match(refused.headers.get('ratelimit') ?? '', /"mails";r=0/)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
  const codes = await world.owner.query(
    `select from registration_code where tenant_email = '3@tenants.example'`,
  )
  assert.deepEqual([await written(), codes.rowCount], [2, 0], 'nothing of what was refused is left')
  const own = await send(
    'PUT',
    `/api/v1/users/${manager.personId}/password`,
    { currentPassword: password, plainPassword: `${password} more` },
    headers,
  )
  assert.ok(own.status < 300, `${own.status}: ${await own.text()}`)
})

test('a page of somebody else’s that asks whether it may call us counts for its address, before anything is looked up', async () => {
  const { send } = serving({ requests: { most: 10, seconds: 86_400 } })
  const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
    (await send(method, path, undefined, { origin: 'https://page.example', ...headers })).status
  assert.equal(await ask('OPTIONS', '/api/v1/me'), 403)
  assert.equal(await ask('OPTIONS', '/oauth/token'), 403)
  assert.equal(await ask('GET', '/api/v1/me', { authorization: 'Bearer none' }), 401)
  for (let time = 0; time < 10; time++) await ask('OPTIONS', '/api/v1/me')
  for (const path of ['/api/v1/me', '/oauth/token'])
    for (let time = 0; time < 3; time++) assert.equal(await ask('OPTIONS', path), 429)
  assert.equal(await ask('GET', '/api/v1/me', { authorization: 'Bearer none' }), 429)
})
