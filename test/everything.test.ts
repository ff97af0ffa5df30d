import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { buildApi } from '#kernel/server/http.ts'
import { authenticator } from '#modules/oauth/public.ts'
import { type Schema, schemaOf } from './fields.ts'
import { layFixtures } from './layFixtures.ts'
import { queryOf } from './reach.ts'
import { openWorld } from './world.ts'

/** Lists of which somebody wants all (`limit=-1`): the same as its pages, whole, in the memory of one page. */
const world = await openWorld()
const { home, rows } = await layFixtures(world)
const admin = await home.person({ 'platform-owner': { App: rows.appId! } })
const MANY = 1700
await world.owner.query(
  `insert into property (organization_id, app_id, name) select $1, $2, 'Siedlung ' || n % 300 from generate_series(1, ${MANY}) n`,
  [home.organizationId, rows.appId],
)
await world.owner.query(
  `insert into service_provider (organization_id, name, type) select $1, 'Firma ' || n % 300, 'craftspeople' from generate_series(1, ${MANY}) n`,
  [home.organizationId],
)
await world.owner.query(
  `insert into person (organization_id, username, email, creation_app_id) select $1, 'Person ' || n % 300, 'many' || n || '@many.example', $2
   from generate_series(1, ${MANY}) n`,
  [home.organizationId, rows.appId],
)

interface Paged {
  properties?: Record<string, Schema>
}

const lists = modules.endpoints.filter(({ endpoint: { method, query } }) => {
  const { limit, page, after } = (query && (schemaOf(query) as Paged).properties) ?? {}
  // What is paged by key is compared with its pages in lists.test.ts.
  return method === 'GET' && page && !after && JSON.stringify(limit).includes('"minimum":-1')
})

test('there are such lists', () => {
  assert.ok(lists.length >= 7)
})

for (const declared of lists) {
  const { endpoint } = declared
  test(`GET ${endpoint.path}: all of it is what its pages have, in their order`, async () => {
    const url = endpoint.path.replace(/:(\w+)/g, (_: string, name: string) =>
      name === 'userId' ? admin.personId : (rows[name] ?? 'x'),
    )
    const read = (query: Record<string, string>) =>
      admin.send('GET', `${url}?${new URLSearchParams({ ...queryOf(declared, rows), ...query })}`)
    const all = await read({ limit: '-1' })
    assert.equal(all.status, 200)
    assert.equal(all.body.total, all.body._embedded.items.length)
    const paged: unknown[] = []
    for (let page = 1; paged.length < all.body.total; page++) {
      const { body } = await read({ limit: '1000', page: String(page) })
      assert.equal(body.total, all.body.total)
      if (body._embedded.items.length === 0) break
      paged.push(...body._embedded.items)
    }
    assert.deepEqual(all.body._embedded.items, paged)
  })
}

const readAll = async (reply: Response) =>
  JSON.parse(await reply.text()) as { total: number; _embedded: { items: { id: string }[] } }
const ask = (path: string) =>
  world.api.request(`http://palier.test/api/v1${path}`, { headers: { cookie: admin.cookie } })

test('a list that changes while it is read doubles nothing and leaves nothing out', async () => {
  const before = await readAll(await ask('/properties?limit=-1'))
  const reply = await ask('/properties?limit=-1')
  const reader = reply.body!.getReader()
  const parts = [(await reader.read()).value!]
  const [first, last] = [before._embedded.items[0]!.id, before._embedded.items.at(-1)!.id]
  await home.insert('property', { appId: rows.appId, name: 'AAA first' })
  await world.owner.query(`update property set name = 'ZZZ' where id = $1`, [first])
  await world.owner.query(`update property set deleted_at = now() where id = $1`, [last])
  assert.equal(
    world.database.pool.idleCount,
    world.database.pool.totalCount,
    'no transaction waits for the reader',
  )
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
  }
  const during = JSON.parse(Buffer.concat(parts).toString()) as typeof before
  assert.equal(during.total, before.total - 1)
  assert.deepEqual(
    during._embedded.items.map(({ id }) => id),
    before._embedded.items.map(({ id }) => id).filter((id) => id !== last),
  )
})

test('one whole list of a caller is read at a time: of the next nothing, before that one has ended', async () => {
  const first = await ask('/properties?limit=-1')
  const second = ask('/properties?limit=-1')
  assert.equal((await ask('/properties?limit=1')).status, 200)
  const id = await home.insert('property', { appId: rows.appId, name: 'Added meanwhile' })
  const before = await readAll(first)
  const after = await readAll(await second)
  const has = ({ _embedded: { items } }: typeof before) => items.some((item) => item.id === id)
  assert.deepEqual([has(before), has(after)], [false, true])
})

test('who goes in the middle is read for no longer, and who was signed out meanwhile reads no further', async () => {
  const leaving = await ask('/users?limit=-1')
  await leaving.body!.cancel()
  const { cookie, sessionId } = await home.signedIn(admin.personId)
  const reply = await world.api.request('http://palier.test/api/v1/users?limit=-1', { headers: { cookie } })
  await world.owner.query('delete from session where id = $1', [sessionId])
  await assert.rejects(reply.text())
})

test('rows of lists and exports are counted, and who has read their fill waits', async () => {
  const { request } = buildApi({
    services: { ...world.services, budgets: world.budgetsOf({ rows: { most: 1000, seconds: 86_400 } }) },
    endpoints: modules.endpoints,
    authenticator,
  })
  const read = (path: string) =>
    request(`http://palier.test/api/v1${path}`, { headers: { cookie: admin.cookie } })
  const first = await read('/users?limit=-1')
  assert.equal(first.headers.get('ratelimit-policy'), '"rows";q=1000;w=86400')
  await first.text()
  const second = await read('/properties?limit=-1')
  assert.equal(second.status, 429)
  assert.ok(Number(second.headers.get('retry-after')) > 0)
  assert.equal((await read('/properties?limit=50')).status, 429)
  assert.equal((await read('/users?limit=5&filter=nobody')).status, 429)
  assert.equal((await read('/me')).status, 200, 'what is no list is still read')
})
