import { sql } from 'kysely'
import { type Bulk, change, make } from '#kernel/server/bulk.ts'
import { notKept, saidOf, type Tally } from '#kernel/server/bulkByKey.ts'
import { names, ofOrganization } from '#kernel/server/bulkWritten.ts'
import { live, marksOf, type Rows, type Said } from './places.bulk.queries.ts'

/** Makes periods of rows that say at least their unit and days. */
export const makePeriods = (bulk: Bulk, { rows, columns }: Rows) =>
  make(
    bulk,
    'utilisationPeriod',
    sql`insert into utilisation_period (organization_id, building_id, property_id, app_id, ${names(columns)})
      select ${bulk.db.organizationId}, u.building_id, u.property_id, u.app_id, ${names(columns, 'n')}
      from (${rows}) n join unit u on ${ofOrganization(bulk.db, 'u')} and u.id = n.unit_id`,
  )

/**
 * Writes periods as another system says they are: `said` gives also the `unit_key` and whether a period is `gone`; a last day of
 * 'infinity' says that there is none. A new period of an owned unit is an ownership, and only tenancies keep each other away.
 */
export const writePeriods = async (bulk: Bulk, { appId, said, source }: Said): Promise<Tally> => {
  const { db } = bulk
  const known = sql`t.external_id = n.key`
  const unit = sql`unit u on ${live(db, 'u', appId)} and u.external_id = n.unit_key`
  const deleted = await change(bulk, 'utilisationPeriod', {
    from: sql`join (${said}) n on n.gone and ${known}`,
    where: live(db, 't', appId),
    set: { deleted_at: sql`now()` },
  })
  await sql`create temporary table period_next on commit drop as
    select * from (
      select t.id, ${saidOf('start_date')} as start_date, nullif(${saidOf('end_date')}, 'infinity') as end_date,
        coalesce(u.id, t.unit_id) as unit_id, coalesce(u.building_id, t.building_id) as building_id, coalesce(u.property_id, t.property_id) as property_id,
        t.start_date as old_start, t.end_date as old_end, t.unit_id as old_unit, t.read_only, t.kept_by_id
      from (${said}) n join utilisation_period t on ${live(db, 't', appId)} and ${known} left join ${unit}
      where not n.gone) next
    where ${source === undefined ? sql`` : sql`${notKept('next')} or`}
      row(start_date, end_date, unit_id) is distinct from row(old_start, old_end, old_unit)`.execute(db)
  const next = { from: sql`join period_next n on n.id = t.id`, where: sql`true` }
  // Out of each other's way until all have their new days: two tenancies may swap them.
  await change(bulk, 'utilisationPeriod', { ...next, set: { deleted_at: sql`now()` } })
  const changed = await change(bulk, 'utilisationPeriod', {
    ...next,
    set: {
      ...Object.fromEntries(
        ['start_date', 'end_date', 'unit_id', 'building_id', 'property_id'].map((name) => [
          name,
          sql.ref(`n.${name}`),
        ]),
      ),
      ...marksOf({ source }),
      deleted_at: sql`null::timestamptz`,
      version: sql`t.version + 1`,
    },
  })
  const marks = Object.entries(marksOf({ source })).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)
  const given = [
    sql`n.key as external_id`,
    sql`u.id as unit_id`,
    sql`case u.type when 'owned' then 'ownership' else 'tenant' end as type`,
    sql`n.start_date`,
    sql`nullif(n.end_date, 'infinity') as end_date`,
    ...marks,
  ]
  const created = await makePeriods(bulk, {
    rows: sql`select ${sql.join(given)} from (${said}) n join ${unit}
      where n.whole and not exists (select from utilisation_period t where ${live(db, 't', appId)} and ${known})`,
    columns: [
      'external_id',
      'unit_id',
      'type',
      'start_date',
      'end_date',
      ...Object.keys(marksOf({ source })),
    ],
  })
  return { created, changed, deleted }
}
