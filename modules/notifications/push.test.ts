import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { openEgress } from '#kernel/server/egress.ts'
import { openSetup } from '#test/ticketSetup.ts'
import { subscribePush, unsubscribePush } from './contract.ts'
import { messageFor } from './push.jobs.ts'

const setup = await openSetup()
const { organization, owner, agent, resident, report, say, settle, services } = setup
type Caller = typeof resident

const pem = (name: string) => readFileSync(`test/certificates/${name}.pem`)
const [cert, key] = [pem('certificate'), pem('key')]
const received: { path: string; headers: IncomingHttpHeaders; bytes: number }[] = []
const answers: Record<string, number> = {}
const service = createServer({ cert, key }, async (request, reply) => {
  let bytes = 0
  for await (const part of request) bytes += (part as Buffer).length
  const path = request.url ?? ''
  received.push({ path, headers: request.headers, bytes })
  reply.writeHead(answers[path] ?? 201).end()
})
service.listen(0, '127.0.0.1')
await once(service, 'listening')
after(() => service.close())
const { port } = service.address() as AddressInfo
const guarded = services.egress
services.egress = openEgress({ ca: cert, allowed: ['127.0.0.1'] })

const device = (path: string) => {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return {
    endpoint: `https://127.0.0.1:${port}${path}`,
    keys: { p256dh: pair.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
  }
}
const subscribe = (who: Caller, path: string) => who(subscribePush, { body: device(path) })
const wantPush = (who: Caller, push: boolean) =>
  organization.inside((db) =>
    db
      .updateTable('person')
      .set({ channels: JSON.stringify({ email: true, push }) })
      .where('id', '=', who.personId)
      .execute(),
  )
const devicesOf = async ({ personId }: Caller) =>
  (
    await owner.query<{ endpoint: string }>(
      'select endpoint from push_subscription where person_id = $1 order by endpoint',
      [personId],
    )
  ).rows.map(({ endpoint }) => new URL(endpoint).pathname)
const answerTo = async (who: Caller) => {
  received.length = 0
  await say(agent, await report({}, who), 'Wir kommen morgen')
  await settle()
}
await wantPush(resident, true)

test('what concerns a person is shown on every device that they allowed it on, encrypted', async () => {
  await subscribe(resident, '/telephone')
  await subscribe(resident, '/tablet')
  await answerTo(resident)
  assert.deepEqual(received.map(({ path }) => path).toSorted(), ['/tablet', '/telephone'])
  const [first] = received
  assert.equal(first!.headers['content-encoding'], 'aes128gcm')
  assert.match(first!.headers.authorization ?? '', /^vapid t=/)
  assert.ok(first!.bytes > 50)
})

test('a device that is gone is forgotten, and keeps the others from nothing', async () => {
  answers['/telephone'] = 410
  await answerTo(resident)
  assert.equal(received.length, 2)
  assert.deepEqual(await devicesOf(resident), ['/tablet'])
})

test('a push service that is out of order is asked again; those that answered are not', async () => {
  await subscribe(resident, '/slow')
  answers['/slow'] = 503
  await answerTo(resident)
  answers['/slow'] = 201
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await settle()
  assert.deepEqual(received.map(({ path }) => path).toSorted(), ['/slow', '/slow', '/tablet'])
})

test('who wants no push, or has left the device, is shown nothing', async () => {
  await wantPush(resident, false)
  await answerTo(resident)
  assert.equal(received.length, 0)
  await wantPush(resident, true)
  for (const path of ['/slow', '/tablet'])
    await resident(unsubscribePush, { body: { endpoint: `https://127.0.0.1:${port}${path}` } })
  await answerTo(resident)
  assert.equal(received.length, 0)
})

test('who wants not to be told of messages is not, and still finds them in the app', async () => {
  await subscribe(resident, '/quiet')
  const want = (messages: string) =>
    resident.send('PATCH', `/users/${resident.personId}/notification-settings`, {
      notificationSettings: { messages },
    })
  await want('never')
  const unread = async () =>
    (await resident.send('GET', `/users/${resident.personId}/notifications`)).body.metaData
      .unreadNotifications as number
  const before = await unread()
  await answerTo(resident)
  assert.equal(received.length, 0)
  assert.equal(await unread(), before + 1)
  await want('immediately')
  await answerTo(resident)
  assert.equal(received.length, 1)
  await resident(unsubscribePush, { body: device('/quiet') })
})

test('whoever signs out on a device is shown nothing there any more', async () => {
  const elsewhere = await organization.signedIn(resident.personId)
  await subscribe(elsewhere, '/lent')
  await elsewhere.send('DELETE', `/sessions/${elsewhere.sessionId}`)
  assert.deepEqual(await devicesOf(resident), [])
})

test('of too many devices the oldest is forgotten', async () => {
  for (let count = 10; count < 31; count++) await subscribe(resident, `/device-${count}`)
  const devices = await devicesOf(resident)
  assert.equal(devices.length, 20)
  assert.ok(!devices.includes('/device-10'))
})

test('no address inside our own network is called, and it is forgotten', async () => {
  services.egress = guarded
  const neighbour = await organization.person()
  await wantPush(neighbour, true)
  await organization.checkIn(neighbour.personId, setup.home.utilisationPeriodId)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, '169.254.169.254', '[::1]:1'])
    await neighbour(subscribePush, { body: { ...device('/'), endpoint: `https://${host}/` } })
  await answerTo(neighbour)
  assert.equal(received.length, 0)
  assert.deepEqual(await devicesOf(neighbour), [])
})

