import { type Call, reaction } from '#kernel/server/events.ts'
import { nameOf, nounOf, presentEvent, toldTypes } from './catalogue.presenting.ts'
import { insertDelivery } from './deliveries.queries.ts'
import { seenFrom } from './policy.ts'
import { listAppIds, locate } from './subjects.queries.ts'
import { urnMatches } from './urns.rules.ts'
import { listWanting } from './webhooks.queries.ts'

/** What happened goes on its way to every webhook of its app that wants it; it is sent by the dispatcher. */
const tell = async (type: string, { db, data, event }: Call<unknown>) => {
  const wanting = await listWanting(db, nameOf(type), event.occurredAt)
  if (wanting.length === 0) return
  const { subjectId } = event
  const located = (await locate(db, [{ noun: nounOf(type)!, id: subjectId }])).get(subjectId)
  const all = located ? [] : await listAppIds(db)
  for (const { id: webhookId, appId, urns } of wanting) {
    const seen = seenFrom(subjectId, located, { followed: [appId], all })
    if (!seen) continue
    const shown = presentEvent({ ...event, type, data }, seen)
    const { id: eventId, name, urn } = shown
    if (urns.length === 0 || urns.some((pattern) => urnMatches(pattern, { urn, category: seen.category })))
      await insertDelivery(db, { webhookId, eventId, name, urn, body: JSON.stringify({ event: shown }) })
  }
}

export const integrationReactions = toldTypes.map((type) =>
  reaction(`tell webhooks of ${type.name}`, type, (call) => tell(type.name, call)),
)
