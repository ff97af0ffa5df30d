import { type RawBuilder, sql } from 'kysely'
import { moveGroup, moveUnit, searchTextOfUnit, wordsOfBuilding } from '#modules/master-data/public.ts'
import { type FileName, fileOfResource } from './files.rules.ts'
import {
  cell,
  here,
  keepBefore,
  notOwned,
  own,
  OWNED,
  owned,
  type Scope,
  SOURCE,
  type Tally,
  type Thing,
  writeThings,
  wrote,
} from './writing.queries.ts'

const marksOf = ({ manifest }: Scope): Record<string, RawBuilder<unknown>> =>
  manifest.readOnly ? { ...OWNED, source: sql`${sql.lit(SOURCE)}` } : {}

const address = {
  street: cell('streetName'),
  house_number: cell('houseNumber'),
  postal_code: cell('zipCode'),
  city: cell('city'),
  country: cell('country'),
}

/** The service providers of a delivery. */
export const providersOf = (scope: Scope): Thing => ({
  file: 'serviceProviders.csv',
  table: 'service_provider',
  columns: {
    name: cell('name'),
    phone_number: cell('phone'),
    address: sql`jsonb_strip_nulls(jsonb_build_object('street', ${address.street}, 'houseNumber', ${address.house_number},
      'postalCode', ${address.postal_code}, 'city', ${address.city}, 'country', ${address.country}))`,
  },
  merged: 'address',
  fixed: {},
  marks: scope.manifest.readOnly ? OWNED : {},
  everywhere: true,
})

/** Whose a place is, and for which days it is billed. */
const owner = {
  property_owner: cell('propertyOwner'),
  billing_period_start_date: sql`${cell('billingPeriodStartDate')}::date`,
  billing_period_end_date: sql`${cell('billingPeriodEndDate')}::date`,
}

const writeProperties = (scope: Scope) =>
  writeThings(scope, {
    file: 'properties.csv',
    table: 'property',
    columns: { name: cell('name'), ...owner },
    fixed: {
      app_id: sql`${scope.appId}`,
      timezone: sql`(select timezone from app where ${own(scope, 'app')} and app.id = ${scope.appId})`,
    },
    marks: marksOf(scope),
    lasting: true,
  })

const above = (scope: Scope, table: string, name: string) =>
  sql`join ${sql.table(table)} up on ${here(scope, 'up')} and up.deleted_at is null and up.external_id = ${cell(name)}`

interface Moved {
  id: string
  up: { id: string; appId: string; propertyId: string }
}

/** What a file puts elsewhere than where it is. */
const findMoved = async (
  scope: Scope,
  file: FileName,
  table: 'building' | 'unit',
  up: RawBuilder<unknown>,
) => {
  const [at, propertyId] =
    table === 'unit' ? [sql`t.building_id`, sql`up.property_id`] : [sql`t.property_id`, sql`up.id`]
  const { rows } = await sql<Moved>`
    select t.id, json_build_object('id', up.id, 'appId', up.app_id, 'propertyId', ${propertyId}) as up
    from exchange_line l ${up}
    join ${sql.table(table)} t on ${here(scope, 't')} and t.deleted_at is null and t.external_id = l.key
    where l.file = ${file} and ${at} <> up.id`.execute(scope.db)
  return rows
}

const writeGroups = async (scope: Scope): Promise<Tally> => {
  const from = above(scope, 'property', 'propertyId')
  const moved = await findMoved(scope, 'groups.csv', 'building', from)
  for (const { id, up } of moved) {
    await keepBefore(scope, 'building', id)
    await moveGroup(scope.db, scope.modules, id, up)
  }
  const tally = await writeThings(scope, {
    file: 'groups.csv',
    table: 'building',
    columns: { name: cell('name'), ...address, ...owner },
    fixed: {
      app_id: sql`${scope.appId}`,
      property_id: sql`up.id`,
      property_manager_id: sql`(select min(s.id) from service_provider s
        where ${own(scope, 's')} and s.type = 'property-manager' having count(*) = 1)`,
    },
    from,
    marks: marksOf(scope),
    lasting: true,
  })
  return { ...tally, changed: Math.max(tally.changed, moved.length) }
}

const writeUnits = async (scope: Scope): Promise<Tally> => {
  const from = above(scope, 'building', 'groupId')
  const moved = await findMoved(scope, 'units.csv', 'unit', from)
  for (const { id, up } of moved) {
    await keepBefore(scope, 'unit', id)
    await moveUnit(scope.db, scope.modules, id, up)
  }
  const tally = await writeThings(scope, {
    file: 'units.csv',
    table: 'unit',
    columns: { name: cell('name'), ...owner },
    fixed: {
      app_id: sql`${scope.appId}`,
      property_id: sql`up.property_id`,
      building_id: sql`up.id`,
      type: sql`${scope.manifest.unitType}`,
      search: searchTextOfUnit(wordsOfBuilding('up'), { name: cell('name'), externalId: sql`l.key` }),
    },
    from,
    marks: marksOf(scope),
    lasting: true,
  })
  return { ...tally, changed: Math.max(tally.changed, moved.length) }
}

