import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Thing } from '#kernel/server/module.ts'
import type { Services } from '#kernel/server/services.ts'
import { mayBeShown, type Showing } from '#kernel/server/showing.ts'
import { findActorById } from '#modules/accounts/public.ts'
import type { Catalogue } from './catalogue.presenter.ts'
import type { WireEvent } from './contract.ts'
import { mayManageWebhooks } from './policy.ts'
import type { WebhookRow } from './webhooks.queries.ts'

/** A thing that weighs more is not sent along. */
const MOST_BYTES = 64 * 1024

/**
 * Completes bodies that wait for a webhook with the things that they are about, as the API shows them now to who said where they
 * go: what has gone, or is not theirs to see any more, stays an id. One look-up for all of a kind.
 */
export const completed = async (
  db: Db,
  { catalogue, ...services }: Pick<Services, 'publicUrl'> & { catalogue: Catalogue },
  webhook: WebhookRow,
  bodies: string[],
): Promise<string[]> => {
  const owner = await findOwner(db, webhook)
  if (!owner) return bodies
  const events = bodies.map((body) => (JSON.parse(body) as { event: WireEvent }).event)
  const known = events.filter(({ name }) => catalogue.resourceOfName(name))
  const things = new Map<string, object>()
  const look = async (showing: Showing | undefined, ids: (string | undefined)[]) => {
    const wanted = [...new Set(ids)].filter((id) => id !== undefined)
    if (!showing || wanted.length === 0 || !mayBeShown(owner, showing)) return
    for (const thing of await showing.show(db, owner, wanted, services))
      things.set((thing as { id: string }).id, thing)
  }
  const whole = (event: WireEvent, thing: Thing) => {
    const embedded = things.get(thing.embedded?.idIn(event.data) ?? '')
    return withThings(event, things.get(subjectOf(event)), embedded && { [thing.embedded!.name]: embedded })
  }
  const thingOf = ({ name }: WireEvent) => catalogue.things[catalogue.resourceOfName(name) ?? '']
  for (const [thing, some] of Map.groupBy(known, thingOf)) {
    await look(thing?.showing, some.map(subjectOf))
    await look(
      thing?.embedded?.showing,
      some.map(({ data }) => thing?.embedded?.idIn(data)),
    )
  }
  return events.map((event, at) => {
    const thing = thingOf(event)
    return (thing && whole(event, thing)) || bodies[at]!
  })
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

/** What the event says of itself counts before what the thing says. */
const withThings = (event: WireEvent, thing: object | undefined, embedded: object | undefined) => {
  if (!thing) return undefined
  const along = embedded && { _embedded: { ...(thing as { _embedded?: object })._embedded, ...embedded } }
  const whole = JSON.stringify({ event: { ...event, data: { ...thing, ...along, ...event.data } } })
  return Buffer.byteLength(whole) > MOST_BYTES ? undefined : whole
}
