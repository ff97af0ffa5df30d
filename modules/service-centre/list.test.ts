import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'
import { countViews, listTickets, type View } from './contract.ts'

const { organization, home, category, categoryId, agent, colleague, resident, report, open, say } =
  await openSetup()
type Caller = typeof agent
type Query = Partial<Parameters<typeof list>[1]>
const list = async (who: Caller, query: object = {}) =>
  who(listTickets, { query: { view: 'all', sort: 'activity', limit: 50, ...query } })
const ids = async (who: Caller, query: Query = {}) =>
  (await list(who, query))._embedded.items.map(({ id }) => id)

const set = (id: string, columns: object) => agent.send('PATCH', `/tickets/${id}`, columns)

const fresh = (await report({ title: 'Neu' })).id
const mine = (await report({ title: 'Mir zugewiesen' })).id
const answered = await report({ title: 'Beantwortet' })
const external = (await report({ title: 'Beim Handwerker' })).id
const closed = (await report({ title: 'Erledigt' })).id
const unregistered = (
  await open({ title: 'Ohne Konto', requester: { name: 'Gerda Gast', email: 'gerda@example.ch' } })
).id
const all = [fresh, mine, answered.id, external, closed, unregistered]
await set(mine, { assigneeId: agent.personId })
await set(answered.id, { assigneeId: colleague.personId })
await say(colleague, answered, 'Wir kommen am Dienstag')
await set(external, { status: 'waiting-for-external', assigneeId: colleague.personId })
await set(closed, { assigneeId: agent.personId, status: 'closed' })

const views: Record<View, string[]> = {
  all,
  unassigned: [fresh, unregistered],
  'waiting-for-me': [mine],
  'waiting-for-agent': [fresh, mine, unregistered],
  'waiting-for-customer': [answered.id],
  'waiting-for-external': [external],
  closed: [closed],
  'not-registered': [unregistered],
}
for (const [view, expected] of Object.entries(views) as [View, string[]][])
  test(`the view ${view} shows its tickets`, async () => {
    assert.deepEqual((await ids(agent, { view })).toSorted(), expected.toSorted())
  })

test('every view is counted', async () => {
  const counts = await agent(countViews, {})
  assert.deepEqual(
    counts,
    Object.fromEntries(Object.entries(views).map(([view, { length }]) => [view, length])),
  )
})

test('a row shows what an agent needs', async () => {
  const row = (await list(agent, { search: 'Beantwortet' }))._embedded.items[0]
  assert.partialDeepStrictEqual(row, {
    id: answered.id,
    title: 'Beantwortet',
    requester: 'Rita Mieterin',
    registered: true,
    place: 'Kramgasse 12, 3. OG links',
    category: { de: 'heizung', fr: 'heizung (fr)' },
    assignedTo: { id: colleague.personId, username: 'Carlo Kollege' },
    status: 'waiting-for-customer',
    customerWaitingSince: null,
    customerWaitingSinceIndicator: 'green',
    excerpt: 'Wir kommen am Dienstag',
    commentCount: 1,
    fileCount: 0,
  })
})

test('residents see their own requests only', async () => {
  assert.deepEqual((await ids(resident)).toSorted(), all.filter((id) => id !== unregistered).toSorted())
  assert.deepEqual(await ids(resident, { requesterId: agent.personId }), [])
})

test('filters narrow a view down together', async () => {
  const other = await category('wasser')
  const wet = (await report({ category: other, title: 'Nass' })).id
  assert.deepEqual(await ids(agent, { categoryId: other }), [wet])
  assert.deepEqual(await ids(agent, { categoryId: other, status: 'closed' }), [])
  assert.deepEqual(await ids(agent, { assigneeId: agent.personId, status: 'closed' }), [closed])
  assert.deepEqual(await ids(agent, { view: 'waiting-for-me', assigneeId: colleague.personId }), [])
  assert.deepEqual(
    (await ids(agent, { assigneeId: 'nobody' })).toSorted(),
    [fresh, unregistered, wet].toSorted(),
  )
  assert.deepEqual(await ids(agent, { view: 'not-registered', assigneeId: 'nobody' }), [unregistered])
  assert.deepEqual(await ids(agent, { assigneeId: 'nobody', search: 'Gerda' }), [unregistered])
  assert.deepEqual(await ids(agent, { assigneeId: 'nobody', status: 'closed' }), [])
  assert.deepEqual(await ids(agent, { view: 'waiting-for-me', assigneeId: 'nobody' }), [])
  assert.deepEqual(
    await ids(agent, { view: 'unassigned', categoryId: other, place: `Property-${home.propertyId}` }),
    [wet],
  )
  assert.deepEqual(await ids(agent, { requesterId: resident.personId, categoryId: other }), [wet])
  for (const place of [`App-${home.appId}`, `Group-${home.groupId}`, `Unit-${home.unitId}`])
    assert.equal((await ids(agent, { place })).length, all.length + 1)
  assert.deepEqual(await ids(agent, { place: `Unit-${home.propertyId}` }), [])
  await set(wet, { status: 'closed' })
})

