import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Problem } from '#kernel/contract/problem.ts'
import { openStorage } from './storage.ts'

const folder = await mkdtemp(join(tmpdir(), 'palier-storage-'))
const objects = new Map<string, { bytes: Buffer; type: string | undefined }>()
/** As much of S3 as a bucket of objects needs. */
const bucket = createServer(async (request, reply) => {
  const key = new URL(request.url ?? '', 'http://s3').pathname
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return reply.writeHead(403).end()
  if (request.method === 'PUT') {
    objects.set(key, { bytes: Buffer.concat(parts), type: request.headers['content-type'] })
    return reply.end()
  }
  const found = objects.get(key)
  if (request.method === 'DELETE') {
    objects.delete(key)
    return reply.writeHead(204).end()
  }
  if (!found)
    return reply
      .writeHead(404, { 'content-type': 'application/xml' })
      .end('<Error><Code>NoSuchKey</Code></Error>')
  return reply.end(found.bytes)
})
bucket.listen(0, '127.0.0.1')
await once(bucket, 'listening')
after(async () => {
  bucket.close()
  bucket.closeAllConnections()
  await rm(folder, { recursive: true })
})
Object.assign(process.env, {
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'eu-central-2',
})

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
