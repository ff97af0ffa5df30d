import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { layFixtures } from './layFixtures.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { home, owner } = await layFixtures(world)

for (const job of modules.dailyJobs)
  test(`every day, twice: ${job.name}`, async () => {
    const run = () => home.inside((db) => job.run({ db, services: world.services }))
    await run()
    await run()
  })

test('a reply is kept for a second try for seven days', async () => {
  const kept = (days: number) =>
    home.insert('idempotency', {
      id: `${owner.personId} ${days}`,
      request: '',
      createdAt: new Date(Date.now() - days * 86_400_000),
    })
  await kept(6)
  await kept(8)
  const forget = modules.dailyJobs.find(({ name }) => name.startsWith('replies that were kept'))!
  await home.inside((db) => forget.run({ db, services: world.services }))
  const left = await world.owner.query('select id from idempotency')
  assert.deepEqual(left.rows, [{ id: `${owner.personId} 6` }])
})
