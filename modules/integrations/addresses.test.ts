import assert from 'node:assert/strict'
import type { LookupFunction } from 'node:net'
import { test } from 'node:test'
import { openEgress } from '#kernel/server/egress.ts'
import { openReceiver } from '#test/receiver.ts'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { listDeliveries } from './contract.ts'

const setup = await openWebhookSetup()
const { admin, services, addWebhook, deliver, report } = setup
const local = services.egress

/** To these tests 127.0.0.2 is outside, and 127.0.0.1 is what nobody may reach. */
const names: Record<string, string[]> = {}
const lookup: LookupFunction = (name, { all }, done) => {
  const addresses = names[name] ?? []
  if (all)
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  else done(null, addresses[0] ?? '', 4)
}
const guarded = { ...openEgress({ allowed: ['127.0.0.2'], lookup, keepAlive: false }), plain: true }
const inside = await openReceiver()
const port = new URL(inside.url).port
const outside = await openReceiver('127.0.0.2', Number(port))

const refused = async (url: string) => {
  const body = { description: 'x', url, events: ['ticket.created'] }
  const reply = await admin.send('POST', `/apps/${setup.home.appId}/webhooks`, body)
  return reply.body.issues?.[0].code ?? reply.body.code
}

for (const host of [
  '127.0.0.1',
  'localhost',
  '2130706433',
  '0x7f.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[fc00::1]',
  '[fd12::1]',
  '[fe80::1]',
  '[2002:7f00:1::]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[0:0:0:0:0:0:127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2001:0:7f00:1::]',
  '[fec0::1]',
  '[100::1]',
  '[ff02::1]',
  '0',
  '127.1',
  '0177.0.0.1',
  '0x7f000001',
  '127.0.0.1.',
  'localhost.',
  'LOCALHOST',
  '127。0。0。1',
  '①②⑦.0.0.1',
])
  test(`nothing is sent to ${host}`, async () => {
    services.egress = openEgress()
    assert.equal(await refused(`https://${host}:${port}/`), 'address-not-public')
    assert.equal(inside.received.length, 0)
  })

test('what is saved is https, of a real name and without a password', async () => {
  services.egress = openEgress({ lookup })
  assert.equal(await refused('http://receiver.example/'), 'https-only')
  assert.equal(await refused('ftp://receiver.example/'), 'url')
  assert.equal(await refused('https://ada:secret@receiver.example/'), 'url')
  assert.equal(await refused('receiver'), 'url')
})

test('a name with an address inside among its addresses is not called', async () => {
  services.egress = guarded
  names['mixed.example'] = ['127.0.0.2', '127.0.0.1']
  assert.equal(await refused(`http://mixed.example:${port}/`), 'address-not-public')
  for (const disguised of ['::127.0.0.1', 'fec0::1', '64:ff9b:1::7f00:1']) {
    names['mixed.example'] = ['127.0.0.2', disguised]
    assert.equal(await refused(`http://mixed.example:${port}/`), 'address-not-public')
  }
  assert.equal(outside.received.length, 0)
})

test('a redirect to an address inside is not followed', async () => {
  services.egress = guarded
  names['outside.example'] = ['127.0.0.2']
  const url = `http://outside.example:${port}/`
  outside.answer = (reply) => reply.writeHead(307, { location: inside.url }).end()
  assert.equal(await refused(url), 'webhook-not-answering')
  outside.answer = (reply) => reply.writeHead(200).end()
  const { id } = await addWebhook(url, ['ticket.created'])
  outside.answer = (reply) => reply.writeHead(302, { location: inside.url }).end()
  await report()
  await deliver()
  assert.equal(inside.received.length, 0)
  const { _embedded } = await admin(listDeliveries, { params: { webhookId: id } })
  assert.deepEqual([_embedded.items[0]?.status, _embedded.items[0]?.answerStatus], ['pending', 302])
})

test('a name that changes its address to one inside is not called any more', async () => {
  services.egress = guarded
  names['rebinding.example'] = ['127.0.0.2']
  outside.answer = (reply) => reply.writeHead(200).end()
  const { id } = await addWebhook(`http://rebinding.example:${port}/`, ['ticket.created'])
  names['rebinding.example'] = ['127.0.0.1']
  await report()
  await deliver()
  assert.equal(inside.received.length, 0)
  const { _embedded } = await admin(listDeliveries, { params: { webhookId: id } })
  assert.deepEqual([_embedded.items[0]?.status, _embedded.items[0]?.error], ['pending', 'address-not-public'])
  services.egress = local
})
