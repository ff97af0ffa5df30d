import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawing } from '#modules/files/pictures.commands.ts'
import { openWorld } from '#test/world.ts'
import { openStorage } from './storage.ts'

const world = await openWorld()
const { inside } = await world.openOrganization()
const { services } = world

const bucket = openStorage('s3:nowhere')
const { storage } = services
const bytes = new Uint8Array(1)

/** Everything that may be slow, by all its doors. */
const slow: Record<string, () => unknown> = {
  'writing a file': () => storage.put('key', bytes, 'text/plain'),
  'writing parts of a file': () => storage.putStream('key', new Blob([bytes]).stream()),
  'reading a file': () => storage.get('key'),
  'removing a file': () => storage.remove('key'),
  'listing files': () => storage.list(),
  'listing all files': () => storage.keys(),
  'reading from a bucket': () => bucket.get('key'),
  'asking somebody else': () => services.egress.https,
  'asking somebody else in plain http': () => services.egress.http,
  'drawing a picture': () => services.places.run(drawing, { path: '', folder: '' }, 'caller'),
}

for (const [what, work] of Object.entries(slow))
  test(`${what} is refused inside a transaction`, () =>
    inside(async () => assert.throws(work, /is waited for inside a transaction/)))

test('a second transaction is not waited for in the first: when everybody does, all connections wait for one', async () => {
  await inside(() =>
    assert.rejects(
      inside(async () => {}),
      /is waited for inside a transaction/,
    ),
  )
})

test('before a transaction and after it everything is allowed', async () => {
  await storage.put('key', bytes, 'text/plain')
  await inside(async () => {})
  await storage.get('key')
  await storage.remove('key')
  assert.ok(services.egress.https)
})
