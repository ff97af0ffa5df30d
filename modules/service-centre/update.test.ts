import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'
import type { HistoryEntry } from './update.contract.ts'

const setup = await openSetup()
const { organization, home, category, agent, colleague, resident, report, say } = setup
const { appId, unitId, groupId } = home

const ticketOf = async (id: string, who = agent) => (await who.send('GET', `/tickets/${id}`)).body
const change = (id: string, body: object, who = agent) => who.send('PATCH', `/tickets/${id}`, body)
const backdate = (id: string, days: number) =>
  organization.inside((db) =>
    db
      .updateTable('ticket')
      .set({ closedAt: new Date(Date.now() - days * 86_400_000) })
      .where('id', '=', id)
      .execute(),
  )

test('two agents who change different fields at once keep both changes', async () => {
  const { id, version } = await report()
  const [first, second] = await Promise.all([
    change(id, { version, title: 'Heizung im Bad kalt' }),
    change(id, { version, status: 'waiting-for-external' }, colleague),
  ])
  assert.deepEqual([first.status, second.status], [200, 200])
  assert.partialDeepStrictEqual(await ticketOf(id), {
    title: 'Heizung im Bad kalt',
    status: 'waiting-for-external',
    version: version + 2,
  })
})

test('of two agents who change the same field at once one learns what is there now', async () => {
  const { id, version } = await report()
  const replies = await Promise.all([
    change(id, { version, title: 'Eins' }),
    change(id, { version, title: 'Zwei', status: 'closed' }, colleague),
  ])
  const [refused, ...others] = replies.filter(({ status }) => status === 409)
  assert.equal(others.length, 0)
  const now = await ticketOf(id)
  assert.equal(refused?.body.code, 'changed-meanwhile')
  assert.deepEqual(refused?.body.detail.fields, ['title'])
  assert.partialDeepStrictEqual(refused?.body.detail.now, {
    title: now.title,
    status: now.status,
    version: version + 1,
  })
  const again = await change(id, { version: now.version, title: 'Drei' }, colleague)
  assert.equal(again.body.title, 'Drei')
})

test('a message in between is no change of the same field, its new status is', async () => {
  const ticket = await report()
  const { id, version } = ticket
  await say(agent, ticket, 'Notiz', { internal: true })
  assert.equal((await change(id, { version, title: 'Neu' })).status, 200)
  await say(agent, ticket, 'Wir kommen')
  const refused = await change(id, { version, status: 'waiting-for-external' }, colleague)
  assert.deepEqual(
    [refused.status, refused.body.detail.fields, refused.body.detail.now.status],
    [409, ['status'], 'waiting-for-customer'],
  )
})

test('setting what is there already changes nothing and clashes with nothing', async () => {
  const { id, version, title, updatedAt } = await report()
  const reply = await change(id, {
    version,
    title,
    status: 'waiting-for-agent',
    assigneeId: null,
    place: `Unit-${unitId}`,
  })
  assert.partialDeepStrictEqual(reply.body, { version, updatedAt })
  assert.equal((await change(id, {})).status, 200)
})

test('the assignee is somebody who covers the place', async () => {
  const { id } = await report()
  const elsewhere = await organization.person({
    'service-center-agent': { App: (await organization.buildHome('Ring 2')).appId },
  })
  const craftsman = await organization.person({ 'external-agent': { App: appId } }, { username: 'Hans' })
  const company = await organization.insert('serviceProvider', { name: 'Sanitär AG', type: 'craftspeople' })
  await organization.insert('agent', { serviceProviderId: company, personId: craftsman.personId })
  const { body } = await agent.send('GET', `/tickets/${id}/assignees`)
  assert.deepEqual(
    body._embedded.items.map(({ username, external, company: name }: Record<string, unknown>) => [
      username,
      external,
      name,
    ]),
    [
      ['Anna Agentin', false, null],
      ['Carlo Kollege', false, null],
      ['Hans', true, 'Sanitär AG'],
    ],
  )
  for (const assigneeId of [elsewhere.personId, resident.personId, 'f'.repeat(24)]) {
    const refused = await change(id, { assigneeId })
    assert.deepEqual([refused.status, refused.body.code], [400, 'no-such-assignee'])
  }
  const done = await change(id, { assigneeId: craftsman.personId })
  assert.equal(done.body._embedded.assignedTo.username, 'Hans')
})

test('category and place stay in the app and in reach', async () => {
  const { id } = await report()
  const other = await organization.buildHome('Ring 3')
  const foreign = await organization.insert('ticketCategory', {
    appId: other.appId,
    key: 'x',
    name: { de: 'x' },
  })
  const archived = await organization.insert('ticketCategory', {
    appId,
    key: 'old',
    name: { de: 'alt' },
    archivedAt: new Date(),
  })
  for (const wrong of [foreign, archived, setup.parentId, 'f'.repeat(24)])
    assert.equal((await change(id, { category: wrong })).body.code, 'no-such-category', wrong)
  for (const place of [`Unit-${other.unitId}`, `Unit-${'f'.repeat(24)}`, `Group-${unitId}`])
    assert.equal((await change(id, { place })).body.code, 'no-such-place', place)
  const narrow = await organization.person({ 'service-center-agent': { Unit: unitId } })
  assert.equal((await change(id, { place: `Group-${groupId}` }, narrow)).body.code, 'no-such-place')
  const moved = await change(id, { place: `Group-${groupId}` })
  assert.partialDeepStrictEqual(moved.body, {
    placeKey: `Group-${groupId}`,
    unitID: null,
    place: 'Kramgasse 12',
  })
  assert.equal((await ticketOf(id, narrow)).status, 404)
})

