import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import type { Served } from '#kernel/server/serve.ts'
import { layFixtures } from './layFixtures.ts'
import { bodiesOf, titleOf, urlOf } from './reach.ts'
import { openWorld } from './world.ts'

/**
 * Every endpoint that has mails written, asked again and again: by who may do everything, by a resident and by a stranger, each
 * time for another address where the body names one, and in turn with what takes it back. A new endpoint is covered the day it
 * is declared.
 */
const world = await openWorld()
const { owner, call, settle } = world
world.services.budgets = world.budgetsOf({ mails: { most: 20, seconds: 3600 } })

const REPEATED = 26
const MOST_TO_ONE = 6
const MOST_TO_ALL = 22

const changing = modules.endpoints.filter(({ endpoint }) => endpoint.method !== 'GET' && !endpoint.upload)
/** What takes an act back is the other method of the same path. */
const backOf = ({ endpoint }: Served) =>
  changing.find(({ endpoint: other }) => other.path === endpoint.path && other.method === 'DELETE')

const everything = async () => {
  await settle()
  await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  await settle()
}
const written = async () => (await owner.query<{ recipient: string }>('select recipient from mail')).rows

/** Those who call an endpoint, each in a home of their own. */
const callers = {
  'who may do everything': async () => {
    const { home, rows } = await layFixtures(world)
    const { personId } = await home.person({ 'platform-owner': { App: rows.appId! } })
    return { rows, send: (await home.signedIn(personId)).send }
  },
  'a resident': async () => {
    const { rows, owner: resident } = await layFixtures(world)
    return { rows, send: resident.send }
  },
  'a stranger': async () => {
    const { home, rows } = await layFixtures(world)
    await owner.query(
      `insert into directory (kind, key, organization_id) select 'email', lower(email), organization_id from person where organization_id = $1
        on conflict do nothing`,
      [home.organizationId],
    )
    return { rows, send: call }
  },
}

const told: string[] = []

for (const declared of changing)
  for (const [who, open] of Object.entries(callers)) {
    if (who === 'a stranger' && !declared.anonymous) continue
    test(`${titleOf(declared)}, again and again by ${who}, floods nobody with mails`, async () => {
      const { rows, send } = await open()
      const named = { ...rows, token: 'token' }
      const back = backOf(declared)
      const ask = async (time: number) => {
        for (const body of bodiesOf(declared, named)) {
          const said = body && JSON.parse(JSON.stringify(body).replaceAll('thief@', `thief${time}@`))
          await send(declared.endpoint.method, urlOf(declared, named), said)
        }
        if (back && back !== declared) await send('DELETE', urlOf(back, named))
      }
      await owner.query('delete from mail')
      await owner.query('delete from attempt')
      await ask(0)
      await everything()
      if ((await written()).length === 0) return
      told.push(titleOf(declared))
      for (let time = 1; time < REPEATED; time++) await ask(time)
      await everything()
      const mails = await written()
      const counts = [...Map.groupBy(mails, ({ recipient }) => recipient).values()].map((to) => to.length)
      const most = Math.max(...counts)
      assert.ok(most <= MOST_TO_ONE, `${most} mails to one reader`)
      assert.ok(mails.length <= MOST_TO_ALL, `${mails.length} mails in all`)
    })
  }

test('there are such endpoints, and they were asked', () => {
  assert.ok(new Set(told).size >= 8, [...new Set(told)].join(', '))
})
