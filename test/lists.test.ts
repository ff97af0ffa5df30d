import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { schemaOf } from './fields.ts'
import { allFixtures, layFixtures } from './layFixtures.ts'
import { queryOf, urlOf } from './reach.ts'
import { openWorld } from './world.ts'

/**
 * For every list that the API has: `limit=-1` is all of it, with its `total`, page after page gives the same in the same order, and
 * an empty `after` is the beginning. A new list is covered the day it is declared.
 */
const world = await openWorld()
const first = await layFixtures(world)
const { home, rows, owner } = first
await layFixtures(world, { home, mark: 'SECOND' })
const { ticketId, appId, groupId } = rows
const { propertyManagerId: serviceProviderId } = rows
rows.placeId = groupId!
const boss = await home.person({ 'platform-owner': { App: appId! } }, { username: 'Bea Boss' })
const colleague = await home.person({ 'service-center-agent': { App: appId! } })
for (const { personId } of [boss, colleague])
  await home.insert('agent', { serviceProviderId: serviceProviderId!, personId })

/** More than a portion of what pages by key, so that all of it comes in several. */
const MANY = 120
for (const { many } of allFixtures) await many?.(first, MANY)
await boss.send('PATCH', `/tickets/${ticketId}`, { title: 'Anders' })
await boss.send('PATCH', `/groups/${groupId}`, { name: 'Anders' })
await boss.send('PATCH', `/groups/${groupId}`, { name: 'Wieder anders' })

/** Goes on for ever: it says itself where to go on. */
const FEED = '/events'

interface List {
  _embedded: { items: { id?: string }[] }
  total?: number
  next?: string
}

const lists = modules.endpoints.filter(
  ({ endpoint: { method, reply } }) =>
    method === 'GET' && reply && schemaOf(reply).properties?._embedded?.properties?.items?.type === 'array',
)

for (const declared of lists) {
  const { endpoint } = declared
  const { path } = endpoint
  const url = urlOf(declared, rows)
  const properties = schemaOf(endpoint.query!).properties ?? {}
  const { send } = /^\/users\/:userId\/(?:trail|notifications)/.test(path) ? owner : boss
  const read = async (query: Record<string, string>) => {
    const reply = await send('GET', `${url}?${new URLSearchParams({ ...queryOf(declared, rows), ...query })}`)
    assert.equal(reply.status, 200, JSON.stringify([query, reply.body]))
    return reply.body as List
  }
  const keyed = 'after' in properties

  test(`${path} begins at its beginning where after is empty`, async () => {
    const [plain, empty] = [await read({}), await read({ after: '', page: '', limit: '' })]
    assert.deepEqual(empty, plain)
  })
  if (keyed)
    test(`${path} goes on from what it said, and from nothing else`, async () => {
      for (const after of ['NaN', '-1', '%', 'eyJhIjoxfQ', '[]', 'Zm9v', '\ud800'])
        assert.deepEqual(
          await send('GET', `${url}?${new URLSearchParams({ ...queryOf(declared, rows), after })}`).then(
            ({ status, body }) => [status, body.issues?.map((issue: { path: string[] }) => issue.path)],
          ),
          [400, [['after']]],
          after,
        )
    })
  if (path === FEED) continue

  test(`${path} is complete with limit=-1, and so are its pages`, async () => {
    const all = await read({ limit: '-1' })
    const { items } = all._embedded
    assert.equal(all.total, items.length)
    assert.equal(all.next, undefined)
    const limit = Math.max(1, Math.ceil(items.length / 3))
    const paged = []
    for (let page = 1, after: string | undefined; page <= items.length + 1; page++) {
      const found = await read({
        limit: String(limit),
        ...(keyed ? after && { after } : { page: String(page) }),
      })
      assert.ok(found._embedded.items.length <= limit)
      paged.push(...found._embedded.items)
      if (!keyed) assert.equal(found.total, items.length)
      after = found.next
      if (keyed ? !after : page * limit >= items.length) break
    }
    assert.deepEqual(paged, items)
  })
}

test('every list is there with something in it', () => {
  assert.ok(lists.length > 40)
})
