import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, make, remove } from '#kernel/server/bulk.ts'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import { changedIn, ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'

interface Said {
  /**
   * Gives person_id, the role, the `level` and `place_id` of a property or building, valid_from and valid_to, and whether the
   * person looks after it no more (`gone`).
   */
  said: RawBuilder<unknown>
  /** An interface keeps new relations. */
  kept: boolean
  /** Where new ones come from. */
  source: string | undefined
}

const relation = (db: Db) =>
  sql`join user_relation r on ${ofOrganization(db, 'r')} and r.person_id = n.person_id and r.type = 'is-responsible'`

const responsibility = (db: Db) => sql`${relation(db)}
  join responsibility d on ${ofOrganization(db, 'd')} and d.user_relation_id = r.id and d.role is not distinct from n.role`

/** Writes who looks after a place, in which role. */
export const writeResponsibilities = async (bulk: Bulk, { said, kept, source }: Said): Promise<Tally> => {
  const { db, jobId } = bulk
  const held = (
    gone: boolean,
  ) => sql`select n.*, d.id as responsibility_id from (${said}) n ${responsibility(db)}
    where n.gone = ${sql.lit(gone)}`
  const at = sql`n.responsibility_id = t.responsibility_id and n.place_id = coalesce(t.property_id, t.building_id)::text`
  const deleted = await remove(bulk, 'responsibilityPlace', {
    from: sql`join (${held(true)}) n on ${at}`,
    where: sql`true`,
  })
  await make(
    bulk,
    'userRelation',
    sql`insert into user_relation (organization_id, person_id, type, read_only)
      select distinct ${db.organizationId}, n.person_id::text, 'is-responsible', ${sql.lit(kept)}
      from (${said}) n where not n.gone on conflict do nothing`,
  )
  await make(
    bulk,
    'responsibility',
    sql`insert into responsibility (organization_id, user_relation_id, role)
      select distinct ${db.organizationId}, r.id::text, n.role from (${said}) n ${relation(db)} where not n.gone on conflict do nothing`,
  )
  const changed = await change(bulk, 'responsibilityPlace', {
    from: sql`join (${held(false)}) n on ${at}`,
    where: sql`row(t.valid_from, t.valid_to) is distinct from row(n.valid_from, n.valid_to)`,
    set: { valid_from: sql`n.valid_from`, valid_to: sql`n.valid_to` },
  })
  const on = (level: string) => sql`case when n.level = ${sql.lit(level)} then n.place_id end`
  const created = await make(
    bulk,
    'responsibilityPlace',
    sql`insert into responsibility_place (organization_id, responsibility_id, property_id, building_id, valid_from, valid_to, source)
      select ${db.organizationId}, n.responsibility_id, ${on('property')}, ${on('building')}, n.valid_from, n.valid_to, ${source ?? null}
      from (${held(false)}) n on conflict do nothing`,
  )
  await remove(bulk, 'responsibility', {
    where: sql`t.id in (select c.before ->> 'responsibility_id' from (${changedIn({ db, jobId, table: 'responsibilityPlace' })}) c)
      and not exists (select from responsibility_place x where ${ofOrganization(db, 'x')} and x.responsibility_id = t.id)`,
  })
  return { created, changed, deleted }
}