test('what is no device is refused', async () => {
  const good = device('/telephone')
  const { p256dh, auth } = good.keys
  for (const body of [
    { ...good, endpoint: 'http://push.example/1' },
    { ...good, endpoint: 'javascript:alert(1)' },
    { ...good, endpoint: `https://push.example/${'x'.repeat(2000)}` },
    { ...good, keys: { p256dh: 'x', auth } },
    { ...good, keys: { p256dh, auth: '' } },
  ])
    assert.equal((await resident.send('PUT', '/push-subscriptions', body)).status, 400)
})

test('a device leads to the Cockpit who is told as staff, and to the app who reported it', async () => {
  const both = await organization.person({ 'service-center-agent': { App: setup.home.appId } })
  await organization.checkIn(both.personId, setup.home.utilisationPeriodId)
  const given = await report()
  await agent.send('PATCH', `/tickets/${given.id}`, { assigneeId: both.personId })
  await say(resident, given, 'Wann kommen Sie?')
  const own = await report({}, both)
  await say(agent, own, 'Wir kommen morgen')
  await agent.send('PATCH', `/tickets/${own.id}`, { assigneeId: both.personId })
  await say(agent, own, 'Schau selber')
  const { body } = await both.send('GET', `/users/${both.personId}/notifications`)
  const items: { title: string; objectID: string; area: string }[] = body._embedded.items
  const inCockpit = (id: string) => `/cockpit/service-centre/${id}`
  const inApp = (id: string) => `/app/requests/${id}`
  const pages = items.map(
    ({ title, objectID: objectId, area }) => messageFor(services, { title, objectId, area }).url,
  )
  assert.deepEqual(
    pages.toSorted(),
    [inApp(own.id), inCockpit(own.id), inApp(own.id), inCockpit(given.id), inCockpit(given.id)].toSorted(),
  )
})

test('who opens a request has read what they were told of it', async () => {
  const reader = await organization.person()
  await organization.checkIn(reader.personId, setup.home.utilisationPeriodId)
  const [opened, other] = [await report({}, reader), await report({}, reader)]
  for (const ticket of [opened, other]) await say(agent, ticket, 'Wir kommen morgen')
  await reader.send('PUT', `/tickets/${opened.id}/reading`, {})
  const { body } = await reader.send('GET', `/users/${reader.personId}/notifications`)
  assert.equal(body.metaData.unreadNotifications, 1)
  assert.equal(body._embedded.items.find(({ read }: { read: boolean }) => !read).objectID, other.id)
})
