import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'
import { appsOfPerson, giveKeysToPeople } from '#modules/accounts/public.ts'
import { giveKeysToPlaces } from '#modules/master-data/public.ts'
import { appsOfProvider, giveKeysToProviders } from '#modules/organizations/public.ts'
import { codesByKey, giveKeysToCodes } from '#modules/tenant-management/public.ts'
import type { FileName } from './files.rules.ts'

export interface Exported {
  appId: string
  withStaff: boolean
}

export const insertExport = (db: Db, values: Insertable<Tables['exchangeExport']>) =>
  db.insertInto('exchangeExport').values(values).returningAll().executeTakeFirstOrThrow()

export const findExport = (db: Db, id: string) =>
  db.selectFrom('exchangeExport').selectAll().where('id', '=', id).executeTakeFirst()

export const setExport = (db: Db, id: string, values: Updateable<Tables['exchangeExport']>) =>
  db.updateTable('exchangeExport').set(values).where('id', '=', id).execute()

/** Says of an export that is still waited for that it will not come. */
export const failExport = async (db: Db, id: string) => {
  await db
    .updateTable('exchangeExport')
    .set({ state: 'failed' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

const DAYS_KEPT = 7

/** Forgets exports of more than a week ago; resolves with where their bytes are. */
export const purgeExports = async (db: Db) => {
  const forgotten = await db
    .deleteFrom('exchangeExport')
    .where('createdAt', '<', sql<Date>`now() - make_interval(days => ${DAYS_KEPT})`)
    .returning('storageKey')
    .execute()
  return forgotten.flatMap(({ storageKey }) => storageKey ?? [])
}

const ofOrganization = (db: Db, table: string) =>
  sql`${sql.ref(`${table}.organization_id`)} = ${db.organizationId}`

/** The codes that open a home in the app; of several of one tenant the newest counts. */
const codesOf = (
  db: Db,
  { appId }: Exported,
) => sql`${ofOrganization(db, 't')} and t.withdrawn_at is null and exists (
    select from registration_code_period link join utilisation_period p on ${ofOrganization(db, 'p')} and p.id = link.utilisation_period_id
    where ${ofOrganization(db, 'link')} and link.registration_code_id = t.id and p.app_id = ${appId} and p.deleted_at is null)
  and (t.external_id is null or t.id in (select newest.id from (${codesByKey({ db, appId })}) newest))`

/** Staff who were added for the app, or work in it or in a place of it, but no programs. */
const staffOf = (db: Db, { appId }: Exported) =>
  sql`${ofOrganization(db, 't')} and t.type is distinct from 'api_client' and ${appId} = any(${appsOfPerson(db.organizationId, 't')})
    and (exists (select from agent a where ${ofOrganization(db, 'a')} and a.person_id = t.id)
      or exists (select from permission x where ${ofOrganization(db, 'x')} and x.person_id = t.id))`

/** The providers that are at work in the app, or nowhere yet. */
const providersOf = (db: Db, { appId }: Exported) => sql`${ofOrganization(db, 't')} and exists (
  select from (select ${appsOfProvider(db.organizationId, sql`t.id`)} as ids) apps where ${appId} = any(ids) or ids = '{}')`

interface Source {
  table: string
  /** What belongs to the app. */
  where: RawBuilder<unknown>
  cells: Record<string, RawBuilder<unknown>>
  from?: RawBuilder<unknown>
}

const column = (name: string) => sql.ref(`t.${name}`)

const sourceOf = (db: Db, of: Exported, file: FileName): Source | undefined => {
  const live = sql`${ofOrganization(db, 't')} and t.app_id = ${of.appId} and t.deleted_at is null`
  const id = column('external_id')
  const keyOf = (table: string, at: RawBuilder<unknown>) =>
    sql`(select up.external_id from ${sql.table(table)} up where ${ofOrganization(db, 'up')} and up.id = ${at})`
  const address = (name: string) => sql`(t.address ->> ${sql.lit(name)})`
  const responsible = sql`join responsibility d on ${ofOrganization(db, 'd')} and d.id = t.responsibility_id
    join user_relation r on ${ofOrganization(db, 'r')} and r.id = d.user_relation_id`
  const inApp = sql`${ofOrganization(db, 't')} and exists (select from property p where ${ofOrganization(db, 'p')} and p.app_id = ${of.appId} and p.deleted_at is null
    and p.id = coalesce(t.property_id, (select b.property_id from building b where ${ofOrganization(db, 'b')} and b.id = t.building_id and b.deleted_at is null)))`
  const dates = { validFromDate: sql`t.valid_from::text`, validToDate: sql`t.valid_to::text` }
  const owner = {
    propertyOwner: column('property_owner'),
    billingPeriodStartDate: sql`t.billing_period_start_date::text`,
    billingPeriodEndDate: sql`t.billing_period_end_date::text`,
  }
  const sources: Partial<Record<FileName, Source>> = {
    'serviceProviders.csv': {
      table: 'service_provider',
      where: providersOf(db, of),
      cells: {
        id,
        name: column('name'),
        country: address('country'),
        city: address('city'),
        streetName: address('street'),
        houseNumber: address('houseNumber'),
        zipCode: address('postalCode'),
        phone: column('phone_number'),
      },
    },
    'properties.csv': {
      table: 'property',
      where: live,
      cells: { id, name: column('name'), ...owner },
    },
    'groups.csv': {
      table: 'building',
      where: live,
      cells: {
        id,
        propertyId: keyOf('property', column('property_id')),
        name: column('name'),
        country: column('country'),
        city: column('city'),
        streetName: column('street'),
        houseNumber: column('house_number'),
        zipCode: column('postal_code'),
        ...owner,
      },
    },
    'units.csv': {
      table: 'unit',
      where: live,
      cells: {
        id,
        groupId: keyOf('building', column('building_id')),
        name: column('name'),
        ...owner,
      },
    },
    'utilisationPeriods.csv': {
      table: 'utilisation_period',
      where: live,
      cells: {
        id,
        unitId: keyOf('unit', column('unit_id')),
        startDate: sql`t.start_date::text`,
        endDate: sql`t.end_date::text`,
      },
    },
    'tenants.csv': {
      table: 'registration_code',
      where: codesOf(db, of),
      cells: {
        id,
        registrationCode: column('code'),
        email: column('tenant_email'),
        phone: column('tenant_phone'),
        name: column('tenant_name'),
      },
    },
    'tenantCheckIns.csv': {
      table: 'registration_code_period',
      from: sql`join utilisation_period p on ${ofOrganization(db, 'p')} and p.id = t.utilisation_period_id and p.app_id = ${of.appId} and p.deleted_at is null
        join (${codesByKey({ db, appId: of.appId })}) c on c.id = t.registration_code_id`,
      where: sql`${ofOrganization(db, 't')} and t.ended_at is null`,
      cells: { utilisationPeriodId: sql`p.external_id`, tenantId: sql`c.external_id` },
    },
    'agents.csv': {
      table: 'person',
      where: staffOf(db, of),
      cells: {
        id,
        email: column('email'),
        firstName: sql`null::text`,
        lastName: column('username'),
        phone: column('phone_number'),
        serviceProviderId: sql`(select s.external_id from agent a join service_provider s on ${ofOrganization(db, 's')} and s.id = a.service_provider_id and s.external_id is not null
          where ${ofOrganization(db, 'a')} and a.person_id = t.id order by a.id limit 1)`,
      },
    },
    'propertyTeams.csv': {
      table: 'responsibility_place',
      from: responsible,
      where: sql`${inApp} and d.role = 'team' and t.property_id is not null`,
      cells: {
        propertyId: keyOf('property', column('property_id')),
        agentId: keyOf('person', sql`r.person_id`),
        ...dates,
      },
    },
    'userRelations.csv': {
      table: 'responsibility_place',
      from: responsible,
      where: sql`${inApp} and d.role is distinct from 'team'`,
      cells: {
        agentId: keyOf('person', sql`r.person_id`),
        resourceType: sql`case when t.property_id is null then 'group' else 'property' end`,
        resourceId: sql`coalesce(${keyOf('property', column('property_id'))}, ${keyOf('building', column('building_id'))})`,
        jobRole: sql`d.role`,
        ...dates,
      },
    },
    'collections.csv': {
      table: 'collection',
      where: sql`${ofOrganization(db, 't')} and t.app_id = ${of.appId}`,
      cells: { id, name: column('name') },
    },
    'collectionAssignments.csv': {
      table: 'collection_place',
      from: sql`join collection c on ${ofOrganization(db, 'c')} and c.id = t.collection_id and c.app_id = ${of.appId}
        cross join lateral (
          select 'property' as type, o.external_id from property o where ${ofOrganization(db, 'o')} and o.id = t.object_id and o.deleted_at is null
          union all select 'group', o.external_id from building o where ${ofOrganization(db, 'o')} and o.id = t.object_id and o.deleted_at is null
          union all select 'unit', o.external_id from unit o where ${ofOrganization(db, 'o')} and o.id = t.object_id and o.deleted_at is null) place`,
      where: ofOrganization(db, 't'),
      cells: {
        collectionId: sql`c.external_id`,
        resourceType: sql`place.type`,
        resourceId: sql`place.external_id`,
      },
    },
  }
  return sources[file]
}

const staffed = new Set<FileName>(['agents.csv', 'propertyTeams.csv', 'userRelations.csv'])
const never = new Set<FileName>(['uuidRemappings.csv', 'agentPermissions.csv'])

/** Is a file part of an export? Who may do what is no master data, and staff are for who may manage them. */
export const isExported = (file: FileName, { withStaff }: Exported) =>
  !never.has(file) && (withStaff || !staffed.has(file))

type GiveKeys = (db: Db, where: RawBuilder<unknown>) => Promise<void>

const toPlaces =
  (table: Parameters<typeof giveKeysToPlaces>[1]): GiveKeys =>
  (db, where) =>
    giveKeysToPlaces(db, table, where)

const keyed: Partial<Record<FileName, GiveKeys>> = {
  'serviceProviders.csv': giveKeysToProviders,
  'properties.csv': toPlaces('property'),
  'groups.csv': toPlaces('building'),
  'units.csv': toPlaces('unit'),
  'utilisationPeriods.csv': toPlaces('utilisationPeriod'),
  'tenants.csv': giveKeysToCodes,
  'agents.csv': giveKeysToPeople,
}

/** What has no key of its own gets one with its first export, by which it is known again. */
export const giveKeys = async (db: Db, of: Exported) => {
  await sql`select set_config('statement_timeout', '20min', true)`.execute(db)
  for (const [file, give] of Object.entries(keyed) as [FileName, GiveKeys][])
    if (isExported(file, of)) await give(db, sourceOf(db, of, file)!.where)
}

/** The cells of a portion of a file's lines, in the order of their ids. */
export const listForExport = async (
  db: Db,
  of: Exported,
  file: FileName,
  { after, limit }: { after: string; limit: number },
) => {
  const { table, from = sql``, where, cells } = sourceOf(db, of, file)!
  const given = sql.join(Object.entries(cells).map(([name, value]) => sql`${sql.lit(name)}, ${value}`))
  const { rows } = await sql<{ at: string; cells: Record<string, string | null> }>`
    select t.id as at, json_build_object(${given}) as cells from ${sql.table(table)} t ${from}
    where ${where} and t.id > ${after} order by t.id limit ${limit}`.execute(db)
  return rows
}
