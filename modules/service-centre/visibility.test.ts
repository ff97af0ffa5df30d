import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, home, agent, resident, report, say, call } = setup
const { appId, propertyId, groupId, unitId } = home
const place = { appId, propertyId, buildingId: groupId }
type Caller = typeof agent

const ticket = await report()
await say(agent, ticket, 'Nur für uns', { internal: true })

const ways: [method: string, url: string, body?: object][] = [
  ['GET', `/tickets/${ticket.id}`],
  ['PATCH', `/tickets/${ticket.id}`, { title: 'Anders' }],
  ['PUT', `/tickets/${ticket.id}/closure`, {}],
  ['PUT', `/tickets/${ticket.id}/reopening`, {}],
  ['PUT', `/tickets/${ticket.id}/reading`, {}],
  ['PUT', `/tickets/${ticket.id}/presence`, { state: 'reading' }],
  ['GET', `/tickets/${ticket.id}/history`],
  ['GET', `/tickets/${ticket.id}/assignees`],
  ['GET', `/conversations/${ticket.conversationID}`],
  ['GET', `/conversations/${ticket.conversationID}/messages`],
  [
    'POST',
    `/conversations/${ticket.conversationID}/messages`,
    { type: 'text', content: { content: 'Hallo' } },
  ],
]
const seesNothing = async (who: Caller) => {
  for (const [method, url, body] of ways)
    assert.equal((await who.send(method, url, body)).status, 404, `${method} ${url}`)
  const { body } = await who.send('GET', '/tickets')
  assert.ok(!JSON.stringify(body).includes(ticket.id))
  assert.ok(!JSON.stringify((await who.send('GET', '/tickets?search=heizung')).body).includes(ticket.id))
}

const strangers: Record<string, () => Promise<Caller>> = {
  'a neighbour': async () => {
    const person = await organization.person()
    const next = await organization.insert('unit', { ...place, name: 'Nebenan' })
    await organization.checkIn(
      person.personId,
      await organization.insert('utilisationPeriod', { ...place, unitId: next, startDate: '2020-01-01' }),
    )
    return person
  },
  'who lives in the same flat': async () => {
    const person = await organization.person()
    await organization.checkIn(person.personId, home.utilisationPeriodId)
    return person
  },
  'a former tenant': async () => {
    const person = await organization.person()
    const period = { ...place, unitId, startDate: '2010-01-01', endDate: '2012-12-31' }
    await organization.checkIn(person.personId, await organization.insert('utilisationPeriod', period))
    return person
  },
  'another organization': async () => {
    const other = await setup.openOrganization()
    return other.person({ 'platform-owner': { App: (await other.buildHome()).appId } })
  },
  'an agent of another app': async () =>
    organization.person({ 'service-center-agent': { App: (await organization.buildHome('Ring 1')).appId } }),
  'an agent of another property': async () =>
    organization.person({
      'service-center-agent': { Property: await organization.insert('property', { appId, name: 'Ring' }) },
    }),
  'an agent whose permission is over': async () => {
    const person = await organization.person()
    await organization.insert('permission', {
      personId: person.personId,
      role: 'service-center-agent',
      appId,
      startAt: '2020-01-01',
      endAt: '2021-01-01',
    })
    return person
  },
  'an agent whose permission was revoked': async () => {
    const person = await organization.person({ 'service-center-agent': { App: appId } })
    assert.equal((await person.send('GET', `/tickets/${ticket.id}`)).status, 200)
    await organization.inside((db) =>
      db.deleteFrom('permission').where('personId', '=', person.personId).execute(),
    )
    return person
  },
  'a colleague without the service centre': async () => organization.person({ setup: { App: appId } }),
  'an external agent whom it was not given to': async () =>
    organization.person({ 'external-agent': { App: appId } }),
}
for (const [name, make] of Object.entries(strangers))
  test(`${name} sees nothing of a ticket`, async () => seesNothing(await make()))

for (const type of ['App', 'Property', 'Group', 'Unit'] as const)
  test(`an agent of its ${type} sees a ticket`, async () => {
    const id = { App: appId, Property: propertyId, Group: groupId, Unit: unitId }[type]
    const person = await organization.person({ 'service-center-agent': { [type]: id } })
    const { body } = await person.send('GET', '/tickets')
    assert.ok(body._embedded.items.some((row: { id: string }) => row.id === ticket.id))
    assert.equal((await person.send('GET', `/tickets/${ticket.id}`)).status, 200)
  })

test('who has moved out keeps the requests that were theirs', async () => {
  const person = await organization.person()
  const checkIn = await organization.checkIn(person.personId, home.utilisationPeriodId)
  const own = await report({}, person)
  await organization.inside((db) =>
    db.updateTable('checkIn').set({ checkedOutAt: new Date() }).where('id', '=', checkIn).execute(),
  )
  assert.equal((await person.send('GET', `/tickets/${own.id}`)).status, 200)
  const again = await person.send('POST', `/users/${person.personId}/tickets`, {
    category: setup.categoryId,
    title: 'Noch',
    description: '',
    utilisationPeriod: home.utilisationPeriodId,
  })
  assert.deepEqual([again.status, again.body.code], [400, 'no-such-home'])
})