/** A unit is found by the address of its building too. */
export const renewSearch = async (scope: Scope) => {
  const renewed = searchTextOfUnit(wordsOfBuilding('b'), {
    name: sql`u.name`,
    externalId: sql`u.external_id`,
  })
  const changed = sql`(select c.row_id from exchange_change c where ${own(scope, 'c')} and c.job_id = ${scope.jobId}`
  await wrote(
    scope,
    'unit',
    sql`update unit u set search = ${renewed} from building b
      where ${own(scope, 'u')} and ${own(scope, 'b')} and b.id = u.building_id and u.search is distinct from ${renewed}
        and u.id in (
          select x.id from unit x where ${own(scope, 'x')} and x.id in ${changed} and c.table_name = 'unit')
          union select x.id from unit x where ${own(scope, 'x')} and x.building_id in ${changed} and c.table_name = 'building'))`,
  )
}

/** A period of an owned unit is an ownership, and only tenancies keep each other away. */
const writePeriods = async (scope: Scope): Promise<Tally> => {
  const { appId } = scope
  const { readOnly } = scope.manifest
  const period = sql`${here(scope, 'p')} and p.external_id = l.key and p.deleted_at is null`
  const unit = sql`unit u on ${here(scope, 'u')} and u.deleted_at is null and u.external_id = ${cell('unitId')}`
  const [start, end] = [sql`${cell('startDate')}::date`, sql`${cell('endDate')}::date`]
  const deleted = await wrote(
    scope,
    'utilisation_period',
    sql`update utilisation_period p set deleted_at = now() from exchange_line l
      where l.file = 'utilisationPeriods.csv' and l.op = 'delete' and ${period}`,
  )
  await sql`create temporary table exchange_period on commit drop as
    select * from (
      select p.id, coalesce(${start}, p.start_date) as start_date, nullif(case when l.op = 'insert' then ${end} else coalesce(${end}, p.end_date) end, 'infinity') as end_date,
        coalesce(u.id, p.unit_id) as unit_id, coalesce(u.building_id, p.building_id) as building_id, coalesce(u.property_id, p.property_id) as property_id,
        p.start_date as old_start, p.end_date as old_end, p.unit_id as old_unit, p.read_only, p.kept_by_id
      from exchange_line l join utilisation_period p on ${period} left join ${unit}
      where l.file = 'utilisationPeriods.csv' and l.op <> 'delete') n
    where ${readOnly ? sql`${notOwned('n')} or` : sql``} row(n.start_date, n.end_date, n.unit_id) is distinct from row(n.old_start, n.old_end, n.old_unit)`.execute(
    scope.db,
  )
  const meant = sql`from exchange_period n where ${own(scope, 'p')} and p.id = n.id`
  // Out of each other's way until all have their new days: two tenancies may swap them.
  await wrote(scope, 'utilisation_period', sql`update utilisation_period p set deleted_at = now() ${meant}`)
  const changed = await wrote(
    scope,
    'utilisation_period',
    sql`update utilisation_period p set deleted_at = null, start_date = n.start_date, end_date = n.end_date, unit_id = n.unit_id,
      building_id = n.building_id, property_id = n.property_id, ${readOnly ? sql`${owned}, source = ${SOURCE},` : sql``} version = p.version + 1 ${meant}`,
  )
  const created = await wrote(
    scope,
    'utilisation_period',
    sql`insert into utilisation_period (organization_id, external_id, app_id, property_id, building_id, unit_id, type, start_date, end_date, read_only, source)
      select ${scope.db.organizationId}, l.key, ${appId}, u.property_id, u.building_id, u.id,
        case u.type when 'owned' then 'ownership' else 'tenant' end, ${start}, nullif(${end}, 'infinity'), ${sql.lit(readOnly)}, ${readOnly ? SOURCE : null}
      from exchange_line l join ${unit}
      where l.file = 'utilisationPeriods.csv' and l.op = 'insert' and not exists (select from utilisation_period p where ${period})`,
  )
  return { created, changed, deleted }
}

const tableOf: Record<string, string> = {
  property: 'property',
  group: 'building',
  unit: 'unit',
  utilisationPeriod: 'utilisation_period',
}

const remap = async (scope: Scope): Promise<Tally> => {
  let changed = 0
  for (const resource of Object.keys(fileOfResource)) {
    const table = tableOf[resource]!
    changed += await wrote(
      scope,
      table,
      sql`update ${sql.table(table)} t set external_id = ${cell('newUuid')} from exchange_line l
        where l.file = 'uuidRemappings.csv' and ${cell('resource')} = ${resource} and ${here(scope, 't')} and t.deleted_at is null
          and t.external_id = ${cell('oldUuid')}`,
    )
  }
  return { created: 0, changed, deleted: 0 }
}

/** What writes places, file by file. */
export const placeWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'uuidRemappings.csv': remap,
  'serviceProviders.csv': (scope) => writeThings(scope, providersOf(scope)),
  'properties.csv': writeProperties,
  'groups.csv': writeGroups,
  'units.csv': writeUnits,
  'utilisationPeriods.csv': writePeriods,
}
