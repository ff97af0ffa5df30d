import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTurns } from './turns.ts'

test('a caller has their share at once; others come as if they were not there, and nobody is forgotten', async () => {
  const { take } = openTurns(2)
  const [first] = [await take('ann'), await take('ann')]
  const order: number[] = []
  const waiting = [3, 4, 5].map(async (number) => {
    const end = await take('ann')
    order.push(number)
    end()
  })
  ;(await take('ben'))()
  assert.deepEqual(order, [])
  first()
  await Promise.all(waiting)
  assert.deepEqual(order, [3, 4, 5])
})

test('a line has an end', async () => {
  const { take } = openTurns(1)
  const end = await take('ann')
  const waiting = Array.from({ length: 301 }, async () => {
    const done = await take('ann')
    done()
  })
  await assert.rejects(waiting.at(-1)!, { status: 429, code: 'too-many-requests' })
  end()
  await Promise.all(waiting.slice(0, 300))
})
