import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { searchTextOfUnit, wordsOfBuilding } from '#modules/master-data/public.ts'
import type { Kind } from './contract.ts'

interface Application {
  importId: string
  appId: string
}

/** What is above a planned object, in the plan. */
const parentOf = (
  db: Db,
  importId: string,
  kind: Kind,
) => sql`join import_object up on up.organization_id = ${db.organizationId}
  and up.import_id = ${importId} and up.kind = ${kind} and up.key = o.parent_key`

/** Writes the properties and buildings that are new. Resolves with how many. */
export const createPlaces = async (db: Db, { importId, appId }: Application) => {
  const planned = (kind: string) => sql`o.organization_id = ${db.organizationId} and o.import_id = ${importId}
    and o.kind = ${kind} and o.outcome = 'create'`
  const properties = await sql`
    insert into property (id, app_id, import_id, name, external_id, property_owner, timezone)
    select o.object_id, ${appId}, ${importId}, r.name, r.external_id, r.property_owner, app.timezone
    from import_object o
    join app on app.organization_id = ${db.organizationId} and app.id = ${appId}
    cross join lateral jsonb_to_record(o.fields) as r (name text, external_id text, property_owner text)
    where ${planned('property')}`.execute(db)
  const buildings = await sql`
    insert into building (organization_id, id, property_id, app_id, import_id, name, external_id, property_manager_id,
      street, house_number, postal_code, city, country, latitude, longitude)
    select o.organization_id, o.object_id, up.object_id, ${appId}, o.import_id, r.name, r.external_id, (
        select min(s.id) from service_provider s
        where s.organization_id = ${db.organizationId} and s.type = 'property-manager' having count(*) = 1),
      r.street, r.house_number, r.postal_code, r.city,
      coalesce(r.country, case when r.postal_code ~ '^[1-9][0-9]{3}$' then 'CH' end), r.latitude, r.longitude
    from import_object o ${parentOf(db, importId, 'property')}
    cross join lateral jsonb_to_record(o.fields) as r (name text, external_id text, street text, house_number text,
      postal_code text, city text, country text, latitude double precision, longitude double precision)
    where ${planned('building')}`.execute(db)
  return Number(properties.numAffectedRows) + Number(buildings.numAffectedRows)
}

/** Writes the units that the file names and are new. */
export const createUnits = async (db: Db, { importId }: Pick<Application, 'importId'>) => {
  const { numAffectedRows } = await sql`
    with place as materialized (
      select up.key, b.id, b.property_id, b.app_id, ${wordsOfBuilding('b')} as address
      from import_object up
      join building b on b.organization_id = ${db.organizationId} and b.id = up.object_id
      where up.organization_id = ${db.organizationId} and up.import_id = ${importId} and up.kind = 'building'
    )
    insert into unit (organization_id, id, building_id, property_id, app_id, import_id, name, external_id, type, object_type, size, search)
    select o.organization_id, o.object_id, b.id, b.property_id, b.app_id, o.import_id, r.name, r.external_id, coalesce(r.type, 'rented'),
      r.object_type, r.size, ${searchTextOfUnit(sql.ref('b.address'), { name: sql.ref('r.name'), externalId: sql.ref('r.external_id') })}
    from import_object o
    join place b on b.key = o.parent_key
    cross join lateral jsonb_to_record(o.fields) as r (name text, external_id text, type text, object_type text, size numeric)
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'unit' and o.outcome = 'create'`.execute(
    db,
  )
  return Number(numAffectedRows)
}

/**
 * Writes the units that the rule makes for the buildings of some lines. Ids are taken from rows that have them: they are
 * known to be ids, where a parameter would be checked again for every one of a hundred thousand units.
 */
export const createGeneratedUnits = async (db: Db, importId: string, from: number, below: number) => {
  const { numAffectedRows } = await sql`
    insert into unit (organization_id, id, building_id, property_id, app_id, import_id, name, external_id, object_type, size, search)
    select b.organization_id, palier.new_id(), b.id, b.property_id, b.app_id, b.import_id, r.n, r.x, r.t, r.s,
      ${searchTextOfUnit(sql.ref('b.address'), { name: sql.ref('r.n'), externalId: sql.ref('r.x') })}
    from (
      select b.organization_id, b.id, b.property_id, b.app_id, o.import_id, o.units,
        ${wordsOfBuilding('b')} as address
      from import_object o
      join building b on b.organization_id = ${db.organizationId} and b.id = o.object_id
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.makes_units
        and o.line >= ${from} and o.line < ${below}
      offset 0
    ) b
    cross join lateral jsonb_to_recordset(b.units) as r (x text, n text, t text, s numeric)`.execute(db)
  return Number(numAffectedRows)
}

/** Twelve letters that are not taken for one another: 48 bits. */
const newCode = sql`regexp_replace(translate(substr(md5(gen_random_uuid()::text), 1, 12), '0123456789abcdef', 'ACDEFHJKLMNPRTXY'), '(....)(....)', '\\1-\\2-')`