test('an external agent works on what was given to them and on nothing else', async () => {
  const craftsman = await organization.person(
    { 'external-agent': { App: appId } },
    { username: 'Hans Handwerker' },
  )
  const job = await report()
  assert.equal(
    (await agent.send('PATCH', `/tickets/${job.id}`, { assigneeId: craftsman.personId })).status,
    200,
  )
  const shown = (await craftsman.send('GET', `/tickets/${job.id}`)).body
  assert.partialDeepStrictEqual(shown.can, {
    answer: true,
    note: true,
    changeStatus: true,
    edit: false,
    assign: false,
    close: true,
  })
  const { body } = await craftsman.send('GET', '/tickets')
  assert.deepEqual(
    body._embedded.items.map(({ id }: { id: string }) => id),
    [job.id],
  )
  assert.equal(
    (await craftsman.send('PATCH', `/tickets/${job.id}`, { status: 'waiting-for-external' })).status,
    200,
  )
  assert.equal((await craftsman.send('PATCH', `/tickets/${job.id}`, { title: 'Anders' })).status, 403)
  assert.equal((await craftsman.send('PATCH', `/tickets/${job.id}`, { assigneeId: null })).status, 403)
  assert.equal((await craftsman.send('PATCH', `/tickets/${job.id}`, { place: `App-${appId}` })).status, 403)
  assert.equal((await craftsman.send('GET', `/tickets/${job.id}/assignees`)).status, 403)
  await agent.send('PATCH', `/tickets/${job.id}`, { assigneeId: agent.personId })
  assert.equal((await craftsman.send('GET', `/tickets/${job.id}`)).status, 404)
})

test('a reader without the ability to answer changes nothing', async () => {
  const reader = await organization.person({ qa: { App: appId } })
  const { body } = await reader.send('GET', `/tickets/${ticket.id}`)
  assert.deepEqual(body.can, {
    answer: false,
    note: false,
    assign: false,
    edit: false,
    changeStatus: false,
    close: false,
    reopen: false,
    seeHistory: true,
  })
  assert.equal((await reader.send('PATCH', `/tickets/${ticket.id}`, { title: 'Anders' })).status, 403)
  assert.equal((await say(reader, ticket, 'Hallo')).status, 403)
  assert.equal((await reader.send('PUT', `/tickets/${ticket.id}/closure`, {})).status, 403)
})

test('residents see neither notes nor history, nor how to reach the agent, nor who is there', async () => {
  await agent.send('PATCH', `/tickets/${ticket.id}`, { assigneeId: agent.personId })
  const shown = (await resident.send('GET', `/tickets/${ticket.id}`)).body
  const { assignedTo } = shown._embedded
  assert.deepEqual(
    [assignedTo.id, assignedTo.username, assignedTo.phoneNumber, assignedTo.email, assignedTo.roles],
    [agent.personId, 'Anna Agentin', null, '', []],
  )
  assert.partialDeepStrictEqual(shown.can, {
    answer: true,
    note: false,
    edit: false,
    assign: false,
    changeStatus: false,
    close: true,
    seeHistory: false,
  })
  const messages = (await resident.send('GET', `/conversations/${ticket.conversationID}/messages`)).body
  assert.deepEqual(messages._embedded.items, [])
  assert.equal(shown.commentCount, 0)
  assert.equal((await resident.send('GET', `/tickets/${ticket.id}/history`)).status, 403)
  assert.equal(
    (await resident.send('PUT', `/tickets/${ticket.id}/presence`, { state: 'typing' })).status,
    403,
  )
  assert.equal((await resident.send('PATCH', `/tickets/${ticket.id}`, { status: 'closed' })).status, 403)
  assert.deepEqual((await resident.send('GET', '/tickets?search=Nur')).body._embedded.items, [])
  assert.equal((await agent.send('GET', '/tickets?search=Nur')).body._embedded.items.length, 1)
})

test('a resident cannot write internally, nor in the name of another', async () => {
  const own = await report()
  const { body } = await say(resident, own, 'Geheim?', {
    internal: true,
    status: 'closed',
    createdBy: { type: 'email', value: 'boss@example.ch' },
  })
  assert.partialDeepStrictEqual(body, { internal: false, byAgent: false, author: { id: resident.personId } })
  assert.equal((await agent.send('GET', `/tickets/${own.id}`)).body.status, 'waiting-for-agent')
  const posed = await resident.send(
    'POST',
    `/conversations/${own.conversationID}/messages?forUser=${agent.personId}`,
    { content: 'x' },
  )
  assert.deepEqual([posed.status, posed.body.code], [400, 'no-such-author'])
})

test('without the tool there is no service centre', async () => {
  const poor = await setup.openOrganization(['master-data'])
  const person = await poor.person({ 'platform-owner': { App: (await poor.buildHome()).appId } })
  assert.equal((await person.send('GET', '/tickets')).status, 404)
  assert.equal((await call('GET', '/tickets')).status, 401)
})
