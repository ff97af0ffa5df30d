import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scenes, testEnds, waitedFor } from './ends.ts'

test('of every kind of job it is known who waits for it, and each ends within few tries', () => {
  assert.deepEqual(Object.keys(scenes).toSorted(), waitedFor.map(({ name }) => name).toSorted())
  for (const { name, ends } of waitedFor) {
    assert.ok(ends.tries <= 8, name)
    assert.ok(ends.seconds <= 3600, name)
  }
})

/** Those of imports have a file of their own, so that two are tested at once. */
for (const name of Object.keys(scenes)) if (!name.endsWith('an import')) testEnds(name)
