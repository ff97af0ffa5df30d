import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { changeWebhook, createWebhook, testWebhook } from './contract.ts'

const setup = await openWebhookSetup()
const { admin, home, owner } = setup

test('while a receiver thinks, whoever waits for it holds no connection, and others of the organization wait for it', async () => {
  const receiver = await setup.addReceiver(['ticket.created'])
  const { id: webhookId } = receiver.webhook
  const body = { description: 'x', url: `${receiver.url}new`, events: ['ticket.created' as const] }
  const asked = [
    () => admin(createWebhook, { params: { appId: home.appId }, body }),
    () => admin(changeWebhook, { params: { webhookId }, body: { url: `${receiver.url}moved` } }),
    () => admin(testWebhook, { params: { webhookId } }),
  ]
  for (const ask of asked) {
    const thinking = Promise.withResolvers<() => void>()
    receiver.answer = (reply) => thinking.resolve(() => reply.writeHead(200).end('ok'))
    const answered = ask()
    const answer = await thinking.promise
    const { rows } = await owner.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
    )
    assert.equal(rows[0]?.open, 0)
    const second = admin(testWebhook, { params: { webhookId } })
    const before = receiver.received.length
    receiver.answer = (reply) => reply.writeHead(200).end('ok')
    answer()
    await answered
    await second
    assert.equal(receiver.received.length, before + 1)
  }
})
