import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { restClient } from '@allthings/sdk'

/** What every other method of the client is made of. */
const parts = new Set(['delete', 'get', 'oauth', 'options', 'patch', 'post'])

test('every method of the official client is called, unmodified, in a test', async () => {
  const methods = Object.keys(restClient({ apiUrl: 'http://a', oauthUrl: 'http://a', accessToken: 'x' }))
  const files = await Array.fromAsync(glob('{modules,test}/**/*.test.ts'))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const called = texts
    .filter((text) => text.includes('@allthings/sdk') || text.includes('openOfficialClient'))
    .join()
  const missing = methods.filter((method) => !parts.has(method) && !called.includes(`.${method}(`))
  assert.ok(methods.length > 50)
  assert.deepEqual(missing, [])
})
