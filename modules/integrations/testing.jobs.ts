import type { Actor } from '#kernel/server/actor.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { TEST_EVENT, type WireEvent } from './contract.ts'
import { insertSettled, newId } from './deliveries.queries.ts'
import { type Receiver, send, type Sent } from './sending.jobs.ts'

/** Somebody waits for the answer. */
const PATIENCE_MILLISECONDS = 5_000

interface Tested {
  event: WireEvent
  body: string
  sent: Sent
}

/** Sends a test event and waits for the answer: one of an organization at a time, so that nobody makes many calls of few. */
export const sendTest = async (
  platform: Platform,
  { organizationId }: Actor,
  { appId, ...receiver }: Receiver & { appId: string },
): Promise<Tested> => {
  const id = await inOrganization(platform.database, { organizationId }, newId)
  const urn = `urn:allthings:app:${appId}:webhook:${id}`
  const createdDate = new Date().toISOString()
  const event = { id, name: TEST_EVENT, urn, data: { appID: appId }, createdDate }
  const body = JSON.stringify({ event })
  const end = await platform.outside.checks.take(organizationId)
  try {
    return { event, body, sent: await send(platform, receiver, body, PATIENCE_MILLISECONDS) }
  } finally {
    end()
  }
}

/** Puts a test into the history of its webhook. */
export const keepTest = (db: Db, webhookId: string, { event: { id, name, urn }, body, sent }: Tested) =>
  insertSettled(db, { webhookId, eventId: id, name, urn, body }, sent)
