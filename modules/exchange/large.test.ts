import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv, GROUP, key, openErp, UNIT } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { MOST_PROBLEMS } from './parse.commands.ts'

const world = await openWorld()

const GIGABYTE = 1024 ** 3
const part = new TextEncoder().encode(
  Array.from({ length: 100 }, () => `insert,none,${key(GROUP, 1)},${'x'.repeat(80_000)}\n`).join(''),
)

test('a file of 2 GB passes through in little memory, and of all that is wrong in it enough is told', async () => {
  const erp = await openErp(world)
  const good = csv('importType,id,groupId,name', `insert,${key(UNIT, 1)},${key(GROUP, 1)},Flat\n`)
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent === 0 ? Buffer.from(good) : part)
      sent += part.length
      if (sent > 2 * GIGABYTE) controller.close()
    },
  })
  const url = `http://palier.test/api/v1/apps/${erp.appId}/exchange/files/units.csv`
  const headers = { cookie: erp.program.cookie }
  const reply = await world.api.request(url, { method: 'PUT', headers, body, duplex: 'half' } as RequestInit)
  assert.equal(reply.status, 200)
  const { body: job } = await erp.start()
  await world.settle()
  const { state, problemCount } = await erp.show(job.id)
  assert.deepEqual([state, problemCount], ['refused', MOST_PROBLEMS])
  assert.deepEqual(await erp.rows('unit'), [])
  const [first] = await erp.problems(job.id)
  assert.deepEqual([first?.line, first?.column, first?.value], [3, 'id', 'none'])
  assert.ok(process.resourceUsage().maxRSS * 1024 < GIGABYTE, 'more than half of the file')
})