test('a resident closes and reopens, for thirty days', async () => {
  const { id } = await report()
  const closed = await resident.send('PUT', `/tickets/${id}/closure`, {})
  assert.partialDeepStrictEqual(closed.body, {
    status: 'closed',
    customerWaitingSince: null,
    can: { close: false, reopen: true },
  })
  assert.equal((await resident.send('PUT', `/tickets/${id}/closure`, {})).status, 200)
  const open = await resident.send('PUT', `/tickets/${id}/reopening`, {})
  assert.partialDeepStrictEqual(open.body, {
    status: 'waiting-for-agent',
    closedAt: null,
    can: { close: true, reopen: false },
  })
  assert.ok(open.body.customerWaitingSince)
  await resident.send('PUT', `/tickets/${id}/closure`, {})
  await backdate(id, 31)
  assert.equal((await resident.send('PUT', `/tickets/${id}/reopening`, {})).status, 403)
  assert.equal((await agent.send('PUT', `/tickets/${id}/reopening`, {})).status, 200)
})

test('a word of the resident brings a closed ticket back, unless it was closed long ago', async () => {
  const ticket = await report()
  await agent.send('PUT', `/tickets/${ticket.id}/closure`, {})
  assert.equal((await say(resident, ticket, 'Doch nicht gut')).status, 201)
  assert.equal((await ticketOf(ticket.id)).status, 'waiting-for-agent')
  await agent.send('PUT', `/tickets/${ticket.id}/closure`, {})
  await backdate(ticket.id, 31)
  const refused = await say(resident, ticket, 'Wieder kaputt')
  assert.deepEqual([refused.status, refused.body.code], [409, 'ticket-closed-long-ago'])
  assert.equal((await ticketOf(ticket.id, resident)).can.answer, false)
  assert.equal((await say(agent, ticket, 'Ein Nachtrag')).status, 201)
  assert.equal((await ticketOf(ticket.id)).status, 'closed')
})

test('activity moves with words and status, not with reading, notes or assignment', async () => {
  const ticket = await report()
  const activity = async () => (await ticketOf(ticket.id)).activityAt
  const start = await activity()
  await agent.send('PUT', `/tickets/${ticket.id}/reading`, {})
  await say(agent, ticket, 'Notiz', { internal: true })
  await change(ticket.id, { assigneeId: agent.personId })
  assert.equal(await activity(), start)
  await change(ticket.id, { status: 'waiting-for-external' })
  const changed = await activity()
  assert.ok(changed > start)
  await say(resident, ticket, 'Und?')
  assert.ok((await activity()) > changed)
})

test('the history tells everything that happened, by whom, from what to what', async () => {
  const other = await category('wasser')
  const ticket = await report()
  const { id } = ticket
  await change(id, { assigneeId: colleague.personId, category: other })
  await say(agent, ticket, 'Unter uns', { internal: true })
  await say(colleague, ticket, 'Wir kommen', { status: 'waiting-for-external' })
  await change(id, { title: 'Wasser kalt', place: `Group-${groupId}` })
  await resident.send('PUT', `/tickets/${id}/closure`, {})
  await agent.send('PUT', `/tickets/${id}/reopening`, {})
  const { body } = await agent.send('GET', `/tickets/${id}/history`)
  const told = (body._embedded.items as HistoryEntry[]).map(({ type, actor, changes }) => [
    type,
    actor?.username,
    ...changes.map(({ field, from, to }) => [field, from, to]),
  ])
  const [Anna, Carlo, Rita] = ['Anna Agentin', 'Carlo Kollege', 'Rita Mieterin']
  assert.deepEqual(told, [
    ['ticket.created', Rita],
    [
      'ticket.updated',
      Anna,
      ['category', { de: 'heizung', fr: 'heizung (fr)' }, { de: 'wasser', fr: 'wasser (fr)' }],
      ['assignee', null, Carlo],
    ],
    ['note.created', Anna],
    ...[
      ['message.created', Carlo],
      ['ticket.updated', Carlo, ['status', 'waiting-for-agent', 'waiting-for-external']],
    ],
    [
      'ticket.updated',
      Anna,
      ['title', 'Heizung kalt', 'Wasser kalt'],
      ['place', 'Kramgasse 12, 3. OG links', 'Kramgasse 12'],
    ],
    ['ticket.updated', Rita, ['status', 'waiting-for-external', 'closed']],
    ['ticket.updated', Anna, ['status', 'closed', 'waiting-for-agent']],
  ])
})

test('colleagues are shown who is at a ticket by a hint that names them', async () => {
  const { id } = await report()
  const listener = await setup.owner.connect()
  const heard: unknown[] = []
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
  await listener.query('listen live')
  assert.equal((await agent.send('PUT', `/tickets/${id}/presence`, { state: 'typing' })).status, 204)
  await listener.query('select 1')
  listener.release(true)
  const more = { person: agent.personId, name: 'Anna Agentin', state: 'typing' }
  assert.deepEqual(heard, [
    { organizationId: organization.organizationId, type: 'presence', id, by: agent.personId, more },
  ])
})
