import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { openReceiver } from '#test/receiver.ts'
import { openWebhookScene } from '#test/webhookScene.ts'
import {
  changeWebhook,
  findDelivery,
  findWebhook,
  listDeliveries,
  replayDelivery,
  replayFailed,
} from './contract.ts'
import { startDispatcher } from './dispatching.jobs.ts'
import { integrationDailyJobs } from './jobs.ts'

const scene = await openWebhookScene()
const { admin, organization, owner, platform, addReceiver, deliver, waitUntilDue, report } = scene
type Receiver = Awaited<ReturnType<typeof addReceiver>>

const historyOf = async (
  { webhook }: Receiver,
  query: { status?: 'failed'; limit?: number; after?: string } = {},
) => admin(listDeliveries, { params: { webhookId: webhook.id }, query })
const latestOf = async (receiver: Receiver) =>
  (await historyOf(receiver))._embedded.items[0] ?? assert.fail('nothing was delivered')
const pause = ({ webhook }: Receiver) =>
  admin(changeWebhook, { params: { webhookId: webhook.id }, body: { active: false } })
const runDaily = () =>
  organization.inside(async (db) => {
    for (const { run } of integrationDailyJobs) await run({ db, platform })
  })

test('what is not accepted is tried again, later each time, and the history shows the latest answer', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const answers = [500, 302, 404]
  receiver.answer = (reply) => {
    const status = answers.shift() ?? 201
    reply.writeHead(status, { location: receiver.url }).end(`answered ${status}`)
  }
  await report()
  await deliver()
  const first = await latestOf(receiver)
  assert.deepEqual([first.status, first.attempts, first.answerStatus], ['pending', 1, 500])
  const wait = new Date(first.nextAttemptAt!).getTime() - new Date(first.sentAt!).getTime()
  assert.ok(wait >= 9_000 && wait <= 12_000, `the first pause is ${wait} ms`)
  await deliver()
  assert.equal(receiver.received.length, 1, 'nothing is sent before its time')
  for (const status of [302, 404]) {
    await waitUntilDue()
    await deliver()
    assert.equal((await latestOf(receiver)).answerStatus, status)
  }
  await waitUntilDue()
  await deliver()
  const last = await latestOf(receiver)
  assert.deepEqual(
    [last.status, last.attempts, last.answerStatus, last.nextAttemptAt],
    ['success', 4, 201, null],
  )
  const { request, answer } = await admin(findDelivery, { params: { deliveryId: last.id } })
  assert.deepEqual([request, answer], [receiver.received[0]?.raw, 'answered 201'])
  assert.equal((await admin(findWebhook, { params: { webhookId: receiver.webhook.id } })).state, 'working')
  await pause(receiver)
})

test('after seven days a delivery has failed, and one or all that failed are sent again', async () => {
  const receiver = await addReceiver(['ticket.created'])
  receiver.answer = (reply) => reply.writeHead(500).end()
  for (let count = 0; count < 3; count++) await report()
  await deliver()
  await owner.query(
    `update webhook_delivery set first_due_at = now() - interval '7 days' where webhook_id = $1`,
    [receiver.webhook.id],
  )
  // One receiver that fails is asked little at a time.
  for (let round = 0; round < 3; round++) {
    await waitUntilDue()
    await deliver()
  }
  const failed = (await historyOf(receiver, { status: 'failed' }))._embedded.items
  assert.equal(failed.length, 3)
  receiver.answer = (reply) => reply.writeHead(200).end()
  receiver.received.length = 0
  const again = await admin(replayDelivery, { params: { deliveryId: failed[0]!.id } })
  assert.equal(again.status, 'pending')
  await deliver()
  assert.deepEqual(
    receiver.received.map(({ event }) => event.id),
    [failed[0]!.eventID],
  )
  const { count } = await admin(replayFailed, { params: { webhookId: receiver.webhook.id } })
  assert.equal(count, 2)
  await deliver()
  assert.equal(receiver.received.length, 3)
  assert.equal((await historyOf(receiver, { status: 'failed' }))._embedded.items.length, 0)
  await pause(receiver)
})

test('after days of failure a webhook is paused and its administrators are told, once', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const { id } = receiver.webhook
  receiver.answer = (reply) => reply.writeHead(500).end()
  await report()
  await deliver()
  const mails = async () =>
    (
      await owner.query<{ recipient: string; text: string }>(
        `select recipient, text from mail where kind = 'webhook' order by recipient`,
      )
    ).rows
  assert.deepEqual(await mails(), [])
  await owner.query(`update webhook set failing_since = now() - interval '3 days' where id = $1`, [id])
  await waitUntilDue()
  await deliver()
  assert.equal((await admin(findWebhook, { params: { webhookId: id } })).state, 'gave-up')
  const [mail = assert.fail('nobody was told'), ...more] = await mails()
  assert.deepEqual(more, [])
  assert.match(mail.text, /Ada Admin/)
  assert.match(mail.text, new RegExp(`/cockpit/settings/webhooks/${id}`))
  await report()
  await waitUntilDue()
  await deliver()
  assert.equal(receiver.received.length, 2, 'nothing more is sent')
  receiver.answer = (reply) => reply.writeHead(200).end()
  await admin(changeWebhook, { params: { webhookId: id }, body: { active: true } })
  await deliver()
  assert.equal(receiver.received.length, 3)
  await pause(receiver)
})

