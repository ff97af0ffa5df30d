import type { Actor } from '#kernel/server/actor.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { TEST_EVENT, type WireEvent } from './contract.ts'
import { insertSettled, newId } from './deliveries.queries.ts'
import { type Receiver, send, type Sent, sendUnsigned } from './sending.commands.ts'

/** Somebody waits for the answer. */
const PATIENCE_MILLISECONDS = 5_000

interface Tested {
  event: WireEvent
  body: string
  sent: Sent
}

/**
 * Sends a test event and waits for the answer: one of an organization at a time, so that nobody makes many calls of few. Who refuses
 * it signed is sent it once more unsigned, which is how the incumbent tests and its guide's receiver tells a test from an event; who
 * wants a signature for everything was sent one. An event is never sent unsigned.
 */
export const sendTest = async (
  services: Services,
  { organizationId }: Actor,
  { appId, ...receiver }: Receiver & { appId: string },
): Promise<Tested> => {
  const id = await inOrganization(services.database, { organizationId }, newId)
  const urn = `urn:allthings:app:${appId}:webhook:${id}`
  const createdDate = new Date().toISOString()
  const event = { id, name: TEST_EVENT, urn, data: { appID: appId }, createdDate }
  const body = JSON.stringify({ event })
  const end = await services.egress.checks.take(organizationId)
  try {
    const sent = await send(services, receiver, body, PATIENCE_MILLISECONDS)
    if (sent.status === 'success' || !isThere(sent)) return { event, body, sent }
    const again = await sendUnsigned(services, receiver, body, PATIENCE_MILLISECONDS)
    return { event, body, sent: again.status === 'success' ? again : sent }
  } finally {
    end()
  }
}

/** Did somebody answer, or at least take the request? What leads nowhere is not asked twice. */
const isThere = ({ answerStatus, error }: Sent) => answerStatus !== null || error === 'timeout'

/** Puts a test into the history of its webhook. */
export const keepTest = (db: Db, webhookId: string, { event: { id, name, urn }, body, sent }: Tested) =>
  insertSettled(db, { webhookId, eventId: id, name, urn, body }, sent)