test('who waits longest comes first, and who does not wait is left out', async () => {
  const found = (await list(agent, { sort: 'waiting' }))._embedded.items
  assert.deepEqual(
    found.map(({ id }) => id),
    [fresh, mine, external, unregistered],
  )
  assert.ok(found.every(({ customerWaitingSince }) => customerWaitingSince))
})

test('numbers come newest first', async () => {
  const numbers = (await list(agent, { sort: 'number' }))._embedded.items.map(({ incrementID }) =>
    Number(incrementID),
  )
  assert.deepEqual(numbers, [7, 6, 5, 4, 3, 2, 1])
})

for (const sort of ['activity', 'waiting', 'number'] as const)
  test(`pages by ${sort} are complete and hold nothing twice while tickets arrive`, async () => {
    const before = await ids(agent, { sort })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list(agent, { sort, limit: 2, ...(after && { after }) })
      seen.push(...page._embedded.items.map(({ id }) => id))
      after = page.next
      const late = await open({ title: 'Kam dazwischen' })
      await set(late.id, { status: 'waiting-for-customer' })
      if (sort !== 'waiting') assert.ok(!seen.includes(late.id))
    } while (after)
    assert.deepEqual(seen, before)
  })

test('a search looks in number, title, requester, address and messages', async () => {
  const found = async (search: string, who: Caller = agent) => ids(who, { search })
  assert.equal((await found('3'))[0], answered.id)
  assert.equal((await found('#3'))[0], answered.id)
  assert.deepEqual(await found('beantw'), [answered.id])
  assert.deepEqual(await found('RITA beantwortet'), [answered.id])
  assert.deepEqual(await found('gerda@example'), [unregistered])
  assert.deepEqual(await found('kramgasse gast'), [unregistered])
  assert.deepEqual(await found('Dienst'), [answered.id])
  assert.deepEqual(await found('dienstag kommen'), [answered.id])
  assert.deepEqual(await found('gibt es nicht'), [])
  assert.deepEqual(await found('Dienst', resident), [answered.id])
  assert.deepEqual(await found('gerda', resident), [])
})

test('a search knows accents, umlauts and signs that mean something elsewhere', async () => {
  const { id } = await report({ title: 'Fenêtre über 100% _dicht_ ßchön \\' })
  for (const search of [
    'fenetre',
    'Fenêtre',
    'uber',
    '100%',
    '_dicht_',
    'sschon',
    'FENÊTRE 100%',
    String.raw`\ fenetre`,
  ])
    assert.deepEqual(await ids(agent, { search }), [id], search)
  for (const search of [
    '%%%',
    '___',
    ':*',
    '& | !',
    "'",
    '((',
    '🔥',
    '‮abc',
    'a'.repeat(200),
    '\\\\\\',
    '<b>',
  ])
    assert.deepEqual(await ids(agent, { search }), [], search)
})

test('a search pages by key, and stays in its view', async () => {
  const first = await list(agent, { search: 'rita', limit: 2 })
  const second = await list(agent, { search: 'rita', limit: 50, after: first.next })
  const seen = [...first._embedded.items, ...second._embedded.items].map(({ id }) => id)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(seen, await ids(agent, { search: 'rita' }))
  assert.deepEqual(await ids(agent, { search: 'rita', view: 'waiting-for-external' }), [external])
})

test('a key that nobody gave out is refused', async () => {
  for (const after of [
    'x',
    'AAAA',
    Buffer.from('2026-02-31T00:00:00Z abc').toString('base64url'),
    Buffer.from(`1 ${fresh}`).toString('base64url'),
  ])
    await assert.rejects(ids(agent, { after }), { status: 400, code: 'invalid' })
})

test('a ticket is unread for everyone but its author until they have read it', async () => {
  const ticket = await report({ title: 'Gelesen?' })
  const read = async (who: Caller) => (await list(who, { search: 'Gelesen' }))._embedded.items[0]?.read
  assert.deepEqual([await read(resident), await read(agent), await read(colleague)], [true, false, false])
  await agent.send('PUT', `/tickets/${ticket.id}/reading`, {})
  assert.deepEqual([await read(agent), await read(colleague)], [true, false])
  await say(resident, ticket, 'Noch etwas')
  assert.deepEqual([await read(resident), await read(agent)], [true, false])
  await agent.send('PUT', `/tickets/${ticket.id}/reading`, { until: ticket.activityAt })
  assert.equal(await read(agent), false)
  await agent.send('PUT', `/tickets/${ticket.id}/reading`, {})
  await agent.send('PUT', `/tickets/${ticket.id}/reading`, { until: ticket.activityAt })
  assert.equal(await read(agent), true)
})

test('who covers overlapping places sees every ticket once', async () => {
  const { appId, propertyId, groupId, unitId } = home
  const double = await organization.person({
    'service-center-agent': { App: appId, Property: propertyId, Group: groupId, Unit: unitId },
  })
  const seen = await ids(double)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(seen, await ids(agent))
  assert.deepEqual(await double(countViews, {}), { ...(await agent(countViews, {})), 'waiting-for-me': 0 })
  const narrow = await organization.person({ 'service-center-agent': { Unit: unitId } })
  assert.deepEqual(await ids(narrow, { search: 'beantw', categoryId, view: 'all' }), [answered.id])
})
