import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { changeWebhook, findDelivery, findWebhook, replayDelivery, replayFailed } from './contract.ts'

const setup = await openWebhookSetup()
const { admin, organization, owner, addReceiver, deliver, waitUntilDue, report } = setup
const { historyOf, latestOf, pause, runDaily } = setup

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
  await organization.person({ 'app-admin': { App: setup.home.appId } }, { type: 'api_client' })
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
