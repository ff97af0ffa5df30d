import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Catalogue } from './catalogue.presenter.ts'
import * as deliveries from './deliveries.queries.ts'
import { hasFailedForDays, nextAttempt, restAfter } from './delivering.rules.ts'
import { ofWebhook, webhookGaveUp } from './events.ts'
import { notifyAdministrators } from './mail.ts'
import { send } from './sending.commands.ts'
import { findWebhook, lockWebhook, setWebhook, type WebhookRow } from './webhooks.queries.ts'
import { completed } from './whole.presenter.ts'

/** How many receivers one process serves at once, and how many of one organization. */
const TURNS = 100
const TURNS_OF_ONE_ORGANIZATION = 5
/** Longer than a turn can take: a slice, and the patience of what was begun at its end. */
const LEASE_SECONDS = 60
const SLICE_MILLISECONDS = 5_000
const PATIENCE_MILLISECONDS = 10_000
/** How many requests one receiver gets at once; one that fails gets few, until something arrives again. */
const AT_ONCE = 10
const AT_ONCE_WHILE_FAILING = 2
const BATCH = 200
const POLL_MILLISECONDS = 250

/** Its database is best one of its own: however many receivers there are, nobody else waits for a connection. */
type Means = Pick<Services, 'database' | 'egress' | 'sealing' | 'publicUrl' | 'log'> & {
  catalogue: Catalogue
}

/**
 * Sends what waits for webhooks until `stop()`, which lets what was begun finish. Every receiver has its turn, for a slice
 * of time and so many requests at once: one that hangs or is flooded takes nothing from the others.
 */
export const startDispatcher = (means: Means) => {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const idle = () => pause(POLL_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => {})
  const working = (async () => {
    while (!stopping.signal.aborted) {
      const turns = await takeTurns(means, TURNS - running.size).catch(() => [])
      for (const turn of turns) {
        const served = serveTurn(means, turn, stopping.signal).finally(() => running.delete(served))
        running.add(served)
      }
      if (turns.length === 0) await idle()
    }
    await Promise.all(running)
  })()
  return {
    stop: async () => {
      stopping.abort()
      await working
    },
  }
}

/** Serves everyone something is due for now, until nothing is. */
export const serveDue = async (means: Means) => {
  const never = new AbortController().signal
  for (;;) {
    const turns = await takeTurns(means, TURNS)
    if (turns.length === 0) return
    await Promise.all(turns.map((turn) => serveTurn(means, turn, never)))
  }
}

const takeTurns = async ({ database }: Means, most: number) =>
  most <= 0
    ? []
    : deliveries.takeTurns(database, {
        most,
        ofOneOrganization: TURNS_OF_ONE_ORGANIZATION,
        leaseSeconds: LEASE_SECONDS,
      })

const serveTurn = async (means: Means, turn: deliveries.Turn, stopping: AbortSignal) => {
  const until = performance.now() + SLICE_MILLISECONDS
  const over = () => stopping.aborted || performance.now() > until
  let rest = 0
  try {
    while (!over() && rest === 0) {
      const found = await inOrganization(means.database, turn, (db) => findWork(db, means, turn.webhookId))
      if (!found) break
      const outcomes = await attemptAll(means, found, over)
      rest = await inOrganization(means.database, turn, (db) => settle(db, means, found.webhook, outcomes))
    }
    await deliveries.endTurn(means.database, turn, rest)
  } catch (error) {
    // Its lease ends by itself, and what was not written down is sent again.
    means.log.error({ ...turn, error: String(error) }, 'The turn of a webhook was broken off')
  }
}

interface Work {
  webhook: WebhookRow
  due: deliveries.DueDelivery[]
  atOnce: number
}

const findWork = async (db: Db, means: Means, webhookId: string): Promise<Work | undefined> => {
  const webhook = await findWebhook(db, webhookId)
  if (!webhook?.active) return undefined
  const failing = webhook.failingSince !== null
  const atOnce = failing ? AT_ONCE_WHILE_FAILING : AT_ONCE
  const due = await deliveries.listDue(db, webhookId, failing ? atOnce : BATCH)
  if (due.length === 0) return undefined
  const bodies = await completed(
    db,
    means,
    webhook,
    due.map(({ body }) => body),
  )
  return { webhook, due: due.map((delivery, at) => ({ ...delivery, body: bodies[at]! })), atOnce }
}

/** What is not begun when the turn is over stays due. */
const attemptAll = async (means: Means, { webhook, due, atOnce }: Work, over: () => boolean) => {
  const waiting = due.values()
  const outcomes: deliveries.Outcome[] = []
  const work = async () => {
    for (const { id, body, attempts, firstDueAt } of waiting) {
      if (over()) return
      const sent = await send(means, webhook, body, PATIENCE_MILLISECONDS)
      const now = new Date()
      const again = sent.status === 'failed' ? nextAttempt(attempts + 1, firstDueAt, now) : undefined
      outcomes.push({ ...sent, id, dueAt: again ?? now, status: again ? 'pending' : sent.status })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}

/** Writes down what became of a batch, and gives the seconds for which the receiver is left alone. */
const settle = async (
  db: Db,
  means: Means,
  { id, failingSince }: WebhookRow,
  outcomes: deliveries.Outcome[],
) => {
  if (outcomes.length === 0) return 0
  await deliveries.setOutcomes(db, outcomes)
  const works = outcomes.some(({ status }) => status === 'success')
  if (works && !failingSince) return 0
  const webhook = await lockWebhook(db, id)
  if (!webhook) return 0
  if (works) {
    await setWebhook(db, id, { failingSince: null, failures: 0 })
    return 0
  }
  const now = new Date()
  const failures = webhook.failures + 1
  await setWebhook(db, id, { failingSince: webhook.failingSince ?? now, failures })
  if (webhook.active && webhook.failingSince && hasFailedForDays(webhook.failingSince, now))
    await giveUp(db, means, webhook)
  return restAfter(failures)
}

const giveUp = async (db: Db, means: Means, webhook: WebhookRow) => {
  await setWebhook(db, webhook.id, { active: false, gaveUpAt: new Date() })
  await record(db, webhookGaveUp, ofWebhook(webhook))
  await notifyAdministrators(db, means, webhook)
}