test('a receiver that hangs holds up no other, nor does one with a flood before it', async () => {
  const hanging = await addReceiver(['ticket.created'])
  const quick = await addReceiver(['ticket.created'])
  const begun = Promise.withResolvers<void>()
  const held: ServerResponse[] = []
  hanging.answer = (reply) => {
    held.push(reply)
    begun.resolve()
  }
  for (let count = 0; count < 30; count++)
    await organization.insert('webhookDelivery', {
      webhookId: hanging.webhook.id,
      eventId: count.toString(16).padStart(24, '0'),
      name: 'ticket.created',
      urn: 'urn:allthings:app',
      body: '{"event":{}}',
    })
  const arrived = Promise.withResolvers<void>()
  quick.answer = (reply) => {
    reply.writeHead(200).end()
    arrived.resolve()
  }
  await report()
  await scene.settle()
  const dispatcher = startDispatcher(platform)
  const started = performance.now()
  await Promise.all([begun.promise, arrived.promise])
  const took = performance.now() - started
  assert.ok(took < 5_000, `the quick receiver waited ${took} ms`)
  const stopped = dispatcher.stop()
  assert.ok(held.length <= 10, `${held.length} requests at once to one receiver`)
  for (const reply of held) reply.destroy()
  await stopped
  assert.equal((await latestOf(quick)).status, 'success')
  assert.equal(
    (await historyOf(hanging))._embedded.items.filter(({ status }) => status !== 'pending').length,
    0,
  )
  await Promise.all([pause(hanging), pause(quick)])
})

test('an answer without end is cut off, and only its beginning is kept', async () => {
  const receiver = await addReceiver(['ticket.created'])
  const ended = Promise.withResolvers<void>()
  receiver.answer = (reply) => {
    reply.on('close', ended.resolve)
    reply.writeHead(200)
    const more = () => {
      while (!reply.destroyed && reply.write('x'.repeat(65_536)));
      if (!reply.destroyed) reply.once('drain', more)
    }
    more()
  }
  await report()
  await deliver()
  await ended.promise
  const { id, status } = await latestOf(receiver)
  const { answer } = await admin(findDelivery, { params: { deliveryId: id } })
  assert.deepEqual([status, answer?.length], ['success', 8192])
  await pause(receiver)
})

test('one organization takes a few turns at a time, whatever else it waits for', async () => {
  const { url } = await openReceiver()
  const many = await scene.openOrganization()
  const { appId } = await many.buildHome()
  for (let count = 0; count < 8; count++) {
    const webhookId = await many.insert('webhook', {
      appId,
      description: 'x',
      url,
      secret: 'x'.repeat(9),
      events: [],
    })
    await owner.query(
      `insert into webhook_turn (organization_id, webhook_id, due_at) values ($1, $2, now())`,
      [many.organizationId, webhookId],
    )
  }
  const take = async () =>
    (await owner.query(`select * from take_webhook_turns(100, 5, interval '1 minute')`)).rows.filter(
      ({ organization }) => organization === many.organizationId,
    ).length
  assert.deepEqual([await take(), await take()], [5, 0])
  await owner.query('delete from webhook_turn where organization_id = $1', [many.organizationId])
})

test('a process that died leaves its turn to the next when the lease is over', async () => {
  const receiver = await addReceiver(['ticket.created'])
  await report()
  await scene.settle()
  await owner.query(
    `update webhook_turn set leased_until = now() + interval '1 minute' where webhook_id = $1`,
    [receiver.webhook.id],
  )
  await deliver()
  assert.equal(receiver.received.length, 0)
  await owner.query(`update webhook_turn set leased_until = now() where webhook_id = $1`, [
    receiver.webhook.id,
  ])
  await deliver()
  assert.equal(receiver.received.length, 1)
  await pause(receiver)
})

test('the history is paged, kept for thirty days and then forgotten', async () => {
  const receiver = await addReceiver(['ticket.created'])
  for (let count = 0; count < 5; count++) await report()
  await deliver()
  const first = await historyOf(receiver, { limit: 3 })
  const second = await historyOf(receiver, { limit: 3, after: first.next! })
  const ids = [...first._embedded.items, ...second._embedded.items].map(({ id }) => id)
  assert.deepEqual([new Set(ids).size, second.next], [5, undefined])
  const hex = (days: number) => Math.floor(Date.now() / 1000 - days * 86_400).toString(16)
  await owner.query(`update webhook_delivery set id = $1 where id = $2`, [
    `${hex(31)}${'a'.repeat(16)}`,
    ids[0],
  ])
  await owner.query(`update webhook_delivery set id = $1 where id = $2`, [
    `${hex(29)}${'a'.repeat(16)}`,
    ids[1],
  ])
  await runDaily()
  assert.equal((await historyOf(receiver))._embedded.items.length, 4)
})

test('what waits for a paused webhook for seven days has failed', async () => {
  const receiver = await addReceiver(['ticket.created'])
  receiver.answer = (reply) => reply.writeHead(500).end()
  await report()
  await deliver()
  await pause(receiver)
  await owner.query(
    `update webhook_delivery set first_due_at = now() - interval '8 days' where webhook_id = $1`,
    [receiver.webhook.id],
  )
  await runDaily()
  const { status, error } = await latestOf(receiver)
  assert.deepEqual([status, error], ['failed', 'waited-too-long'])
})
