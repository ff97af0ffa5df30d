import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildServer } from '#apps/api.ts'
import { openWorld } from '#test/world.ts'
import { openRefusals } from './refusals.ts'

/** Of a caller's refusals twenty are told; the others wait until the test lets them go. */
const AN_HOUR = 3_600_000
const world = await openWorld()
const { organizationId, person, signedIn, buildHome } = await world.openOrganization()
const { appId } = await buildHome()
const colleague = await person({ setup: { App: appId } })

const open = async (requests: number) => {
  const { services, budgetsOf } = world
  const refusals = openRefusals({ each: AN_HOUR })
  const server = buildServer({
    services: { ...services, budgets: budgetsOf({ requests: { most: requests, seconds: 86_400 } }) },
    live: {
      connect: async () => Response.json({}, { status: 429, headers: { 'retry-after': '30' } }),
    } as never,
    refusals,
    healthy: async () => true,
  })
  const ask = async (path: string, cookie?: string) =>
    server.request(`http://palier.test/api/v1${path}`, { headers: { ...(cookie && { cookie }) } })
  return { ask, refusals, health: () => server.request('http://palier.test/health') }
}

const told = () => {
  const statuses: number[] = []
  const hear = async (reply: Promise<Response>) => {
    const { status, headers } = await reply
    assert.ok(Number(headers.get('retry-after')) > 0)
    statuses.push(status)
  }
  return { statuses, hear }
}

test('who goes on after 429 hears of it in turn; a colleague of the same address is served', async () => {
  const { ask, refusals } = await open(2)
  const attacker = await person({ setup: { App: appId } })
  for (let count = 0; count < 2; count++) assert.equal((await ask('/me', attacker.cookie)).status, 200)
  const { statuses, hear } = told()
  const early = Array.from({ length: 20 }, () => hear(ask('/me', attacker.cookie)))
  await Promise.all(early)
  const late = Array.from({ length: 30 }, () => hear(ask('/me', attacker.cookie)))
  assert.equal((await ask('/me', colleague.cookie)).status, 200)
  assert.equal(statuses.length, 20)
  refusals.end()
  await Promise.all(late)
  assert.deepEqual([statuses.length, ...new Set(statuses)], [50, 429])
})

test('who has many refusals waiting is refused everything without a look, with any of their sessions', async () => {
  const { ask, refusals } = await open(Infinity)
  const attacker = await person({ setup: { App: appId } })
  const other = await signedIn(attacker.personId)
  for (const { cookie } of [attacker, other]) assert.equal((await ask('/me', cookie)).status, 200)
  const { statuses, hear } = told()
  const waiting = Array.from({ length: 22 }, () => hear(ask('/live', attacker.cookie)))
  await Promise.all(waiting.slice(0, 20))
  const unseen = [hear(ask('/me', attacker.cookie)), hear(ask('/me', other.cookie))]
  assert.equal((await ask('/me', colleague.cookie)).status, 200)
  assert.deepEqual(new Set(statuses), new Set([429]))
  assert.equal(statuses.length, 20)
  refusals.end()
  await Promise.all([...waiting, ...unseen])
  assert.deepEqual([statuses.length, ...new Set(statuses)], [24, 429])
})

test('behind an address that is refused, whoever brings a session is looked at, and health is', async () => {
  const { ask, refusals, health } = await open(Infinity)
  const waiting = Array.from({ length: 22 }, () => ask('/live'))
  await Promise.all(waiting.slice(0, 20))
  const unseen = ask('/me')
  assert.equal((await ask('/me', colleague.cookie)).status, 200)
  assert.equal((await health()).status, 200)
  refusals.end()
  assert.equal((await unseen).status, 429)
  await Promise.all(waiting)
})

test('who is nobody is counted as where they come from, before anything is looked up', async () => {
  for (const cookie of [undefined, `palier=${organizationId}.${'x'.repeat(43)}`]) {
    const { ask } = await open(2)
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await ask('/me', cookie)).status)
    assert.deepEqual(statuses, [401, 401, 429, 429])
  }
})
