import { sql } from 'kysely'
import { type Actor, channelsOf } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Key } from '#kernel/server/paging.ts'

interface HistoryRow {
  id: string
  type: string
  byId: string | null
  byName: string | null
  occurredAt: Date
  /** The same to the microsecond, for the key of the next page. */
  at: string
  changes: Record<string, { from: unknown; to: unknown }> | null
}

/** What happened to a place or a period that the actor's roles reach, the newest first; `after` is the last one seen. */
export const listHistory = async (
  db: Db,
  actor: Actor,
  id: string,
  { after, limit }: { after: Key | undefined; limit: number },
) => {
  const channels = channelsOf(actor, 'places.read')
  const organization = sql`organization_id = ${db.organizationId} and id = ${id}`
  const places = { app: sql`app_id`, property: sql`property_id`, building: sql`building_id` }
  const { rows } = await sql<HistoryRow>`
    select event.id, event.type, event.actor_id as by_id, person.username as by_name, event.occurred_at,
      event.occurred_at::text as at, event.data -> 'changes' as changes
    from event left join person on person.organization_id = ${db.organizationId} and person.id = event.actor_id
    where event.organization_id = ${db.organizationId} and event.subject_id = ${id}
      and event.type ~ '^(property|group|unit|utilisation-period)[.]' and coalesce((event.occurred_at, event.id) < (${after?.at ?? null}, ${after?.id ?? null}), true)
      and (exists (select from property where ${organization} and ${reached(channels, { app: sql`app_id`, property: sql`id` })})
        or exists (select from building where ${organization} and ${reached(channels, { ...places, building: sql`id` })})
        or exists (select from unit where ${organization} and ${reached(channels, { ...places, unit: sql`id` })})
        or exists (select from utilisation_period where ${organization} and ${reached(channels, { ...places, unit: sql`unit_id` })}))
    order by event.occurred_at desc, event.id desc limit ${limit}`.execute(db)
  return rows
}
