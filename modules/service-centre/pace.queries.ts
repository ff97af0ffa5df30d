import { sql } from 'kysely'
import { tooMany } from '#kernel/contract/problem.ts'
import { type Actor, isStaff } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'

/** As fast as anybody writes by hand, with room to spare. */
const limits = [
  { most: 30, seconds: 60 },
  { most: 120, seconds: 3600 },
]

/**
 * Residents write no faster than people do: everything that they write is mailed to somebody. Throws Problem 429
 * 'too-many-requests', which says when to try again; of several at one moment each counts those before it.
 */
export const requireHumanPace = async (db: Db, actor: Actor) => {
  if (isStaff(actor)) return
  await sql`select pg_advisory_xact_lock(hashtextextended('pace ' || ${actor.personId}, 0))`.execute(db)
  const organization = sql`${db.organizationId}`
  for (const { most, seconds } of limits) {
    const since = sql`clock_timestamp() - make_interval(secs => ${seconds})`
    const { rows } = await sql<{ count: number; seconds: number }>`
      select count(*) as count, extract(epoch from min(created_at) - (${since}))::float as seconds from (
        (select created_at from ticket where organization_id = ${organization} and created_by_id = ${actor.personId} and created_at > ${since})
        union all
        (select created_at from message where organization_id = ${organization} and author_id = ${actor.personId} and created_at > ${since})
        order by created_at desc limit ${most}) written`.execute(db)
    const [written] = rows
    if (written && written.count >= most) throw tooMany(Math.max(1, Math.ceil(written.seconds)))
  }
}
