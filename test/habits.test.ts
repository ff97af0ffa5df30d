import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { buildApi } from '#kernel/server/http.ts'
import { authenticator } from '#modules/accounts/public.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { person, buildHome } = await world.openOrganization()
const { propertyId, appId } = await buildHome()
const admin = await person({ setup: { App: appId } })
const path = `/properties/${propertyId}`

test('who asks too often waits; everybody else does not, and each is told what is left', async () => {
  const { request } = buildApi({
    services: { ...world.services, budgets: world.budgetsOf({ requests: { most: 3, seconds: 86_400 } }) },
    endpoints: modules.endpoints,
    authenticator,
  })
  const ask = (cookie: string) => request('http://palier.test/api/v1/me', { headers: { cookie } })
  const replies = []
  for (let count = 0; count < 4; count++) replies.push(await ask(admin.cookie))
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200, 429],
  )
  assert.equal(replies[0]!.headers.get('ratelimit-policy'), '"caller";q=3;w=86400')
  assert.match(replies[0]!.headers.get('ratelimit') ?? '', /^"caller";r=2;t=\d+$/)
  assert.match(replies[3]!.headers.get('ratelimit') ?? '', /^"caller";r=0;t=\d+$/)
  const { code, retryAfter } = (await replies[3]!.json()) as { code: string; retryAfter: number }
  assert.equal(code, 'too-many-requests')
  assert.equal(replies[3]!.headers.get('retry-after'), String(retryAfter))
  const colleague = await person({ setup: { App: appId } })
  assert.equal((await ask(colleague.cookie)).status, 200)
})

test('If-Match changes what was read and nothing that somebody has changed since', async () => {
  const read = await admin.send('GET', path)
  assert.equal(read.headers.get('etag'), `"${read.body.version}"`)
  const ifMatch = { 'if-match': read.headers.get('etag')! }
  const first = await admin.send('PATCH', path, { name: 'First' }, ifMatch)
  assert.equal(first.status, 200)
  assert.notEqual(first.headers.get('etag'), read.headers.get('etag'))
  const second = await admin.send('PATCH', path, { name: 'Second' }, ifMatch)
  assert.deepEqual(
    [second.status, second.body.code, second.body.detail.name],
    [412, 'changed-meanwhile', 'First'],
  )
  assert.equal((await admin.send('GET', path)).body.name, 'First')
})

test('an If-Match that is not what is there changes nothing, however it is written', async () => {
  const { body, headers } = await admin.send('GET', path)
  for (const ifMatch of ['"abc"', '"-1"', 'abc', '""', `W/"${body.version}x"`, '"1e3"', '"7777", "8888"']) {
    const reply = await admin.send('PATCH', path, { name: 'Elsewhere' }, { 'if-match': ifMatch })
    assert.deepEqual([reply.status, reply.body.code], [412, 'changed-meanwhile'], ifMatch)
  }
  assert.equal((await admin.send('GET', path)).body.name, body.name)
  for (const [ifMatch, name] of [
    [`"1", ${headers.get('etag')}`, 'One of them'],
    ['*', 'Any'],
  ])
    assert.equal((await admin.send('PATCH', path, { name }, { 'if-match': ifMatch! })).body.name, name)
})

test('a body is UTF-8: what is not is refused instead of read with holes, and its mark is no part of it', async () => {
  const patch = async (body: Uint8Array<ArrayBuffer>) => {
    const reply = await world.api.request(`http://palier.test/api/v1${path}`, {
      method: 'PATCH',
      headers: { cookie: admin.cookie, 'content-type': 'application/json' },
      body,
    })
    const { code, name } = (await reply.json()) as { code?: string; name?: string }
    return [reply.status, code ?? name]
  }
  const bytes = (text: string, encoding?: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding))
  assert.deepEqual(await patch(bytes('\ufeff{"name":"Mühle"}')), [200, 'Mühle'])
  for (const encoding of ['latin1', 'utf16le'] as const)
    assert.deepEqual(await patch(bytes('{"name":"Müller"}', encoding)), [400, 'not-json'])
  assert.equal((await admin.send('GET', path)).body.name, 'Mühle')
})

test('every answer names its request, and an error its field', async () => {
  const reply = await admin.send('PATCH', path, { name: '', timezone: 'Europe/Atlantis' })
  assert.equal(reply.headers.get('content-type'), 'application/problem+json')
  assert.equal(reply.headers.get('x-request-id'), reply.body.requestId)
  assert.deepEqual(
    reply.body.issues.map((issue: { path: string[] }) => issue.path),
    [['name'], ['timezone']],
  )
})

test('of two things the later one has the larger id, also within a second', async () => {
  const ids: string[] = []
  for (let made = 0; made < 100; made++)
    ids.push((await world.owner.query<{ id: string }>('select palier.new_id() as id')).rows[0]!.id)
  assert.deepEqual(ids, ids.toSorted())
  assert.ok(ids.every((id) => /^[0-9a-f]{24}$/.test(id)))
  const { rows } = await world.owner.query(
    'select count(distinct palier.new_id())::int as different from generate_series(1, 10000)',
  )
  assert.equal(rows[0].different, 10_000)
})
