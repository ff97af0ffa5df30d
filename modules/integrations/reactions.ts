import { type Call, reactionToAll } from '#kernel/server/events.ts'
import type { Catalogue } from './catalogue.presenter.ts'
import { insertDeliveries, type NewDelivery } from './deliveries.queries.ts'
import { seenFrom } from './policy.ts'
import { listAppIds } from './apps.queries.ts'
import { urnMatches } from './urns.rules.ts'
import { listWanting } from './webhooks.queries.ts'

/** What happened goes on its way to every webhook of its app that wants it; it is sent by the dispatcher. */
const tell = async (catalogue: Catalogue, type: string, calls: Call<unknown>[]) => {
  const [{ db } = {}] = calls
  const wanting = db ? await listWanting(db, catalogue.nameOf(type)) : []
  if (!db || wanting.length === 0) return
  const resource = catalogue.resourceOf(type)!
  const located = await catalogue.locate(
    db,
    calls.map(({ event }) => ({ resource, id: event.subjectId })),
  )
  const all = calls.every(({ event }) => located.has(event.subjectId)) ? [] : await listAppIds(db)
  const deliveries: NewDelivery[] = []
  for (const { data, event } of calls)
    for (const { id: webhookId, appId, urns, createdAt } of wanting) {
      if (createdAt > event.occurredAt) continue
      const seen = seenFrom(event.subjectId, located.get(event.subjectId), { followed: [appId], all })
      if (!seen) continue
      const shown = catalogue.present({ ...event, type, data }, seen)
      const { id: eventId, name, urn } = shown
      if (urns.length === 0 || urns.some((pattern) => urnMatches(pattern, { urn, category: seen.category })))
        deliveries.push({ webhookId, eventId, name, urn, body: JSON.stringify({ event: shown }) })
    }
  await insertDeliveries(db, deliveries)
}

export const integrationReactions = (catalogue: Catalogue) =>
  catalogue.types.map(({ name, ...type }) =>
    reactionToAll(`tell webhooks of ${name}`, { name, ...type }, (calls) => tell(catalogue, name, calls)),
  )
