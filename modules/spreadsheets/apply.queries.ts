import { type RawBuilder, sql } from 'kysely'
import type { Bulk } from '#kernel/server/bulk.ts'
import { ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import {
  changeFields,
  makeBuildings,
  makePeriods,
  makeProperties,
  makeUnits,
  setChangingAside,
} from '#modules/master-data/public.ts'
import { changeInvitations, makeInvitations, makeOpenings } from '#modules/tenant-management/public.ts'
import type { Kind } from './contract.ts'

const planned = ({ db, jobId }: Bulk, alias: string, kind: Kind) =>
  sql`${ofOrganization(db, alias)} and ${sql.ref(`${alias}.import_id`)} = ${jobId} and ${sql.ref(`${alias}.kind`)} = ${kind}`

/** What is above a planned object, in the plan. */
const below = (bulk: Bulk, kind: Kind) =>
  sql`join import_object up on ${planned(bulk, 'up', kind)} and up.key = o.parent_key`

/** The columns that the fields of a planned object give, with their types. */
const types = {
  name: 'text',
  external_id: 'text',
  property_owner: 'text',
  street: 'text',
  house_number: 'text',
  postal_code: 'text',
  city: 'text',
  country: 'text',
  latitude: 'double precision',
  longitude: 'double precision',
  type: 'text',
  object_type: 'text',
  size: 'numeric',
  start_date: 'date',
  end_date: 'date',
  tenant_name: 'text',
  tenant_email: 'text',
  tenant_phone: 'text',
  locale: 'text',
}
type Column = keyof typeof types

interface Making {
  /** What the fields say, as they say it, */
  fields: readonly Column[]
  /** or as it is when they do not. */
  otherwise?: Partial<Record<Column, RawBuilder<unknown>>>
  /** What else a new row has. */
  more?: Record<string, RawBuilder<unknown>>
  from?: RawBuilder<unknown>
}

/** The rows of the objects of a kind that are new, each with the id that was planned for it. */
const newRows = (bulk: Bulk, kind: Kind, { fields, otherwise = {}, more = {}, from = sql`` }: Making) => {
  const given = fields.map((name) => otherwise[name] ?? sql.ref(`r.${name}`))
  const typed = fields.map((name) => sql`${sql.ref(name)} ${sql.raw(types[name])}`)
  const columns = ['id', ...Object.keys(more), ...fields]
  const values = [sql`o.object_id`, ...Object.values(more), ...given]
  return {
    columns,
    rows: sql`select ${sql.join(values.map((value, index) => sql`${value} as ${sql.ref(columns[index]!)}`))}
      from import_object o ${from} cross join lateral jsonb_to_record(o.fields) as r (${sql.join(typed)})
      where ${planned(bulk, 'o', kind)} and o.outcome = 'create'`,
  }
}

const ofImport = { import_id: sql`o.import_id` }

/** Writes the properties and buildings that are new. Resolves with how many. */
export const createPlaces = async (bulk: Bulk, appId: string) => {
  const properties = await makeProperties(
    bulk,
    newRows(bulk, 'property', {
      fields: ['name', 'external_id', 'property_owner'],
      more: { ...ofImport, app_id: sql`${appId}::text` },
    }),
  )
  const buildings = await makeBuildings(
    bulk,
    newRows(bulk, 'building', {
      fields: [
        'name',
        'external_id',
        'street',
        'house_number',
        'postal_code',
        'city',
        'country',
        'latitude',
        'longitude',
      ],
      otherwise: {
        country: sql`coalesce(r.country, case when r.postal_code ~ '^[1-9][0-9]{3}$' then 'CH' end)`,
      },
      more: { ...ofImport, property_id: sql`up.object_id` },
      from: below(bulk, 'property'),
    }),
  )
  return properties + buildings
}

/** Writes the units that the file names and are new. */
export const createUnits = (bulk: Bulk) =>
  makeUnits(
    bulk,
    newRows(bulk, 'unit', {
      fields: ['name', 'external_id', 'type', 'object_type', 'size'],
      otherwise: { type: sql`coalesce(r.type, 'rented')` },
      more: { ...ofImport, building_id: sql`up.object_id` },
      from: below(bulk, 'building'),
    }),
  )

/** Writes the units that the rule makes for the buildings of some lines. */
export const createGeneratedUnits = (bulk: Bulk, from: number, before: number) =>
  makeUnits(bulk, {
    columns: ['building_id', 'import_id', 'name', 'external_id', 'object_type', 'size'],
    rows: sql`select o.object_id as building_id, o.import_id, r.n as name, r.x as external_id, r.t as object_type, r.s as size
      from import_object o cross join lateral jsonb_to_recordset(o.units) as r (x text, n text, t text, s numeric)
      where ${planned(bulk, 'o', 'building')} and o.makes_units and o.line >= ${from} and o.line < ${before}`,
  })

/** Writes the periods that are new, and who they are for: an invitation that nobody was sent yet. */
export const createTenancies = async (bulk: Bulk) => {
  const periods = await makePeriods(
    bulk,
    newRows(bulk, 'period', {
      fields: ['start_date', 'end_date', 'external_id'],
      more: { ...ofImport, unit_id: sql`up.object_id` },
      from: below(bulk, 'unit'),
    }),
  )
  const fields = ['external_id', 'tenant_name', 'tenant_email', 'tenant_phone', 'locale'] as const
  const tenants = await makeInvitations(bulk, newRows(bulk, 'tenant', { fields }))
  await makeOpenings(
    bulk,
    sql`select o.object_id as registration_code_id, up.object_id as utilisation_period_id
      from import_object o ${below(bulk, 'period')} where ${planned(bulk, 'o', 'tenant')} and o.outcome = 'create'`,
  )
  return periods + tenants
}

/** What the fields that a plan changes become. */
export const nextFields = sql`(select jsonb_object_agg(field, o.fields -> field) from jsonb_object_keys(o.before) as field)`

/** What a plan changes of a kind: with `back`, what is changed back. */
const changesOf = (bulk: Bulk, kind: Kind, back: boolean) => sql`
  select o.object_id as id, ${back ? nextFields : sql`o.before`} as before, ${back ? sql`o.before` : nextFields} as next
  from import_object o where ${planned(bulk, 'o', kind)} and o.outcome = 'change' and o.kept is null`

/** Sets the periods aside that change, or change back. */
export const setPeriodsAside = (bulk: Bulk, back = false) =>
  setChangingAside(bulk, changesOf(bulk, 'period', back))

/**
 * Gives the objects of one kind that change their new values. With `back`, gives them the old ones again, where the new
 * ones are still there. Resolves with how many were changed.
 */
export const changeObjects = (bulk: Bulk, kind: Kind, back = false) => {
  const rows = changesOf(bulk, kind, back)
  if (kind === 'tenant') return changeInvitations(bulk, rows)
  return changeFields(bulk, kind === 'period' ? 'utilisationPeriod' : kind, rows)
}

/** From what is referred to to what refers to it. */
export const changeableKinds = ['property', 'building', 'unit', 'period', 'tenant'] as const

export const lastLine = async (db: Db, importId: string) => {
  const { line } = await db
    .selectFrom('importLine')
    .select((count) => count.fn.max('line').as('line'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
  return line ?? 0
}
