import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { overlapping, type Stay } from './import.stays.rules.ts'

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
  await settleStreets(db, plan)
  await matchLevel(db, plan, { kind: 'property', table: sql`property`, above: sql`app_id`, required: 'name' })
  await matchLevel(db, plan, {
    kind: 'building',
    table: sql`building`,
    above: sql`property_id`,
    required: 'name',
  })
  await matchLevel(db, plan, { kind: 'unit', table: sql`unit`, above: sql`building_id`, required: 'name' })
  await forgetUnneededProperties(db, plan)
  await matchLevel(db, plan, {
    kind: 'period',
    table: sql`utilisation_period`,
    above: sql`unit_id`,
    required: 'start_date',
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
}

const parentKind = { property: 'none', building: 'property', unit: 'building', period: 'unit' }

/** What the file says of an object; what only found it, a name or an address, contradicts nothing and renames nothing. */
const wantedOf = ({ kind }: Level) =>
  kind === 'building'
    ? sql`f.fields - case when f.derived then array['name'] else array[]::text[] end
        - case when f.by_address then array_remove(array['street', 'house_number',
          case when t.postal_code is not null then 'postal_code' end,
          case when t.city is not null then 'city' end,
          case when t.country is not null then 'country' end], null) else array[]::text[] end`
    : sql`case when f.derived then f.fields - 'name' else f.fields end`

const matchLevel = async (db: Db, { importId, appId }: Plan, level: Level) => {
  const { kind, table, above, required } = level
  const candidates = kind === 'building' ? buildingCandidates(db, appId) : namedCandidates(db, level)
  const stands = kind === 'building' ? sql`not (${sameTown})` : sql`false`
  await sql`
    with mine as materialized (
      select o.*, case when ${kind} = 'property' then ${appId} else up.object_id end as up_id,
        up.outcome as up_outcome, up.derived as up_derived, lower(o.fields ->> ${required}) as wanted_name,
        palier.plain_place(concat_ws(' ', o.fields ->> 'street', o.fields ->> 'house_number')) as address_key
      from import_object o
      left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
        and up.kind = ${parentKind[kind]} and up.key = o.parent_key
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = ${kind}
    ), candidate as materialized (${candidates}),
    best as (
      select distinct on (c.staged) c.staged, c.match, c.by_address, count(*) over (partition by c.staged, c.fit) > 1 as ambiguous
      from candidate c order by c.staged, c.fit desc, c.match
    ), found as materialized (
      select o.*, coalesce(e.id, c.match) as match, e.id is null and c.ambiguous as ambiguous, e.id is not null as by_id,
        e.id is null and coalesce(c.by_address, false) as by_address
      from mine o
      left join ${table} e on e.organization_id = ${db.organizationId} and e.external_id = o.external_id and e.deleted_at is null
      left join best c on c.staged = o.id
    ), judged as (
      select f.*, t.id as now_id, t.${above} as above_id, to_jsonb(t) as now, ${wantedOf(level)} as wanted, case
        when f.ambiguous then 'ambiguous'
        when t.id is null and f.up_outcome = 'error' then 'parent-refused'
        when t.id is null and f.up_id is null then 'parent-missing'
        when t.id is null and f.fields ->> ${required} is null then ${required === 'name' ? 'name-missing' : 'start-missing'}
        when t.id is null then null
        when t.app_id <> ${appId} then 'belongs-elsewhere'
        when f.by_id and ${stands} then 'stands-elsewhere'
        when f.up_id <> t.${above} and not (${kind} = 'building' and f.up_derived) and f.up_outcome <> 'error' then 'belongs-elsewhere'
        when t.read_only and not to_jsonb(t) @> ${wantedOf(level)} then 'read-only'
        when f.by_address and count(*) over (partition by t.id) > 1 then 'ambiguous'
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

/** Without an external id an object is who has its name below its parent; of two, the one without an id of its own. */
const namedCandidates = (db: Db, { kind, table, above }: Level) => {
  const name =
    kind === 'period' ? sql`case when t.type = 'tenant' then t.start_date::text end` : sql`lower(t.name)`
  return sql`
    select o.id as staged, t.id as match, false as by_address, (t.external_id is null)::int as fit
    from mine o join ${table} t on t.organization_id = ${db.organizationId} and t.deleted_at is null
      and t.${above} = o.up_id and ${name} = o.wanted_name
    where o.external_id is null or t.external_id is null`
}

/** The towns of two addresses are not known to differ; of what has a name of its own, its postcode or town may be put right. */
const alike = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`coalesce(${one} = ${other}, true)`
const postcodes = [
  sql`palier.plain_postcode(t.postal_code)`,
  sql`palier.plain_postcode(f.fields ->> 'postal_code')`,
] as const
const cities = [
  sql`nullif(palier.plain_place(t.city), '')`,
  sql`nullif(palier.plain_place(f.fields ->> 'city'), '')`,
] as const
const countries = [sql`t.country`, sql`f.fields ->> 'country'`] as const
const sameAddress = sql`${alike(...postcodes)} and ${alike(...cities)} and ${alike(...countries)}`
const sameTown = sql`${alike(...countries)} and (
  (${alike(...postcodes)} and ${alike(...cities)}) or coalesce(${postcodes[0]} = ${postcodes[1]}, false) or coalesce(${cities[0]} = ${cities[1]}, false))`
const alikeness = sql`2 * (coalesce(${postcodes[0]} = ${postcodes[1]}, false)::int
  + coalesce(${cities[0]} = ${cities[1]}, false)::int + coalesce(${countries[0]} = ${countries[1]}, false)::int)
  + (t.external_id is null)::int`

/**
 * Without an external id a building is who has its address in the app: street, number and as much of postcode, town and
 * country as both say. What the file names itself is who has that name below its property, in the same town.
 */
const buildingCandidates = (db: Db, appId: string) => sql`
  select f.id as staged, t.id as match, true as by_address, ${alikeness} as fit
  from mine f join building t on t.organization_id = ${db.organizationId} and t.app_id = ${appId} and t.deleted_at is null
    and t.street is not null and t.address_key = f.address_key
  where f.derived and f.fields ? 'street' and (f.up_derived or t.property_id = f.up_id)
    and (f.external_id is null or t.external_id is null) and ${sameAddress}
  union all
  select f.id, t.id, false, ${alikeness}
  from mine f join building t on t.organization_id = ${db.organizationId} and t.deleted_at is null
    and t.property_id = f.up_id and lower(t.name) = f.wanted_name
  where (not f.derived or t.street is null) and (f.external_id is null or t.external_id is null) and ${sameTown}`

/**
 * Where a property is named after its street, the same street of another town is another one: it takes the name of its
 * town along, unless the property of that street stands in it.
 */
const settleStreets = async (db: Db, { importId, appId }: Plan) => {
  await sql`
    with street as materialized (
      select b.parent_key as key, min(b.fields ->> 'street') as street, min(b.fields ->> 'city') as city
      from import_object b
      where b.organization_id = ${db.organizationId} and b.import_id = ${importId} and b.kind = 'building'
        and b.fields ? 'street' and b.fields ? 'city'
      group by 1
    ), mine as materialized (
      select o.id, o.fields, s.street, s.city, s.street || ', ' || s.city as long
      from import_object o join street s on s.key = o.key
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'property' and o.derived
    ), known as materialized (
      select p.id, lower(p.name) as name from property p
      where p.organization_id = ${db.organizationId} and p.app_id = ${appId} and p.deleted_at is null
    ), plain as (
      select m.id, bool_or(b.city is not null and palier.plain_place(b.city) = palier.plain_place(m.city))
        or not bool_or(b.city is not null) as fits
      from mine m join known p on p.name = lower(m.street)
      left join building b on b.organization_id = ${db.organizationId} and b.property_id = p.id and b.deleted_at is null
      group by 1
    ), settled as (
      select m.id, case
        when long.name is not null or not plain.fits then m.long
        when plain.fits then m.street
        else m.fields ->> 'name' end as name
      from mine m
      left join (select distinct name from known) long on long.name = lower(m.long)
      left join plain on plain.id = m.id
    )
    update import_object o set fields = o.fields || jsonb_build_object('name', s.name)
    from settled s
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.id = s.id
      and o.fields ->> 'name' <> s.name`.execute(db)
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
    create temporary table planned_period on commit drop as
    select o.id, o.line, coalesce(o.parent_id, up.object_id) as unit_id, o.object_id, o.outcome = 'same' as stays,
      starts.day as first, coalesce(ends.day, 'infinity') as last
    from import_object o
    left join import_object up on up.organization_id = ${db.organizationId} and up.import_id = ${importId}
      and up.kind = 'unit' and up.key = o.parent_key
    left join utilisation_period p on p.organization_id = ${db.organizationId} and p.id = o.object_id
    cross join lateral (select coalesce((o.fields ->> 'start_date')::date, p.start_date)) starts (day)
    cross join lateral (select coalesce((o.fields ->> 'end_date')::date, p.end_date)) ends (day)
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome <> 'error'`.execute(
    db,
  )
  await sql`insert into planned_period (unit_id, object_id, stays, first, last, line)
    select p.unit_id, p.id, true, p.start_date, coalesce(p.end_date, 'infinity'), 0
    from utilisation_period p
    left join planned_period o on o.object_id = p.id
    where p.organization_id = ${db.organizationId} and p.type = 'tenant' and p.deleted_at is null and o.id is null
      and p.unit_id in (select unit_id from planned_period)`.execute(db)
  const refuse = (ids: readonly string[], problem: string) =>
    sql`update import_object set outcome = 'error', before = null, problem = ${problem}
      where organization_id = ${db.organizationId} and id = any (${ids})`.execute(db)
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
  await refuse(
    backwards.map(({ id }) => id),
    'ends-before-it-starts',
  )
  await refuse(overlapping(rows), 'utilisation-period-overlaps')
}

/**
 * A tenant is who a period's invitation names, and an address is one person's of them. Whoever has registered keeps their own details, and so does an invitation that
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
      select m.id, m.up_outcome, m.object_id, p.now_id, p.now, p.kept or e.registration_code_id is not null as kept,
        case when h.id <> p.now_id then m.fields - 'tenant_email' else m.fields end as fields
      from mine m
      left join chosen p on p.id = m.id
      left join elsewhere e on e.registration_code_id = p.now_id
      left join holder h on h.utilisation_period_id = m.up_id and h.mail = m.mail
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
