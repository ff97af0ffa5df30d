import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, keep, make } from '#kernel/server/bulk.ts'
import { type ByKey, changeByKey, giveKeys, KEPT, newByKey, type Tally } from '#kernel/server/bulkByKey.ts'
import { names, changedIn, ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import { moveGroup, moveUnit } from './moves/queries.ts'
import { searchTextOfUnit, wordsOfBuilding } from './search-text.queries.ts'

/** Rows to write: a relation with the columns named, in our own terms. */
export interface Rows {
  rows: RawBuilder<unknown>
  columns: readonly string[]
}

/** Makes properties of rows that say at least their app. */
export const makeProperties = (bulk: Bulk, { rows, columns }: Rows) =>
  make(
    bulk,
    'property',
    sql`insert into property (organization_id, timezone, ${names(columns)})
      select ${bulk.db.organizationId}, app.timezone, ${names(columns, 'n')}
      from (${rows}) n join app on ${ofOrganization(bulk.db, 'app')} and app.id = n.app_id`,
  )

/** Makes buildings of rows that say at least their property. The only manager of an organization manages them. */
export const makeBuildings = (bulk: Bulk, { rows, columns }: Rows) =>
  make(
    bulk,
    'building',
    sql`insert into building (organization_id, app_id, property_manager_id, ${names(columns)})
      select ${bulk.db.organizationId}, up.app_id, (select min(s.id) from service_provider s
        where ${ofOrganization(bulk.db, 's')} and s.type = 'property-manager' having count(*) = 1), ${names(columns, 'n')}
      from (${rows}) n join property up on ${ofOrganization(bulk.db, 'up')} and up.id = n.property_id`,
  )

/** Makes units of rows that say at least their building, name and key of another system. What a building is found by is worked out once for all of it. */
export const makeUnits = (bulk: Bulk, { rows, columns }: Rows) =>
  make(
    bulk,
    'unit',
    sql`with n as materialized (${rows}),
      place as materialized (select b.id, b.property_id, b.app_id, ${wordsOfBuilding('b')} as words from building b
        where ${ofOrganization(bulk.db, 'b')} and b.id in (select n.building_id from n))
      insert into unit (organization_id, property_id, app_id, search, ${names(columns)})
      select ${bulk.db.organizationId}, place.property_id, place.app_id,
        ${searchTextOfUnit(sql`place.words`, { name: sql`n.name`, externalId: sql`n.external_id` })}, ${names(columns, 'n')}
      from n join place on place.id = n.building_id`,
  )

/** Places of an app as another system says they are, by its keys. */
export interface Said {
  appId: string
  /** Gives `key` and `whole`, the columns of the place, and the key of what it is in; null says nothing. */
  said: RawBuilder<unknown>
  /** Where it comes from, if an interface keeps it from now on. */
  source: string | undefined
}

const owner = ['property_owner', 'billing_period_start_date', 'billing_period_end_date']
const address = ['street', 'house_number', 'postal_code', 'city', 'country']

/** In the app, and not deleted. */
export const live = (db: Db, row: string, appId: string) =>
  sql`${ofOrganization(db, row)} and ${sql.ref(`${row}.app_id`)} = ${appId} and ${sql.ref(`${row}.deleted_at`)} is null`

export const marksOf = ({ source }: Pick<Said, 'source'>): Record<string, RawBuilder<unknown>> =>
  source === undefined ? {} : { ...KEPT, source: sql`${sql.lit(source)}` }

const byKey = (db: Db, table: ByKey['table'], columns: string[], { appId, ...said }: Said): ByKey => ({
  table,
  said: said.said,
  columns,
  among: live(db, 't', appId),
  marks: marksOf(said),
  versioned: true,
})

/** What is said of places that are not there, with what is above them as `up`. */
const newRows = (db: Db, places: ByKey, more: RawBuilder<unknown>[], join = sql``) => {
  const marks = Object.entries(places.marks!).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)
  const given = [sql`n.key as external_id`, names(places.columns, 'n'), ...marks, ...more]
  return sql`select ${sql.join(given)} from (${newByKey(db, places)}) n ${join}`
}

const columnsOf = ({ columns, marks }: ByKey, ...more: string[]) => [
  'external_id',
  ...columns,
  ...Object.keys(marks!),
  ...more,
]

/** Writes properties as another system says they are. */
export const writeProperties = async (bulk: Bulk, said: Said): Promise<Tally> => {
  const properties = byKey(bulk.db, 'property', ['name', ...owner], said)
  const changed = await changeByKey(bulk, properties)
  const created = await makeProperties(bulk, {
    rows: newRows(bulk.db, properties, [sql`${said.appId}::text as app_id`]),
    columns: columnsOf(properties, 'app_id'),
  })
  return { created, changed, deleted: 0 }
}

