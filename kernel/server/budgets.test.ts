import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '#kernel/contract/problem.ts'
import { openWorld } from '#test/world.ts'
import { clientCaller } from './budgets.ts'
import { openHolding } from './holding.ts'

const world = await openWorld()
const { owner, budgetsOf, services } = world
const tenADay = { most: 10, seconds: 86_400 }

const told = async (caller: string) => {
  const { rows } = await owner.query<{ used: string }>(
    `select used from palier.request_budget where key like '% ' || $1`,
    [caller],
  )
  return Number(rows[0]?.used ?? 0)
}
const until = async (reached: () => Promise<boolean> | boolean) => {
  while (!(await reached())) await pause(10)
}
const refused = (work: () => unknown) => {
  try {
    work()
    return false
  } catch (error) {
    assert.equal((error as Problem).status, 429)
    return true
  }
}

test('what one process counted counts in another, and after a restart', async () => {
  const [one, other] = [budgetsOf({ writes: tenADay }), budgetsOf({ writes: tenADay })]
  for (let count = 0; count < 6; count++) one.spend('ann', 'writes')
  await until(async () => (await told('ann')) === 6)
  other.spend('ann', 'writes', 4)
  await until(() => refused(() => other.spend('ann', 'writes')))
  await other.close()
  const restarted = budgetsOf({ writes: tenADay })
  restarted.charge('ann', 'writes', 0)
  await until(() => refused(() => restarted.spend('ann', 'writes')))
  assert.equal(restarted.spend('ben', 'writes').left, 9, 'another has a budget of their own')
})

test('processes that count the same callers at once lose nothing and never wait for one another', async () => {
  const processes = Array.from({ length: 4 }, () => budgetsOf({ rows: { most: 1e9, seconds: 86_400 } }))
  const callers = Array.from({ length: 50 }, (_, at) => `many ${at}`)
  for (const budgets of processes)
    for (const caller of callers.toSorted(() => Math.random() - 0.5)) budgets.charge(caller, 'rows', 7)
  await Promise.all(processes.map(({ close }) => close()))
  for (const caller of callers) assert.equal(await told(caller), 28)
})

test('the last one may take more than is left, the next one waits; a program has the budget of ten', () => {
  const budgets = budgetsOf({ bytes: tenADay })
  budgets.spend('ann', 'bytes', 9)
  budgets.spend('ann', 'bytes', 500)
  assert.ok(refused(() => budgets.spend('ann', 'bytes', 0)))
  budgets.spend(clientCaller('a'), 'bytes', 99)
  budgets.spend(clientCaller('a'), 'bytes', 1)
  assert.ok(refused(() => budgets.spend(clientCaller('a'), 'bytes')))
})

test('what somebody holds in two processes is counted together, and let go with a process', async () => {
  const [one, other] = [1, 2].map(() => openHolding({ database: services.database, most: 3 }))
  const releases = [await one!.hold('ann'), await one!.hold('ann'), await other!.hold('ann')]
  await assert.rejects(other!.hold('ann'), { status: 429, retryAfter: 30 })
  await assert.rejects(one!.hold('ann'), { status: 429 })
  await one!.hold('ben')
  releases[2]!()
  await until(async () => {
    const { rows } = await owner.query<{ held: string }>(
      `select sum(held) as held from palier.live_connection where caller = 'ann'`,
    )
    return rows[0]!.held === '2'
  })
  await one!.hold('ann')
  await one!.close()
  for (let count = 0; count < 3; count++) await other!.hold('ann')
  await other!.close()
})

test('a process has room for so many, whoever they are', async () => {
  const { hold, close } = openHolding({ database: services.database, mostInAll: 2 })
  await hold('one')
  const letGo = await hold('two')
  await assert.rejects(hold('three'), { status: 503, code: 'busy' })
  letGo()
  await hold('three')
  await close()
})
