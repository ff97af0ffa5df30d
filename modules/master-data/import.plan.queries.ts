import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** Where a plan is made: the staged objects of one import, against the objects of one app. */
interface Plan {
  importId: string
  appId: string
}

/**
 * Works out what becomes of every staged object, from the top of the tree down: which object it is today, what would
 * change in it, or what stands in the way. Reads the master data only; run again it says what would happen now.
 */
export const planObjects = async (db: Db, plan: Plan) => {
  await settleEntrances(db, plan)
  await matchLevel(db, plan, {
    kind: 'property',
    table: sql`property`,
    above: sql`app_id`,
    byName: sql`select min(t.id) as id, count(*) as count from property t
      where t.organization_id = ${db.organizationId} and t.app_id = ${plan.appId} and t.deleted_at is null
        and t.name = o.fields ->> 'name' and (t.external_id is null or o.external_id is null)`,
  })
  for (const [kind, table, above] of [
    ['building', sql`building`, sql`property_id`],
    ['unit', sql`unit`, sql`building_id`],
  ] as const)
    await matchLevel(db, plan, {
      kind,
      table,
      above,
      byName: sql`select min(t.id) as id, count(*) as count from ${table} t
        where t.organization_id = ${db.organizationId} and t.${above} = up.object_id and t.deleted_at is null
          and lower(t.name) = lower(o.fields ->> 'name') and (t.external_id is null or o.external_id is null)`,
    })
  await forgetUnneededProperties(db, plan)
  await matchLevel(db, plan, {
    kind: 'period',
    table: sql`utilisation_period`,
    above: sql`unit_id`,
    byName: sql`select min(t.id) as id, count(*) as count from utilisation_period t
      where t.organization_id = ${db.organizationId} and t.unit_id = up.object_id and t.deleted_at is null
        and t.type = 'tenant' and t.start_date = (o.fields ->> 'start_date')::date
        and (t.external_id is null or o.external_id is null)`,
  })
  await refuseOverlaps(db, plan)
  await matchTenants(db, plan)
}

interface Level {
  kind: 'property' | 'building' | 'unit' | 'period'
  table: RawBuilder<unknown>
  /** The column that names what is above it. */
  above: RawBuilder<unknown>
  /** The object of that name below its parent; two of one name are told apart by their external id only. */
  byName: RawBuilder<unknown>
}

const parentKind = { property: 'none', building: 'property', unit: 'building', period: 'unit' }
const required = { property: 'name', building: 'name', unit: 'name', period: 'start_date' }

/** What the file says of an object; a name that it does not say itself renames nothing. */
export const wanted = sql`case when o.derived then o.fields - 'name' else o.fields end`

const matchLevel = async (db: Db, { importId, appId }: Plan, { kind, table, above, byName }: Level) => {
  await sql`
    with found as materialized (
      select o.id, up.object_id as up_id, up.outcome as up_outcome, up.derived as up_derived,
        coalesce(e.id, n.id) as match, e.id is null and n.count > 1 as ambiguous
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = ${parentKind[kind]} and up.key = o.parent_key
      left join lateral (
        select t.id from ${table} t
        where t.organization_id = ${db.organizationId} and t.external_id = o.external_id and t.deleted_at is null limit 1
      ) e on o.external_id is not null
      left join lateral (${byName}) n on e.id is null
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = ${kind}
    ), judged as (
      select f.id, f.up_id, t.id as object_id, t.${above} as above_id, to_jsonb(t) as now, ${wanted} as wanted, case
        when f.ambiguous then 'ambiguous'
        when t.id is null and f.up_outcome = 'error' then 'parent-refused'
        when t.id is null and ${kind} <> 'property' and f.up_id is null then 'parent-missing'
        when t.id is null and o.fields ->> ${required[kind]} is null then ${required[kind] === 'name' ? 'name-missing' : 'start-missing'}
        when t.id is null then null
        when t.app_id <> ${appId} then 'belongs-elsewhere'
        when f.up_id <> t.${above} and not (${kind} = 'building' and f.up_derived) and f.up_outcome <> 'error' then 'belongs-elsewhere'
        when t.read_only and not to_jsonb(t) @> ${wanted} then 'read-only'
      end as problem
      from found f join import_object o on o.organization_id = ${db.organizationId} and o.id = f.id
      left join ${table} t on t.organization_id = ${db.organizationId} and t.id = f.match
    )
    update import_object o set
      object_id = case when j.problem is null then coalesce(j.object_id, o.object_id, palier.new_id()) end,
      parent_id = coalesce(j.above_id, j.up_id),
      problem = j.problem,
      outcome = case
        when j.problem is not null then 'error'
        when j.object_id is null then 'create'
        when j.now @> j.wanted then 'same'
        else 'change'
      end,
      before = case when j.problem is null and j.object_id is not null and not j.now @> j.wanted then (
        select jsonb_object_agg(field, j.now -> field) from jsonb_object_keys(j.wanted) as field
        where j.now -> field <> j.wanted -> field) end,
      makes_units = ${kind} = 'building' and o.units is not null and j.problem is null and (j.object_id is null or not exists (
        select from unit u where u.organization_id = ${db.organizationId} and u.building_id = j.object_id and u.deleted_at is null))
    from judged j where o.organization_id = ${db.organizationId} and o.id = j.id`.execute(db)
}

