import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change } from '#kernel/server/bulk.ts'

/** The fields of places and periods that a list can say. */
const columns = {
  property: ['name', 'external_id', 'property_owner'],
  building: [
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
  unit: ['name', 'external_id', 'type', 'object_type', 'size'],
  utilisationPeriod: ['start_date', 'end_date', 'external_id'],
}

const asSeen = sql`to_jsonb(t) @> n.before`

/**
 * Changes fields: `rows` give the `id`, the fields as they were seen (`before`), and as they become (`next`), by their columns. What
 * is not as it was seen stays; periods were set aside before.
 */
export const changeFields = (bulk: Bulk, table: keyof typeof columns, rows: RawBuilder<unknown>) => {
  const period = table === 'utilisationPeriod'
  return change(bulk, table, {
    from: sql`join (${rows}) n on n.id = t.id cross join lateral jsonb_populate_record(t, n.next) r`,
    where: period ? sql`t.deleted_at = now() and ${asSeen}` : asSeen,
    set: {
      ...Object.fromEntries(columns[table].map((column) => [column, sql.ref(`r.${column}`)])),
      version: sql`t.version + 1`,
      ...(period && { deleted_at: sql`null::timestamptz` }),
    },
  })
}

/**
 * Sets the periods aside whose days change, so that whatever follows whom comes in in any order: what is written then overlaps
 * nothing. `changeFields` brings them back in the same transaction, by whose time they are known.
 */
export const setChangingAside = (bulk: Bulk, rows: RawBuilder<unknown>) =>
  change(bulk, 'utilisationPeriod', {
    from: sql`join (${rows}) n on n.id = t.id`,
    where: sql`t.deleted_at is null and ${asSeen}`,
    set: { deleted_at: sql`now()` },
  })
