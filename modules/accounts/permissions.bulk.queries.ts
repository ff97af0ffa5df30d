import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, make, remove } from '#kernel/server/bulk.ts'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import { ofOrganization } from '#kernel/server/bulkWritten.ts'

const same = sql`t.person_id = n.person_id and t.role = n.role and t.app_id is null
  and coalesce(t.property_id, t.building_id, t.unit_id)::text = n.place_id`
const otherDays = sql`row(t.start_at, t.end_at) is distinct from row(n.start_at, n.end_at)`

/**
 * Grants and takes roles on places: `said` gives person_id, role, the `level` and `place_id`, start_at and end_at, whether the role
 * is `gone`, and the `line` that says so. Counted are lines, not the roles that follow from one.
 */
export const writePermissions = async (bulk: Bulk, said: RawBuilder<unknown>): Promise<Tally> => {
  const { db } = bulk
  const { rows } = await sql<Tally>`
    with lines as (
      select n.line, n.gone, count(*) as roles, count(t.id) as there, count(*) filter (where t.id is not null and ${otherDays}) as other
      from (${said}) n left join permission t on ${ofOrganization(db, 't')} and ${same} group by n.line, n.gone)
    select count(*) filter (where not gone and there = 0) as created,
      count(*) filter (where not gone and there > 0 and (there < roles or other > 0)) as changed,
      count(*) filter (where gone and there > 0) as deleted
    from lines`.execute(db)
  const from = sql`join (${said}) n on ${same}`
  await remove(bulk, 'permission', { from, where: sql`n.gone` })
  await change(bulk, 'permission', {
    from,
    where: sql`not n.gone and ${otherDays}`,
    set: { start_at: sql`n.start_at`, end_at: sql`n.end_at` },
  })
  const on = (level: string) => sql`case when n.level = ${sql.lit(level)} then n.place_id end`
  await make(
    bulk,
    'permission',
    sql`insert into permission (organization_id, person_id, role, property_id, building_id, unit_id, start_at, end_at)
      select ${db.organizationId}, n.person_id, n.role, ${on('property')}, ${on('building')}, ${on('unit')}, n.start_at, n.end_at
      from (${said}) n where not n.gone and not exists (select from permission t where ${ofOrganization(db, 't')} and ${same})`,
  )
  return rows[0]!
}
