import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { TEST_EVENT, type WireEvent } from './contract.ts'
import { insertSettled, newId, takeCheckSlot } from './deliveries.queries.ts'
import { type Receiver, send, type Sent } from './sending.jobs.ts'

/** Somebody waits for the answer, and their transaction does. */
const PATIENCE_MILLISECONDS = 5_000

interface Tested {
  event: WireEvent
  body: string
  sent: Sent
}

/** Sends a test event and waits for the answer. Only a few may at a time: Problem 429 'webhook-check-busy'. */
export const sendTest = async (
  db: Db,
  platform: Platform,
  { appId, ...receiver }: Receiver & { appId: string },
): Promise<Tested> => {
  if (!(await takeCheckSlot(db))) throw new Problem(429, 'webhook-check-busy', { retryAfter: 5 })
  const id = await newId(db)
  const urn = `urn:allthings:app:${appId}:webhook:${id}`
  const createdDate = new Date().toISOString()
  const event = { id, name: TEST_EVENT, urn, data: { appID: appId }, createdDate }
  const body = JSON.stringify({ event })
  return { event, body, sent: await send(platform, receiver, body, PATIENCE_MILLISECONDS) }
}

/** Puts a test into the history of its webhook. */
export const keepTest = (db: Db, webhookId: string, { event: { id, name, urn }, body, sent }: Tested) =>
  insertSettled(db, { webhookId, eventId: id, name, urn, body }, sent)
