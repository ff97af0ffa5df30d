import { Problem } from '#kernel/contract/problem.ts'
import { serve } from '#kernel/server/serve.ts'
import type { Catalogue } from './catalogue.presenter.ts'
import * as contract from './contract.ts'
import { listEvents } from './events.queries.ts'
import { followedApps, mayFollowEvents, seenFrom } from './policy.ts'
import { listAppIds } from './apps.queries.ts'

export const eventEndpoints = (catalogue: Catalogue) => [
  serve(contract.listEvents, {
    allow: mayFollowEvents,
    async run({ db, actor, query: { after, limit } }) {
      const types = catalogue.types.map(({ name }) => name)
      const found = await listEvents(db, { types, after, limit: limit + 1 })
      if (!found) throw new Problem(400, 'no-such-event')
      const events = found.slice(0, limit)
      const located = await catalogue.locate(
        db,
        events.map(({ type, subjectId }) => ({ resource: catalogue.resourceOf(type)!, id: subjectId })),
      )
      const apps = { followed: followedApps(actor), all: await listAppIds(db) }
      const items = events.flatMap((event) => {
        const seen = seenFrom(event.subjectId, located.get(event.subjectId), apps)
        return seen ? [catalogue.present(event, seen)] : []
      })
      return {
        _embedded: { items },
        // Also what this reader is not shown is behind them.
        next: events.at(-1)?.id ?? after ?? null,
        more: found.length > limit,
      }
    },
  }),
]
