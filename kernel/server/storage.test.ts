import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { Problem } from '#kernel/contract/problem.ts'
import { openBucket } from '#test/bucket.ts'
import { openStorage } from './storage.ts'

const folder = await mkdtemp(join(tmpdir(), 'palier-storage-'))
const objects = await openBucket()
after(() => rm(folder, { recursive: true }))

const missing = (error: unknown) => error instanceof Problem && error.status === 404

for (const url of [`file:${folder}`, 's3:palier-files'])
  test(`what was put into ${url.slice(0, 5)} comes back as it was, until it is removed`, async () => {
    const storage = openStorage(url)
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    await storage.put('0123/4567/original', bytes, 'image/jpeg')
    const { body, size } = await storage.get('0123/4567/original')
    assert.equal(size, bytes.length)
    assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), bytes)
    await storage.remove('0123/4567/original')
    await storage.remove('0123/4567/original')
    await assert.rejects(storage.get('0123/4567/original'), missing)
    await assert.rejects(storage.get('0123/4567'), missing)
  })

for (const url of [`file:${folder}/many`, 's3:palier-files/many'])
  test(`what comes in parts is put into ${url.slice(0, 5)} whole, and listed`, async () => {
    const storage = openStorage(url)
    const part = new Uint8Array(3_000_000).map((_, index) => index % 251)
    const size = await storage.putStream('0123/units.csv', Readable.from([part, part, part, part]))
    assert.equal(size, 4 * part.length)
    const { body } = await storage.get('0123/units.csv')
    const bytes = new Uint8Array(await new Response(body).arrayBuffer())
    assert.deepEqual(bytes, new Uint8Array(Buffer.concat([part, part, part, part])))
    assert.deepEqual(
      (await storage.list()).map(({ key }) => key),
      ['0123/units.csv'],
    )
  })

test('an object is stored with its type in the bucket that was named', async () => {
  await openStorage('s3:palier-files').put('a/b', new Uint8Array(3), 'text/csv')
  assert.deepEqual(objects.get('/palier-files/a/b'), { bytes: Buffer.alloc(3), type: 'text/csv' })
})

test('no key leads out of the folder', async () => {
  await assert.rejects(openStorage(`file:${folder}`).get('../../etc/passwd'), missing)
})

test('on disk nobody else on the machine can read what is stored', async () => {
  await openStorage(`file:${folder}`).put('lease/one', Buffer.from('A lease'), 'text/plain')
  const modeOf = async (path: string) => ((await stat(join(folder, path))).mode & 0o777).toString(8)
  assert.equal(await modeOf('lease'), '700')
  assert.equal(await modeOf('lease/one'), '600')
})
