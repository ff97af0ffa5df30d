import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { openReceiver } from '#test/receiver.ts'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { findDelivery } from './contract.ts'
import { moduleList } from '#apps/modules.ts'
import { catalogueOf } from './catalogue.presenter.ts'
import { startDispatcher } from './dispatching.commands.ts'

const setup = await openWebhookSetup()
const {
  admin,
  organization,
  owner,
  services,
  addReceiver,
  deliver,
  report,
  historyOf,
  latestOf,
  pause,
  runDaily,
} = setup

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
  await setup.settle()
  const dispatcher = startDispatcher({ ...services, catalogue: catalogueOf(moduleList) })
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
  const many = await setup.openOrganization()
  const { appId } = await many.buildHome()
  for (let count = 0; count < 8; count++) {
    const webhookId = await many.insert('webhook', {
      appId,
      description: 'x',
      url,
      secret: setup.services.sealing.seal('x'.repeat(9)),
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
  await setup.settle()
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
