import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Plan } from './plan.queries.ts'
import { overlapping, type Stay } from './stays.rules.ts'

/**
 * Two tenants never hold a unit on the same day: neither with what is there nor within the file, where the first line stays. A
 * tenancy whose new days are refused stays where it is, and may be in the way of another one.
 */
export const refuseOverlaps = async (db: Db, plan: Plan) => {
  while (await refuseWhatOverlaps(db, plan));
}

/** Resolves with whether anything was refused that is there already. */
const refuseWhatOverlaps = async (db: Db, { importId }: Plan) => {
  await sql`
    create temporary table planned_period on commit drop as
    select o.id, o.line, coalesce(o.parent_id, up.object_id) as unit_id, o.object_id, o.outcome = 'same' as stays,
      starts.day as first, coalesce(ends.day, 'infinity') as last
    from import_object o
    left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
      and up.kind = 'unit' and up.key = o.parent_key
    left join utilisation_period p on p.organization_id = ${db.organizationId} and p.id = o.object_id
    cross join lateral (select coalesce((o.fields ->> 'start_date')::date, p.start_date)) starts (day)
    cross join lateral (select case when o.fields ? 'end_date' then (o.fields ->> 'end_date')::date else p.end_date end) ends (day)
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome <> 'error'`.execute(
    db,
  )
  await sql`insert into planned_period (unit_id, object_id, stays, first, last, line)
    select p.unit_id, p.id, true, p.start_date, coalesce(p.end_date, 'infinity'), 0
    from utilisation_period p
    left join planned_period o on o.object_id = p.id
    where p.organization_id = ${db.organizationId} and p.type = 'tenant' and p.deleted_at is null and o.id is null
      and p.unit_id in (select unit_id from planned_period)`.execute(db)
  const refuse = async (ids: readonly string[], problem: string) => {
    const refused = sql`organization_id = ${db.organizationId} and id = any (${ids})`
    const changing =
      await sql`select from import_object where ${refused} and outcome = 'change' limit 1`.execute(db)
    await sql`update import_object set outcome = 'error', before = null, problem = ${problem} where ${refused}`.execute(
      db,
    )
    return changing.rows.length > 0
  }
  const { rows: backwards } = await sql<{ id: string }>`
    delete from planned_period where last < first and id is not null returning id`.execute(db)
  const { rows } = await sql<Stay>`
    with ordered as (
      select unit_id, first, max(last) over (partition by unit_id order by first, last
        rows between unbounded preceding and 1 preceding) as reached
      from planned_period
    )
    select id, unit_id, (first - date '1900-01-01') as first, case when isfinite(last) then last - date '1900-01-01' end as last, stays
    from planned_period where unit_id in (select unit_id from ordered where first <= reached)
    order by unit_id, stays desc, line`.execute(db)
  await sql`drop table planned_period`.execute(db)
  const turned = await refuse(
    backwards.map(({ id }) => id),
    'ends-before-it-starts',
  )
  return (await refuse(overlapping(rows), 'utilisation-period-overlaps')) || turned
}

/**
 * A tenant is who a period's invitation names, and an address is one person's of them. Whoever has registered keeps their own details, and so does an invitation that
 * opens homes of another app as well: the file changes nothing.
 */
export const matchTenants = async (db: Db, { importId, appId }: Plan) => {
  await sql`
    with mine as materialized (
      select o.*, up.object_id as up_id, up.outcome as up_outcome, coalesce(lower(o.fields ->> 'tenant_email'), '') as mail,
        lower(o.fields ->> 'tenant_name') as name
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = 'period' and up.key = o.parent_key
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant'
    ), known as materialized (
      select l.utilisation_period_id, c.id, to_jsonb(c) as now, c.used_at is not null as kept,
        coalesce(lower(c.tenant_email), '') as mail, lower(c.tenant_name) as name, c.external_id
      from registration_code_period l
      join registration_code c on c.organization_id = ${db.organizationId} and c.id = l.registration_code_id and c.withdrawn_at is null
      where l.organization_id = ${db.organizationId} and l.utilisation_period_id in (select up_id from mine)
    ), elsewhere as (
      select distinct also.registration_code_id
      from known k
      join registration_code_period also on also.organization_id = ${db.organizationId} and also.registration_code_id = k.id
      join utilisation_period p on p.organization_id = ${db.organizationId} and p.id = also.utilisation_period_id
      where p.app_id <> ${appId}
    ), pair as (
      select m.id, k.id as now_id, k.now, k.kept, coalesce(m.external_id = k.external_id, false) as by_id,
        coalesce(m.name = k.name, false) as by_name, m.mail <> '' and m.mail = k.mail as by_mail, m.mail, m.up_id
      from mine m join known k on k.utilisation_period_id = m.up_id
      where case when m.external_id = k.external_id then true when m.external_id <> k.external_id then false
        else (m.mail <> '' and m.mail = k.mail) or (m.name = k.name and (m.mail = '' or k.mail = '')) end
    ), chosen as (
      select distinct on (p.id) p.* from (
        select distinct on (now_id) * from pair order by now_id, by_id desc, by_name and by_mail desc, by_name desc, id
      ) p order by p.id, by_id desc, by_name and by_mail desc, by_name desc, now_id
    ), holder as (
      select distinct on (utilisation_period_id, mail) utilisation_period_id, mail, id from known where mail <> ''
      order by utilisation_period_id, mail, id
    ), judged as (
      select m.id, m.up_outcome, p.now_id, p.now, p.kept or e.registration_code_id is not null as kept,
        case when h.id <> p.now_id then m.fields - 'tenant_email' else m.fields end as fields
      from mine m
      left join chosen p on p.id = m.id
      left join elsewhere e on e.registration_code_id = p.now_id
      left join holder h on h.utilisation_period_id = m.up_id and h.mail = m.mail
    )
    update import_object o set
      object_id = coalesce(j.now_id, j.id),
      problem = case when j.up_outcome = 'error' then 'parent-refused' end,
      outcome = case
        when j.up_outcome = 'error' then 'error'
        when j.now_id is null then 'create'
        when j.kept or j.now @> j.fields then 'same'
        else 'change'
      end,
      before = case when j.up_outcome <> 'error' and not j.kept and not j.now @> j.fields then (
        select jsonb_object_agg(field, j.now -> field) from jsonb_object_keys(j.fields) as field
        where j.now -> field <> j.fields -> field) end
    from judged j
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.id = j.id`.execute(db)
}
