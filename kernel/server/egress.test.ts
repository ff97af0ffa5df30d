import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openReceiver } from '#test/receiver.ts'
import { openEgress, post } from './egress.ts'

const sending = { headers: { 'x-test': 'yes' }, body: '{"event":{}}', patience: 5_000, mostBytes: 10 }
const local = openEgress({ local: true })

test('a body arrives, and the beginning of the answer comes back', async () => {
  const receiver = await openReceiver()
  receiver.answer = (reply) => reply.writeHead(202).end('a long answer')
  assert.deepEqual(await post(local, receiver.url, sending), { status: 202, text: 'a long ans' })
  assert.deepEqual(
    [receiver.received[0]?.raw, receiver.received[0]?.headers['x-test']],
    [sending.body, 'yes'],
  )
})

test('who does not answer in time, or stops in the middle of an answer, is given up', async () => {
  const receiver = await openReceiver()
  const impatient = { ...sending, patience: 100 }
  receiver.answer = () => {}
  assert.deepEqual((await post(local, receiver.url, impatient)).error, 'timeout')
  receiver.answer = (reply) => reply.writeHead(200).write('begun')
  assert.deepEqual((await post(local, receiver.url, impatient)).error, 'timeout')
})

test('a kept connection that the receiver has closed is opened anew', async () => {
  const receiver = await openReceiver()
  await post(local, receiver.url, sending)
  let closed = false
  receiver.answer = (reply, _, request) => {
    if (closed) return void reply.writeHead(200).end()
    closed = true
    request.socket.resetAndDestroy()
  }
  assert.equal((await post(local, receiver.url, sending)).status, 200)
})

test('nobody at an address, a name without one and plain http say what they are', async () => {
  const { url } = await openReceiver('127.0.0.1')
  assert.equal((await post(openEgress(), url, sending)).error, 'https-only')
  assert.equal((await post(local, 'http://127.0.0.1:9/', sending)).error, 'ECONNREFUSED')
  assert.equal((await post(local, 'http://nowhere.invalid/', sending)).error, 'ENOTFOUND')
})

test('a name is asked for once, and what is connected to was looked at', async () => {
  const asked: string[] = []
  const guarded = openEgress({
    allowed: ['127.0.0.2'],
    lookup: (name, { all }, done) => {
      asked.push(name)
      const address = asked.length === 1 ? '127.0.0.2' : '127.0.0.1'
      if (all) done(null, [{ address, family: 4 }])
      else done(null, address, 4)
    },
  })
  assert.equal((await post(guarded, 'https://rebinding.example:9/', sending)).error, 'ECONNREFUSED')
  assert.equal(asked.length, 1)
  assert.equal((await post(guarded, 'https://rebinding.example:9/', sending)).error, 'address-not-public')
})
