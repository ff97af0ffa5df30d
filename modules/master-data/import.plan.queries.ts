import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** Where a plan is made: the staged objects of one import, against the objects of one app. */
interface Plan {
  importId: string
  appId: string
}

/**
 * Works out what becomes of every staged object, from the top of the tree down: which object it is today, what would
 * change in it, or what stands in the way. Reads the master data only; run again it says what would happen now, and
 * writes nothing where that is the same.
 */
export const planObjects = async (db: Db, plan: Plan) => {
  await settleEntrances(db, plan)
  await matchLevel(db, plan, {
    kind: 'property',
    table: sql`property`,
    above: sql`app_id`,
    required: 'name',
    name: sql`lower(t.name)`,
    wantedName: sql`lower(o.fields ->> 'name')`,
  })
  for (const [kind, table, above] of [
    ['building', sql`building`, sql`property_id`],
    ['unit', sql`unit`, sql`building_id`],
  ] as const)
    await matchLevel(db, plan, {
      kind,
      table,
      above,
      required: 'name',
      name: sql`lower(t.name)`,
      wantedName: sql`lower(o.fields ->> 'name')`,
    })
  await forgetUnneededProperties(db, plan)
  await matchLevel(db, plan, {
    kind: 'period',
    table: sql`utilisation_period`,
    above: sql`unit_id`,
    required: 'start_date',
    name: sql`case when t.type = 'tenant' then t.start_date end`,
    wantedName: sql`(o.fields ->> 'start_date')::date`,
  })
  await refuseOverlaps(db, plan)
  await matchTenants(db, plan)
}

interface Level {
  kind: 'property' | 'building' | 'unit' | 'period'
  table: RawBuilder<unknown>
  /** The column that names what is above it. */
  above: RawBuilder<unknown>
  /** What a new one can not do without. */
  required: 'name' | 'start_date'
  /** How those below one parent are told apart, unless an external id does: what is there, and what the file says. */
  name: RawBuilder<unknown>
  wantedName: RawBuilder<unknown>
}

const parentKind = { property: 'none', building: 'property', unit: 'building', period: 'unit' }

/** What the file says of an object; a name that it does not say itself renames nothing. */
const wanted = sql`case when f.derived then f.fields - 'name' else f.fields end`

const matchLevel = async (
  db: Db,
  { importId, appId }: Plan,
  { kind, table, above, required, name, wantedName }: Level,
) => {
  await sql`
    with mine as materialized (
      select o.*, case when ${kind} = 'property' then ${appId} else up.object_id end as up_id,
        up.outcome as up_outcome, up.derived as up_derived, ${wantedName} as wanted_name
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = ${parentKind[kind]} and up.key = o.parent_key
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = ${kind}
    ), named as materialized (
      select t.${above} as up_id, ${name} as name, t.external_id is null as plain, min(t.id) as id, count(*) as count
      from ${table} t
      where t.organization_id = ${db.organizationId} and t.deleted_at is null and t.${above} in (select up_id from mine)
      group by 1, 2, 3
    ), found as materialized (
      select o.*, coalesce(e.id, plain.id, other.id) as match,
        e.id is null and coalesce(plain.count, other.count) > 1 as ambiguous
      from mine o
      left join ${table} e on e.organization_id = ${db.organizationId} and e.external_id = o.external_id and e.deleted_at is null
      left join named plain on plain.plain and plain.up_id = o.up_id and plain.name = o.wanted_name
      left join named other on not other.plain and other.up_id = o.up_id and other.name = o.wanted_name and o.external_id is null
    ), judged as (
      select f.*, t.id as now_id, t.${above} as above_id, to_jsonb(t) as now, ${wanted} as wanted, case
        when f.ambiguous then 'ambiguous'
        when t.id is null and f.up_outcome = 'error' then 'parent-refused'
        when t.id is null and f.up_id is null then 'parent-missing'
        when t.id is null and f.fields ->> ${required} is null then ${required === 'name' ? 'name-missing' : 'start-missing'}
        when t.id is null then null
        when t.app_id <> ${appId} then 'belongs-elsewhere'
        when f.up_id <> t.${above} and not (${kind} = 'building' and f.up_derived) and f.up_outcome <> 'error' then 'belongs-elsewhere'
        when t.read_only and not to_jsonb(t) @> ${wanted} then 'read-only'
      end as trouble
      from found f left join ${table} t on t.organization_id = ${db.organizationId} and t.id = f.match
    ), settled as (
      select j.id, j.trouble as problem, j.above_id as parent_id,
        case when j.trouble is null then coalesce(j.now_id, j.object_id, palier.new_id()) end as object_id,
        case
          when j.trouble is not null then 'error'
          when j.now_id is null then 'create'
          when j.now @> j.wanted then 'same'
          else 'change'
        end as outcome,
        case when j.trouble is null and not j.now @> j.wanted then (
          select jsonb_object_agg(field, j.now -> field) from jsonb_object_keys(j.wanted) as field
          where j.now -> field <> j.wanted -> field) end as before,
        ${kind} = 'building' and j.units is not null and j.trouble is null and home.building_id is null as makes_units
      from judged j
      left join (
        select distinct building_id from unit
        where organization_id = ${db.organizationId} and deleted_at is null and ${kind} = 'building'
      ) home on home.building_id = j.now_id
    )
    update import_object o set object_id = s.object_id, parent_id = s.parent_id, problem = s.problem, outcome = s.outcome,
      before = s.before, makes_units = s.makes_units
    from settled s
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.id = s.id
      and (o.object_id, o.parent_id, o.problem, o.outcome, o.before, o.makes_units)
        is distinct from (s.object_id, s.parent_id, s.problem, s.outcome, s.before, s.makes_units)`.execute(
    db,
  )
}