/**
 * The entrances of one registered building carry one number. Whichever of them a file names first, each is the building
 * that has its address today.
 */
const settleEntrances = async (db: Db, { importId }: Plan) => {
  const address = sql`o.register_id || '/' || concat_ws(' ', o.fields ->> 'street', o.fields ->> 'house_number')`
  await sql`
    with settled as (
      select o.id, case
        when exists (
          select from building b where b.organization_id = ${db.organizationId}
            and b.external_id = ${address} and b.deleted_at is null) then ${address}
        when o.external_id <> o.register_id and exists (
          select from building b where b.organization_id = ${db.organizationId} and b.deleted_at is null
            and b.external_id = o.register_id and b.street = o.fields ->> 'street'
            and b.house_number is not distinct from o.fields ->> 'house_number') then o.register_id
        else o.external_id end as external_id
      from import_object o
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'building'
        and o.register_id is not null and o.fields ? 'street'
    )
    update import_object o set external_id = s.external_id,
      fields = o.fields || jsonb_build_object('external_id', s.external_id)
    from settled s
    where o.organization_id = ${db.organizationId} and o.id = s.id and o.external_id <> s.external_id`.execute(
    db,
  )
}

/** A street that only names where known buildings stand is no reason to make a property. */
const forgetUnneededProperties = async (db: Db, { importId }: Plan) => {
  await sql`update import_object o set outcome = 'same', object_id = null
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'property'
      and o.derived and o.outcome = 'create' and not exists (
        select from import_object b where b.organization_id = ${db.organizationId} and b.import_id = ${importId}
          and b.kind = 'building' and b.parent_key = o.key and b.outcome = 'create')`.execute(db)
}

/** Two tenants never hold a unit on the same day: neither with what is there nor within the file, where the first line stays. */
const refuseOverlaps = async (db: Db, { importId }: Plan) => {
  await sql`
    with planned as (
      select o.id, o.line, o.object_id, o.parent_id, o.outcome,
        case when ends.day < starts.day then 'empty' else daterange(starts.day, ends.day, '[]') end as days
      from import_object o
      left join utilisation_period p on p.organization_id = ${db.organizationId} and p.id = o.object_id
      cross join lateral (select coalesce((o.fields ->> 'start_date')::date, p.start_date)) starts (day)
      cross join lateral (select coalesce((o.fields ->> 'end_date')::date, p.end_date)) ends (day)
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome <> 'error'
    )
    update import_object o set outcome = 'error', before = null,
      problem = case when isempty(n.days) then 'ends-before-it-starts' else 'utilisation-period-overlaps' end
    from planned n
    where o.organization_id = ${db.organizationId} and o.id = n.id and n.outcome <> 'same' and (isempty(n.days) or exists (
        select from utilisation_period p
        where p.organization_id = ${db.organizationId} and p.unit_id = n.parent_id and p.type = 'tenant' and p.deleted_at is null
          and daterange(p.start_date, p.end_date, '[]') && n.days
          and not exists (select from planned other where other.object_id = p.id))
      or exists (
        select from planned other
        where other.parent_id = n.parent_id and other.id <> n.id and other.days && n.days
          and (other.outcome = 'same' or other.line < n.line)))`.execute(db)
}

/** A tenant is who a period's invitation names. Whoever has registered keeps their own details: the file changes nothing. */
const matchTenants = async (db: Db, { importId }: Plan) => {
  await sql`
    with judged as (
      select o.id, up.object_id as up_id, up.outcome as up_outcome, found.*
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = 'period' and up.key = o.parent_key
      left join lateral (
        select c.id as object_id, c.used_at is not null as used, to_jsonb(c) as now
        from registration_code_period l
        join registration_code c on c.organization_id = ${db.organizationId} and c.id = l.registration_code_id
        where l.organization_id = ${db.organizationId} and l.utilisation_period_id = up.object_id and c.withdrawn_at is null
          and case when o.fields ? 'tenant_email' then lower(c.tenant_email) = lower(o.fields ->> 'tenant_email')
            else lower(c.tenant_name) = lower(o.fields ->> 'tenant_name') end
        order by c.id limit 1
      ) found on true
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant'
    )
    update import_object o set
      object_id = coalesce(j.object_id, o.object_id, palier.new_id()),
      parent_id = j.up_id,
      problem = case when j.up_outcome = 'error' then 'parent-refused' end,
      outcome = case
        when j.up_outcome = 'error' then 'error'
        when j.object_id is null then 'create'
        when j.used or j.now @> o.fields then 'same'
        else 'change'
      end,
      before = case when j.up_outcome <> 'error' and not j.used and not j.now @> o.fields then (
        select jsonb_object_agg(field, j.now -> field) from jsonb_object_keys(o.fields) as field
        where j.now -> field <> o.fields -> field) end
    from judged j where o.organization_id = ${db.organizationId} and o.id = j.id`.execute(db)
}
