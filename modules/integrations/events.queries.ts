import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Recorded } from './catalogue.presenter.ts'

/**
 * Events of these types behind the event `after`, in their final order: nothing is told that a transaction which is still
 * open could come before. Undefined when there is no such event.
 */
export const listEvents = async (
  db: Db,
  { types, after, limit }: { types: string[]; after: string | undefined; limit: number },
): Promise<Recorded[] | undefined> => {
  const organization = sql`${db.organizationId}`
  const from =
    after === undefined
      ? { position: -1, step: 0, id: '' }
      : await db
          .selectFrom('event')
          .select(['position', 'step', 'id'])
          .where('id', '=', after)
          .executeTakeFirst()
  if (!from) return undefined
  const { rows } = await sql<Recorded>`
    select id, type, coalesce(subject_id, id) as subject_id, data, actor_id, occurred_at from event
    where organization_id = ${organization} and (position, step, id) > (${from.position}::bigint, ${from.step}::bigint, ${from.id})
      and position < palier.event_horizon() and type = any(${types})
    order by position, step, id limit ${limit}`.execute(db)
  return rows
}
