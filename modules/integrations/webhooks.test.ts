import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { openReceiver, type Received } from '#test/receiver.ts'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import {
  changeWebhook,
  createWebhook,
  findWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
} from './contract.ts'

const setup = await openWebhookSetup()
const { admin, agent, resident, organization, home, addReceiver, addWebhook, deliver, report, say } = setup
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

test('an event arrives signed, at its webhook and at no other', async () => {
  const wanted = await addReceiver(['ticket.created'], { secret: 'a-secret-of-our-own' })
  const other = await addReceiver(['user.updated'])
  const before = Date.now()
  const ticket = await report()
  await deliver()
  assert.equal(other.received.length, 0)
  const [{ event, headers, raw } = assert.fail('nothing came'), ...more] = wanted.received
  assert.deepEqual(more, [])
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['x-allthings-signature'], hmac('a-secret-of-our-own', raw))
  const timestamp = String(headers['x-allthings-signature-timestamp'])
  assert.ok(Number(timestamp) >= before && Number(timestamp) <= Date.now())
  assert.equal(headers['x-palier-signature'], hmac('a-secret-of-our-own', `${timestamp}.${raw}`))
  const { appId } = home
  assert.match(event.id, /^[0-9a-f]{24}$/)
  assert.equal(event.name, 'ticket.created')
  assert.equal(event.urn, `urn:allthings:app:${appId}:ticket:${setup.categoryId}:${ticket.id}`)
  assert.deepEqual(event.data, {
    id: ticket.id,
    appID: appId,
    category: setup.categoryId,
    ticketID: ticket.id,
    assigneeID: null,
    actorID: resident.personId,
  })
  assert.ok(Math.abs(new Date(event.createdDate).getTime() - before) < 10_000)
  for (const { webhook } of [wanted, other]) await admin(removeWebhook, { params: { webhookId: webhook.id } })
})

test('a change says what was changed, and a reply is a change', async () => {
  const { received, webhook } = await addReceiver(['ticket.updated', 'message.added'])
  const ticket = await report()
  await say(resident, ticket, 'Noch immer kalt')
  await deliver()
  assert.deepEqual(received.map(({ event }) => event.name).toSorted(), ['message.added', 'ticket.updated'])
  const messageId = received.find(({ event }) => event.name === 'message.added')?.event.data.messageID
  const reply = received.find(({ event }) => event.name === 'ticket.updated')
  assert.deepEqual(reply?.event.data.delta, { message: { from: null, to: messageId } })
  received.length = 0
  await agent.send('PATCH', `/tickets/${ticket.id}`, { title: 'Heizung eiskalt' })
  await say(agent, ticket, 'Nur unter uns', { internal: true })
  await deliver()
  assert.deepEqual(
    received.map(({ event }) => event.data.delta),
    [{ title: { from: 'Heizung kalt', to: 'Heizung eiskalt' } }],
  )
  await admin(removeWebhook, { params: { webhookId: webhook.id } })
})

test('a webhook hears of its own app only, and of what its URNs name', async () => {
  const { appId } = home
  const lift = await setup.category('lift')
  const urns = [`urn:allthings:app:${appId}:ticket:${lift}:*`]
  const narrow = await addReceiver(['ticket.created'], { urns })
  const wide = await addReceiver(['ticket.created'], { urns: [`urn:palier:app:${appId}:*`] })
  const ticket = await report({ category: lift })
  await report()
  const elsewhere = await organization.buildHome('Ring 7')
  const category = await organization.insert('ticketCategory', {
    appId: elsewhere.appId,
    key: 'other',
    name: { de: 'Anderes' },
  })
  const neighbour = await organization.person()
  await organization.checkIn(neighbour.personId, elsewhere.utilisationPeriodId)
  await report({ category, utilisationPeriod: elsewhere.utilisationPeriodId }, neighbour)
  await deliver()
  assert.deepEqual(
    narrow.received.map(({ event }) => event.data.id),
    [ticket.id],
  )
  assert.equal(wide.received.length, 2)
  const foreign = { urns: [`urn:allthings:app:${elsewhere.appId}:*`] }
  const reply = await admin.send('PATCH', `/webhooks/${narrow.webhook.id}`, foreign)
  assert.deepEqual([reply.status, reply.body.issues?.[0].code], [400, 'urn-of-another-app'])
  for (const { webhook } of [narrow, wide]) await admin(removeWebhook, { params: { webhookId: webhook.id } })
})

