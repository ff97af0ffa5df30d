import assert from 'node:assert/strict'
import { test } from 'node:test'
import { traced } from './traces.ts'

test('without a provider work runs as if it were not traced', async () => {
  assert.equal(await traced('GET /tickets', {}, async () => 7), 7)
  await assert.rejects(
    traced('GET /tickets', {}, async () => Promise.reject(new Error('as it was'))),
    /as it was/,
  )
})