/** What is in something else, and may be moved. */
const levels = {
  building: {
    above: { table: 'property', key: 'property_key', id: 'property_id' },
    columns: ['name', ...address, ...owner],
    onlyNew: [],
    make: makeBuildings,
    move: moveGroup,
  },
  unit: {
    above: { table: 'building', key: 'building_key', id: 'building_id' },
    columns: ['name', ...owner],
    onlyNew: ['type'],
    make: makeUnits,
    move: moveUnit,
  },
}

/** Moves what is elsewhere than it is said to be, changes what differs, makes what is not there. */
const writeInside = async (
  bulk: Bulk,
  modules: readonly Module[],
  level: keyof typeof levels,
  said: Said,
) => {
  const { db } = bulk
  const { above, columns, onlyNew, make: makeNew, move } = levels[level]
  const places = byKey(db, level, columns, said)
  const join = sql`join ${sql.table(above.table)} up on ${live(db, 'up', said.appId)} and up.external_id = ${sql.ref(`n.${above.key}`)}`
  const { rows: moved } = await sql<{ id: string; up: { id: string; appId: string; propertyId: string } }>`
    select t.id, json_build_object('id', up.id, 'appId', up.app_id, 'propertyId', ${level === 'unit' ? sql`up.property_id` : sql`up.id`}) as up
    from (${said.said}) n ${join} join ${sql.table(level)} t on ${live(db, 't', said.appId)} and t.external_id = n.key
    where ${sql.ref(`t.${above.id}`)} <> up.id`.execute(db)
  if (moved.length > 0) await keep(bulk, level, { where: sql`t.id = any(${moved.map(({ id }) => id)})` })
  for (const { id, up } of moved) await move(db, modules, id, up)
  const changed = await changeByKey(bulk, places)
  const more = [sql`up.id as ${sql.ref(above.id)}`, ...onlyNew.map((name) => sql.ref(`n.${name}`))]
  const created = await makeNew(bulk, {
    rows: newRows(db, places, more, join),
    columns: columnsOf(places, above.id, ...onlyNew),
  })
  return { created, changed: Math.max(changed, moved.length), deleted: 0 }
}

/** Writes buildings as another system says they are, each with its `property_key`. */
export const writeBuildings = (bulk: Bulk, modules: readonly Module[], said: Said): Promise<Tally> =>
  writeInside(bulk, modules, 'building', said)

/** Writes units as another system says they are, each with its `building_key`, and the `type` of new ones. */
export const writeUnits = (bulk: Bulk, modules: readonly Module[], said: Said): Promise<Tally> =>
  writeInside(bulk, modules, 'unit', said)

/** Units are found by the address of their building, too: written anew where the job has changed one or the other. */
export const renewSearchTexts = async (bulk: Bulk) => {
  const { db, jobId, written } = bulk
  if (!written.get('unit')?.changed && !written.get('building')?.changed) return
  const words = { name: sql`t.name`, externalId: sql`t.external_id` }
  const renewed = searchTextOfUnit(wordsOfBuilding('b'), words)
  const changed = (table: 'unit' | 'building') =>
    sql`(select c.id from (${changedIn({ db, jobId, table })}) c)`
  await change(bulk, 'unit', {
    from: sql`join building b on ${ofOrganization(db, 'b')} and b.id = t.building_id`,
    where: sql`t.search is distinct from ${renewed} and t.id in (
      select x.id from unit x where ${ofOrganization(db, 'x')} and x.id in ${changed('unit')}
      union select x.id from unit x where ${ofOrganization(db, 'x')} and x.building_id in ${changed('building')})`,
    set: { search: renewed },
  })
}

/** Gives what is in the app other keys: what is said has the `old_key` and the `new_key`. */
export const changeKeys = (
  bulk: Bulk,
  table: 'property' | 'building' | 'unit' | 'utilisationPeriod',
  { appId, said }: Pick<Said, 'appId' | 'said'>,
) =>
  change(bulk, table, {
    from: sql`join (${said}) n on n.old_key = t.external_id`,
    where: live(bulk.db, 't', appId),
    set: { external_id: sql`n.new_key` },
  })

/** Gives the places of a condition on `t` that have no key one. */
export const giveKeysToPlaces = (
  db: Db,
  table: 'property' | 'building' | 'unit' | 'utilisationPeriod',
  where: RawBuilder<unknown>,
) => giveKeys(db, table, where)
