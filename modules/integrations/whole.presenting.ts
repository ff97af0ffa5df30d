import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { mayBeShown, type Showing } from '#kernel/server/showing.ts'
import { findActorById, userShowing } from '#modules/accounts/public.ts'
import { bucketShowing } from '#modules/documents/public.ts'
import * as master from '#modules/master-data/public.ts'
import { appShowing } from '#modules/organizations/public.ts'
import { postShowing } from '#modules/pinboard/public.ts'
import { messageShowing, ticketShowing } from '#modules/service-centre/public.ts'
import { codeShowing } from '#modules/tenant-management/public.ts'
import { nounOfName } from './catalogue.presenting.ts'
import type { WireEvent } from './contract.ts'
import { mayManageWebhooks } from './policy.ts'
import type { Noun } from './subjects.queries.ts'
import type { WebhookRow } from './webhooks.queries.ts'

/** How what events are about is shown; of a file only its end is told. */
const showings: Partial<Record<Noun, Showing>> = {
  ticket: ticketShowing,
  'community-article': postShowing,
  'registration-code': codeShowing,
  user: userShowing,
  bucket: bucketShowing,
  app: appShowing,
  import: master.importShowing,
  property: master.propertyShowing,
  group: master.groupShowing,
  unit: master.unitShowing,
  'utilisation-period': master.periodShowing,
}

/** A thing that weighs more is not sent along. */
const MOST_BYTES = 64 * 1024

/**
 * Completes bodies that wait for a webhook with the things that they are about, as the API shows them now to who said where they
 * go: what has gone, or is not theirs to see any more, stays an id. One look-up for all of a kind.
 */
export const completed = async (
  db: Db,
  platform: Pick<Platform, 'publicUrl'>,
  webhook: WebhookRow,
  bodies: string[],
): Promise<string[]> => {
  const owner = await findOwner(db, webhook)
  if (!owner) return bodies
  const events = bodies.map((body) => (JSON.parse(body) as { event: WireEvent }).event)
  const known = events.filter(({ name }) => nounOfName(name))
  const things = new Map<string, object>()
  const look = async (showing: Showing | undefined, ids: (string | undefined)[]) => {
    const wanted = [...new Set(ids)].filter((id) => id !== undefined)
    if (!showing || wanted.length === 0 || !mayBeShown(owner, showing)) return
    for (const thing of await showing.show(db, owner, wanted, platform))
      things.set((thing as { id: string }).id, thing)
  }
  for (const [noun, some] of Map.groupBy(known, ({ name }) => nounOfName(name)!))
    await look(showings[noun], some.map(subjectOf))
  await look(messageShowing, known.map(messageIn))
  return events.map((event, at) => (known.includes(event) && withThings(event, things)) || bodies[at]!)
}

/** Whoever owns a webhook, where they still look after it: in its app, and with the scopes that they had. */
const findOwner = async (db: Db, webhook: WebhookRow): Promise<Actor | undefined> => {
  const found = webhook.ownerId === null ? undefined : await findActorById(db, webhook.ownerId)
  if (!found || !mayManageWebhooks(found, webhook)) return undefined
  return {
    ...found,
    scopes: webhook.ownerScope === null ? null : new Set(webhook.ownerScope.split(' ')),
    grants: found.grants.filter(({ appId }) => appId === webhook.appId),
    homes: [],
  }
}

const subjectOf = ({ data }: WireEvent) => data.id as string

/** The message that an event tells of. */
const messageIn = ({ data }: WireEvent) => {
  const { messageID, delta } = data as { messageID?: string; delta?: { message?: { to?: string } } }
  return messageID ?? delta?.message?.to
}

/** What the event says of itself counts before what the thing says. */
const withThings = (event: WireEvent, things: ReadonlyMap<string, object>) => {
  const thing = things.get(subjectOf(event))
  const message = things.get(messageIn(event) ?? '')
  if (!thing) return undefined
  const embedded = message && { _embedded: { ...(thing as { _embedded?: object })._embedded, message } }
  const whole = JSON.stringify({ event: { ...event, data: { ...thing, ...embedded, ...event.data } } })
  return Buffer.byteLength(whole) > MOST_BYTES ? undefined : whole
}