test('what happens to codes, people and places is told as well', async () => {
  const names = ['registration-code.created', 'user.updated', 'unit.updated', 'group.created'] as const
  const { received, webhook } = await addReceiver([...names])
  const manager = await organization.person({ 'platform-owner': { App: home.appId } })
  const code = await manager.send('POST', '/registration-codes', {
    code: 'ABCD-1234',
    utilisationPeriods: [home.utilisationPeriodId],
  })
  await manager.send('PATCH', `/units/${home.unitId}`, { name: '4. OG' })
  await resident.send('PATCH', `/users/${resident.personId}`, { username: 'Rita Neu' })
  await deliver()
  const told = Object.fromEntries(received.map(({ event }) => [event.name, event]))
  assert.deepEqual(Object.keys(told).toSorted(), [
    'registration-code.created',
    'unit.updated',
    'user.updated',
  ])
  assert.equal(told['registration-code.created']?.data.registrationCodeID, code.body.id)
  assert.equal(told['user.updated']?.urn, `urn:allthings:app:${home.appId}:user:${resident.personId}`)
  assert.deepEqual(told['unit.updated']?.data.changes.name.to, '4. OG')
  await admin(removeWebhook, { params: { webhookId: webhook.id } })
})

test('posts, buckets and files are told to the apps that they are for', async () => {
  const { received, webhook } = await addReceiver([
    'community-article.published',
    'bucket.created',
    'bucket.file-added',
    'file.deleted',
  ])
  const manager = await organization.person({ 'platform-owner': { App: home.appId } })
  const channels = [`App-${home.appId}`]
  const post = await manager.send('POST', `/users/${manager.personId}/community-articles`, {
    category: 'admin-messages',
    channels,
    title: 'Hofputz',
    content: 'Am Samstag',
  })
  const bucket = await manager.send('POST', '/buckets', { name: 'Hausordnung', channels })
  const form = new FormData()
  form.append('file', new Blob(['Ruhe ab 22 Uhr']), 'ordnung.txt')
  const file = await manager.send('POST', '/files', form)
  await manager.send('POST', `/buckets/${bucket.body.id}/files`, { id: file.body.id })
  await manager.send('DELETE', `/files/${file.body.id}`)
  await deliver()
  assert.deepEqual(received.map(({ event }) => [event.name, event.urn]).toSorted(), [
    ['bucket.created', `urn:allthings:app:${home.appId}:bucket:${bucket.body.id}`],
    ['bucket.file-added', `urn:allthings:app:${home.appId}:bucket:${bucket.body.id}`],
    ['community-article.published', `urn:allthings:app:${home.appId}:community-article:${post.body.id}`],
    ['file.deleted', `urn:allthings:app:${home.appId}:file:${file.body.id}`],
  ])
  await admin(removeWebhook, { params: { webhookId: webhook.id } })
})

test('what is saved must answer with 200, now', async () => {
  const receiver = await openReceiver()
  for (const status of [302, 400, 500]) {
    receiver.answer = (reply) => reply.writeHead(status, { location: 'https://elsewhere.example/' }).end()
    await assert.rejects(addWebhook(receiver.url, ['ticket.created']), {
      code: 'webhook-not-answering',
      status: 422,
      detail: { status, error: null },
    })
  }
  receiver.answer = (reply) => reply.writeHead(200).end()
  const { id, secret } = await addWebhook(receiver.url, ['ticket.created'])
  assert.equal(receiver.received.at(-1)?.event.name, 'webhook.test')
  assert.match(secret, /^\w{43}$/)
  assert.ok(!('secret' in (await admin(findWebhook, { params: { webhookId: id } }))))
  receiver.answer = (reply) => reply.writeHead(500).end()
  const url = `${receiver.url}elsewhere`
  await assert.rejects(admin(changeWebhook, { params: { webhookId: id }, body: { url } }), {
    code: 'webhook-not-answering',
  })
  const renamed = await admin(changeWebhook, { params: { webhookId: id }, body: { description: 'ERP' } })
  assert.deepEqual([renamed.description, renamed.url], ['ERP', receiver.url])
})

