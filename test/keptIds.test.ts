import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { allFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { person, buildHome } = await world.openOrganization()
const home = await buildHome()
const admin = await person({ 'platform-owner': { App: home.appId } })
const setup = await person({
  setup: { App: home.appId },
  'global-user-admin': { App: home.appId },
  'data-connector-admin': { App: home.appId },
})

const bodies: Record<string, object> = Object.assign({}, ...allFixtures.map(({ kept }) => kept?.(home)))
const places: Record<string, string> = home
const kept = modules.endpoints.map(({ endpoint }) => endpoint).filter(({ keepsId }) => keepsId)

test('everything that can keep its id is tried', () => {
  assert.deepEqual(kept.map(({ path }) => path).toSorted(), Object.keys(bodies).toSorted())
})

for (const [index, { path }] of kept.entries())
  test(`POST ${path} keeps an id that an administrator brings, and refuses it when it is taken`, async () => {
    const url = path.replace(/:(\w+)/, (_: string, name: string) => places[name]!)
    const id = `5c0ffee00000000000000${index}00`.slice(0, 24)
    const body = { ...bodies[path], id }
    const refused = await setup.send('POST', url, body)
    assert.deepEqual([refused.status, refused.body.code], [403, 'beyond-own-permissions'])
    const made = await admin.send('POST', url, body)
    assert.deepEqual([made.status, made.body.id], [201, id])
    const again = await admin.send('POST', url, {
      ...body,
      email: 'other@example.ch',
      code: 'KEPT-23456',
      startDate: '2009-01-01',
      endDate: '2009-12-31',
    })
    assert.deepEqual([again.status, again.body.code], [409, 'id-taken'])
  })
