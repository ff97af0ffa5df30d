import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Plan } from './plan.queries.ts'

/** The towns of two addresses are not known to differ; of what has a name of its own, its postcode or town may be put right. */
const alike = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`coalesce(${one} = ${other}, true)`
const postcodes = [
  sql`palier.plain_postcode(t.postal_code)`,
  sql`palier.plain_postcode(f.fields ->> 'postal_code')`,
] as const
const cities = [
  sql`nullif(palier.plain_town(t.city), '')`,
  sql`nullif(palier.plain_town(f.fields ->> 'city'), '')`,
] as const
const countries = [sql`t.country`, sql`f.fields ->> 'country'`] as const
const sameAddress = sql`${alike(...postcodes)} and ${alike(...cities)} and ${alike(...countries)}`
export const sameTown = sql`${alike(...countries)} and (
  (${alike(...postcodes)} and ${alike(...cities)}) or coalesce(${postcodes[0]} = ${postcodes[1]}, false) or coalesce(${cities[0]} = ${cities[1]}, false))`
const alikeness = sql`2 * (coalesce(${postcodes[0]} = ${postcodes[1]}, false)::int
  + coalesce(${cities[0]} = ${cities[1]}, false)::int + coalesce(${countries[0]} = ${countries[1]}, false)::int)
  + (t.external_id is null)::int`

/**
 * Without an external id a building is who has its address in the app: street, number and as much of postcode, town and
 * country as both say. What the file names itself is who has that name below its property, in the same town.
 */
export const buildingCandidates = (db: Db, appId: string) => sql`
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
export const settleStreets = async (db: Db, { importId, appId }: Plan) => {
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
      select m.id, bool_or(b.city is not null and palier.plain_town(b.city) = palier.plain_town(m.city))
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
export const settleEntrances = async (db: Db, { importId }: Plan) => {
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
export const deleteUnneededProperties = async (db: Db, { importId }: Plan) => {
  await sql`update import_object o set outcome = 'same', object_id = null
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'property'
      and o.derived and o.outcome = 'create' and o.key not in (
        select b.parent_key from import_object b where b.organization_id = ${db.organizationId} and b.import_id = ${importId}
          and b.kind = 'building' and b.parent_key is not null and b.outcome = 'create')`.execute(db)
}
