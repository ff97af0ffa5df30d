import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import {
  buildingCandidates,
  deleteUnneededProperties,
  sameTown,
  settleEntrances,
  settleStreets,
} from './places.queries.ts'
import { matchTenants, refuseOverlaps } from './tenancies.queries.ts'

/** Where a plan is made: the staged objects of one import, against the objects of one app. */
export interface Plan {
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
  await deleteUnneededProperties(db, plan)
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
    : kind === 'unit'
      ? sql`case when f.by_id then f.fields else f.fields - 'name' end`
      : sql`case when f.derived then f.fields - 'name' else f.fields end`

/** The form in which two names are one: a home is called "1.OG li" and "1. OG li". */
const plainName = (kind: Level['kind'], name: RawBuilder<unknown>) =>
  kind === 'unit' ? sql`palier.plain_home(${name})` : sql`lower(${name})`

const matchLevel = async (db: Db, { importId, appId }: Plan, level: Level) => {
  const { kind, table, above, required } = level
  const candidates = kind === 'building' ? buildingCandidates(db, appId) : namedCandidates(db, level)
  const stands = kind === 'building' ? sql`not (${sameTown})` : sql`false`
  await sql`
    with mine as materialized (
      select o.*, case when ${kind} = 'property' then ${appId} else up.object_id end as up_id,
        up.outcome as up_outcome, up.derived as up_derived, ${plainName(kind, sql`o.fields ->> ${required}`)} as wanted_name,
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
        case when j.trouble is null then coalesce(j.now_id, j.id) end as object_id,
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

/** Without an external id an object is who has its name below its parent; of two, the one of just that name, then without an id of its own. */
const namedCandidates = (db: Db, { kind, table, above }: Level) => {
  const name =
    kind === 'period'
      ? sql`case when t.type = 'tenant' then t.start_date::text end`
      : plainName(kind, sql`t.name`)
  const alike = kind === 'unit' ? sql`2 * (lower(t.name) = lower(o.fields ->> 'name'))::int` : sql`0`
  return sql`
    select o.id as staged, t.id as match, false as by_address, ${alike} + (t.external_id is null)::int as fit
    from mine o join ${table} t on t.organization_id = ${db.organizationId} and t.deleted_at is null
      and t.${above} = o.up_id and ${name} = o.wanted_name
    where o.external_id is null or t.external_id is null`
}
