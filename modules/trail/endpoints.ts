import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { serve } from '#kernel/server/serve.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { touchingIn, type Trail, typesIn } from './brought.rules.ts'
import { openExport } from './commands.ts'
import * as contract from './contract.ts'
import { csvOf } from './csv.presenter.ts'
import { trailExported } from './events.ts'
import { isSelf, mayReadTrail, seenBy } from './policy.ts'
import { present, presentToOwner, trailIn } from './presenter.ts'
import * as queries from './queries.ts'

const EXPORT_OPEN_MILLISECONDS = 3_600_000

export const trailEndpoints = [
  serve(contract.listTrail, {
    allow: mayReadTrail,
    async run({ db, actor, services, query: { after, limit, ...filters } }) {
      const trail = trailIn(services)
      const wanted = await wantedOf(db, actor, trail, filters)
      const rows = await queries.listTrail(db, {
        ...wanted,
        after: keyOf(after, 'text')?.id,
        limit: limit + 1,
      })
      return paged(rows, limit, present(trail))
    },
  }),
  serve(contract.exportTrail, {
    allow: mayReadTrail,
    async run({ db, actor, body: filters }) {
      const id = await openExport(db, actor, filters)
      return { id, url: `/api/v1/trail/exports/${id}/file` }
    },
  }),
  serve(contract.downloadTrail, {
    find: ({ db, actor, params }) =>
      queries.findExport(
        db,
        actor.personId,
        params.trailExportId,
        new Date(Date.now() - EXPORT_OPEN_MILLISECONDS),
      ),
    allow: mayReadTrail,
    async run({ db, actor, subject, services }) {
      const { filters } = trailExported.data.parse(subject.data)
      const trail = trailIn(services)
      const wanted = await wantedOf(db, actor, trail, filters as Filters)
      const { timezone } = await brandOf(db)
      const caller = actor.personId
      const body = csvOf({ ...services.database, caller }, db.organizationId, wanted, {
        language: languageOf(actor.locale),
        timezone,
        trail,
        read: (entries) => services.budgets.charge(caller, 'rows', entries),
      })
      return new Response(body, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="trail-${subject.occurredAt.toISOString().slice(0, 10)}.csv"`,
        },
      })
    },
  }),
  serve(contract.listOwnTrail, {
    find: async ({ actor, params }) =>
      params.userId === actor.personId ? { personId: params.userId } : undefined,
    allow: isSelf,
    async run({ db, subject: { personId }, services, query: { after, limit } }) {
      const trail = trailIn(services)
      const from = { types: touchingIn(trail), after: keyOf(after, 'text')?.id, limit: limit + 1 }
      return paged(await queries.listTouching(db, personId, from), limit, presentToOwner(trail))
    },
  }),
]

type Filters = Partial<Record<'personID' | 'from' | 'until' | 'place' | 'search', string | undefined>> & {
  kind?: contract.TrailKind | undefined
}

const wantedOf = async (db: Db, actor: Actor, trail: Trail, filters: Filters) => {
  const { personID: personId, kind, from, until, place, search } = filters
  const { timezone } = await brandOf(db)
  const start = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timezone).epochMilliseconds)
  return {
    within: seenBy(actor, await queries.listAppIds(db)),
    personId,
    types: kind && typesIn(trail, kind),
    placeId: place?.replace(/^\w+-/, ''),
    words: search?.trim() ? search.trim().split(/\s+/) : [],
    since: from === undefined ? undefined : start(Temporal.PlainDate.from(from)),
    before: until === undefined ? undefined : start(Temporal.PlainDate.from(until).add({ days: 1 })),
  }
}

const paged = (rows: queries.Row[], limit: number, show: (row: queries.Row) => contract.TrailEntry[]) => {
  const { _embedded, next } = pageOf(rows, limit, show, ({ id }) => id)
  return { _embedded: { items: _embedded.items.flat() }, ...(next && { next }) }
}