test('a test event says what the receiver says, and stands in the history', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const params = { webhookId: receiver.webhook.id }
  receiver.answer = (reply) => reply.writeHead(418).end('a teapot\u0000')
  const sent = await admin(testWebhook, { params })
  assert.deepEqual([sent.status, sent.answerStatus, sent.answer], ['failed', 418, 'a teapot\ufffd'])
  assert.equal(JSON.parse(sent.request).event.name, 'webhook.test')
  const { _embedded } = await admin(listDeliveries, { params })
  assert.deepEqual(
    _embedded.items.map(({ id, status }) => [id, status]),
    [[sent.id, 'failed']],
  )
})

test('while it is paused nothing is sent; what waited goes on when it is resumed', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const params = { webhookId: receiver.webhook.id }
  receiver.answer = (reply) => reply.writeHead(503).end()
  await report()
  await deliver()
  assert.equal(receiver.received.length, 1)
  assert.equal((await admin(findWebhook, { params })).state, 'failing')
  receiver.answer = (reply) => reply.writeHead(202).end()
  await admin(changeWebhook, { params, body: { active: false } })
  await report()
  await setup.waitUntilDue()
  await deliver()
  assert.equal(receiver.received.length, 1)
  assert.equal((await admin(changeWebhook, { params, body: { active: true } })).state, 'working')
  await deliver()
  assert.equal(receiver.received.length, 2)
  assert.equal(receiver.received[0]?.raw, receiver.received[1]?.raw)
})

test('only who looks after the app sees and changes its webhooks', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const params = { webhookId: receiver.webhook.id }
  for (const who of [agent, resident]) {
    await assert.rejects(who(findWebhook, { params }), { status: 403 })
    await assert.rejects(who(listWebhooks, { params: { appId: home.appId } }), { status: 403 })
  }
  const elsewhere = await organization.buildHome('Ring 9')
  const other = await organization.person({ 'app-admin': { App: elsewhere.appId } })
  await assert.rejects(other(findWebhook, { params }), { status: 404 })
})

test('an app has fifty webhooks at the most', async () => {
  const { appId } = await organization.buildHome('Ring 50')
  const person = await organization.person({ 'app-admin': { App: appId } })
  const { url } = await openReceiver()
  for (let count = 0; count < 50; count++)
    await organization.insert('webhook', {
      appId,
      description: 'x',
      url,
      secret: setup.services.sealing.seal('x'.repeat(9)),
      events: [],
    })
  const body = { description: 'x', url, events: ['ticket.created' as const] }
  await assert.rejects(person(createWebhook, { params: { appId }, body }), { code: 'too-many-webhooks' })
})

test('who takes only an unsigned test, as the incumbent’s guide has it, or only a signed one, is saved; events are always signed', async () => {
  const isSigned = ({ headers }: Received) => 'x-allthings-signature' in headers
  const known = new Set(['ticket.created'])
  const receivers: [name: string, status: (request: Received) => number, tests: number][] = [
    ['of the guide', (request) => (!isSigned(request) || known.has(request.event.name) ? 200 : 400), 2],
    [
      'that does not bear a test',
      (request) => (isSigned(request) && request.event.name === 'webhook.test' ? 500 : 200),
      2,
    ],
    ['that wants a signature', (request) => (isSigned(request) ? 200 : 401), 1],
    ['without a word', () => 204, 1],
  ]
  for (const [name, status, tests] of receivers) {
    const receiver = await openReceiver()
    receiver.answer = (reply, request) => reply.writeHead(status(request)).end()
    const webhook = await addWebhook(receiver.url, ['ticket.created'])
    assert.equal(receiver.received.length, tests, name)
    const { status: tested } = await admin(testWebhook, { params: { webhookId: webhook.id } })
    assert.equal(tested, 'success', name)
    receiver.received.length = 0
    await report()
    await deliver()
    assert.deepEqual(receiver.received.map(isSigned), [true], name)
    // An event that is refused stays signed, however often it is tried.
    receiver.answer = (reply) => reply.writeHead(400).end()
    receiver.received.length = 0
    await report()
    await deliver()
    assert.deepEqual(receiver.received.map(isSigned), [true], name)
    await admin(removeWebhook, { params: { webhookId: webhook.id } })
  }
})