/** Writes the periods that are new, and who they are for: an invitation that nobody was sent yet. */
export const createTenancies = async (db: Db, { importId }: Pick<Application, 'importId'>) => {
  const periods = await sql`
    insert into utilisation_period (organization_id, id, unit_id, building_id, property_id, app_id, import_id, start_date, end_date, external_id)
    select o.organization_id, o.object_id, u.id, u.building_id, u.property_id, u.app_id, o.import_id, r.start_date, r.end_date, r.external_id
    from import_object o ${parentOf(db, importId, 'unit')}
    join unit u on u.organization_id = ${db.organizationId} and u.id = up.object_id
    cross join lateral jsonb_to_record(o.fields) as r (start_date date, end_date date, external_id text)
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome = 'create'`.execute(
    db,
  )
  const tenants = await sql`
    insert into registration_code (organization_id, id, code, external_id, tenant_name, tenant_email, tenant_phone, locale)
    select o.organization_id, o.object_id, ${newCode}, r.external_id, r.tenant_name, r.tenant_email, r.tenant_phone, r.locale
    from import_object o cross join lateral jsonb_to_record(o.fields) as r (external_id text, tenant_name text, tenant_email text, tenant_phone text, locale text)
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant' and o.outcome = 'create'`.execute(
    db,
  )
  await sql`
    insert into registration_code_period (organization_id, id, registration_code_id, utilisation_period_id)
    select o.organization_id, o.id, o.object_id, up.object_id from import_object o ${parentOf(db, importId, 'period')}
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant' and o.outcome = 'create'`.execute(
    db,
  )
  return Number(periods.numAffectedRows) + Number(tenants.numAffectedRows)
}

const changeable = {
  property: { table: sql`property`, columns: 'name external_id property_owner' },
  building: {
    table: sql`building`,
    columns: 'name external_id street house_number postal_code city country latitude longitude',
  },
  unit: { table: sql`unit`, columns: 'name external_id type object_type size' },
  period: { table: sql`utilisation_period`, columns: 'start_date end_date external_id' },
  tenant: {
    table: sql`registration_code`,
    columns: 'external_id tenant_name tenant_email tenant_phone locale',
  },
}

type Changeable = keyof typeof changeable

/**
 * Sets the periods aside that change, so that whatever follows whom comes in in any order: what is written then overlaps nothing.
 * `changeObjects` brings them back in the same transaction, by whose time they are known.
 */
export const setPeriodsAside = async (db: Db, importId: string, back = false) => {
  await sql`update utilisation_period t set deleted_at = now() from import_object o
    where t.organization_id = ${db.organizationId} and o.organization_id = ${db.organizationId} and o.import_id = ${importId}
      and o.kind = 'period' and o.outcome = 'change' and o.kept is null and t.id = o.object_id and t.deleted_at is null
      and to_jsonb(t) @> ${back ? nextFields : sql`o.before`}`.execute(db)
}
/** What the fields that a plan changes become. */
export const nextFields = sql`(select jsonb_object_agg(field, o.fields -> field) from jsonb_object_keys(o.before) as field)`
export const changeableKinds = Object.keys(changeable) as Changeable[]

/**
 * Gives the objects of one kind that change their new values. With `back`, gives them the old ones again, where the new
 * ones are still there. Resolves with how many were changed.
 */
export const changeObjects = async (db: Db, importId: string, kind: Changeable, back = false) => {
  const { table, columns } = changeable[kind]
  const list = sql.raw(columns.replaceAll(' ', ', '))
  // What was mailed to an address proves nothing of another one, where nobody was invited yet.
  const follows =
    kind === 'tenant'
      ? sql`, mail_secret = case when o.before ? 'tenant_email' then null else t.mail_secret end,
        invited_at = case when o.before ? 'tenant_email' then null else t.invited_at end`
      : kind === 'period'
        ? sql`, version = t.version + 1, deleted_at = null`
        : sql`, version = t.version + 1`
  const aside = kind === 'period' ? sql` and t.deleted_at = now()` : sql``
  const taken = sql.raw(
    columns
      .split(' ')
      .map((column) => `r.${column}`)
      .join(', '),
  )
  const { numAffectedRows } = await sql`
    update ${table} t set (${list}) = (select ${taken} from jsonb_populate_record(t, ${back ? sql`o.before` : nextFields}) r)${follows}
    from import_object o
    where t.organization_id = ${db.organizationId} and o.organization_id = ${db.organizationId} and o.import_id = ${importId}
      and o.kind = ${kind} and o.outcome = 'change' and t.id = o.object_id
      and to_jsonb(t) @> ${back ? nextFields : sql`o.before`}${aside}`.execute(db)
  return Number(numAffectedRows)
}

/** A unit is found by the address of its building too. */
export const renewSearchOfUnits = async (db: Db, importId: string) => {
  const words = { name: sql.ref('u.name'), externalId: sql.ref('u.external_id') }
  await sql`
    update unit u set search = ${searchTextOfUnit(wordsOfBuilding('b'), words)}
    from building b, import_object o
    where u.organization_id = ${db.organizationId} and b.organization_id = ${db.organizationId} and b.id = u.building_id
      and o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.outcome = 'change'
      and ((o.kind = 'building' and o.object_id = b.id) or (o.kind = 'unit' and o.object_id = u.id))`.execute(
    db,
  )
}

export const lastLine = async (db: Db, importId: string) => {
  const { line } = await db
    .selectFrom('importLine')
    .select((count) => count.fn.max('line').as('line'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
  return line ?? 0
}