/**
 * The entrances of one registered building carry one number. Whichever of them a file names first, each is the building
 * that has its address today.
 */
const settleEntrances = async (db: Db, { importId }: Plan) => {
  await sql`
    with mine as materialized (
      select o.*, o.register_id || '/' || concat_ws(' ', o.fields ->> 'street', o.fields ->> 'house_number') as entrance
      from import_object o
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'building'
        and o.register_id is not null and o.fields ? 'street'
    ), settled as (
      select o.id, case when own.id is not null then o.entrance else o.register_id end as external_id
      from mine o
      left join building own on own.organization_id = ${db.organizationId} and own.external_id = o.entrance and own.deleted_at is null
      left join building first on first.organization_id = ${db.organizationId} and first.external_id = o.register_id
        and first.deleted_at is null and first.street = o.fields ->> 'street'
        and first.house_number is not distinct from o.fields ->> 'house_number'
      where own.id is not null or first.id is not null
    )
    update import_object o set external_id = s.external_id,
      fields = o.fields || jsonb_build_object('external_id', s.external_id)
    from settled s
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.id = s.id
      and o.external_id <> s.external_id`.execute(db)
}

/** A street that only names where known buildings stand is no reason to make a property. */
const forgetUnneededProperties = async (db: Db, { importId }: Plan) => {
  await sql`update import_object o set outcome = 'same', object_id = null
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'property'
      and o.derived and o.outcome = 'create' and o.key not in (
        select b.parent_key from import_object b where b.organization_id = ${db.organizationId} and b.import_id = ${importId}
          and b.kind = 'building' and b.parent_key is not null and b.outcome = 'create')`.execute(db)
}

/** Two tenants never hold a unit on the same day: neither with what is there nor within the file, where the first line stays. */
const refuseOverlaps = async (db: Db, { importId }: Plan) => {
  await sql`
    with planned as (
      select o.id, o.line, o.object_id, coalesce(o.parent_id, up.object_id) as parent_id, o.outcome,
        case when ends.day < starts.day then 'empty' else daterange(starts.day, ends.day, '[]') end as days
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = 'unit' and up.key = o.parent_key
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

/**
 * A tenant is who a period's invitation names. Whoever has registered keeps their own details, and so does an invitation that
 * opens homes of another app as well: the file changes nothing.
 */
const matchTenants = async (db: Db, { importId, appId }: Plan) => {
  await sql`
    with mine as materialized (
      select o.*, up.object_id as up_id, up.outcome as up_outcome, coalesce(lower(o.fields ->> 'tenant_email'), '') as mail,
        lower(o.fields ->> 'tenant_name') as name
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = 'period' and up.key = o.parent_key
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant'
    ), known as materialized (
      select l.utilisation_period_id, c.id, to_jsonb(c) as now,
        c.used_at is not null or exists (
          select from registration_code_period also
          join utilisation_period elsewhere on elsewhere.organization_id = ${db.organizationId} and elsewhere.id = also.utilisation_period_id
          where also.organization_id = ${db.organizationId} and also.registration_code_id = c.id and elsewhere.app_id <> ${appId}) as kept,
        coalesce(lower(c.tenant_email), '') as mail, lower(c.tenant_name) as name, c.external_id
      from registration_code_period l
      join registration_code c on c.organization_id = ${db.organizationId} and c.id = l.registration_code_id and c.withdrawn_at is null
      where l.organization_id = ${db.organizationId} and l.utilisation_period_id in (select up_id from mine)
    ), judged as (
      select distinct on (m.id) m.id, m.up_outcome, m.fields, k.id as now_id, k.kept, k.now, m.object_id
      from mine m left join known k on k.utilisation_period_id = m.up_id
        and case when m.external_id = k.external_id then true when m.external_id <> k.external_id then false
          when m.mail <> '' then k.mail = m.mail else k.name = m.name end
      order by m.id, coalesce(m.external_id = k.external_id, false) desc, k.id
    )
    update import_object o set
      object_id = coalesce(j.now_id, j.object_id, palier.new_id()),
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
