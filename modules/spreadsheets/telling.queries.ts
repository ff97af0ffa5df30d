import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** What an import wrote, kind by kind; `change` is what it changed of what was there. */
export const toldKinds = ['property', 'building', 'unit', 'period', 'tenant', 'change'] as const
export type ToldKind = (typeof toldKinds)[number]

/** A thing that an import made, or changed: then with the fields that differ, as they were before and after. */
export interface Written {
  /** By which portions are told apart. */
  id: string
  kind: Exclude<ToldKind, 'change'>
  objectId: string
  unitId: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const tables = { property: 'property', building: 'building', unit: 'unit', period: 'utilisation_period' }

/**
 * What an import wrote, by ids, which are all younger than itself. With `back`, what the transaction that undoes it has
 * taken back of that.
 */
export const listWritten = async (
  db: Db,
  importId: string,
  { kind, after, back, limit }: { kind: ToldKind; after: string; back: boolean; limit: number },
): Promise<Written[]> => {
  const { rows } = await sql<Written>`
    with of as (select lpad(to_hex(floor(extract(epoch from created_at))::bigint), 8, '0') as first from import
      where organization_id = ${db.organizationId} and id = ${importId})
    ${kind === 'tenant' || kind === 'change' ? planned(db, importId, kind, back) : made(importId, kind, back)}
      and t.organization_id = ${db.organizationId} and t.id::text >= of.first and t.id::text > ${after}
    order by t.id limit ${limit}`.execute(db)
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: before && byWireName(before),
    after: after && byWireName(after),
  }))
}

/** `property_owner` is `propertyOwner` outside. */
const byWireName = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([column, value]) => [
      column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

const made = (importId: string, kind: keyof typeof tables, back: boolean) => sql`
  select t.id, ${kind} as kind, t.id as "objectId", ${kind === 'period' ? sql`t.unit_id` : sql`null`} as "unitId", null as before, null as after
  from of, ${sql.table(tables[kind])} t
  where t.import_id = ${importId} and ${back ? sql`t.deleted_at = now()` : sql`t.deleted_at is null`}`

const planned = (db: Db, importId: string, kind: 'tenant' | 'change', back: boolean) => {
  const object = (table: string) =>
    sql`from ${sql.table(table)} x where x.organization_id = ${db.organizationId} and x.id = t.object_id`
  const next = sql`(select jsonb_object_agg(field, t.fields -> field) from jsonb_object_keys(t.before) as field)`
  return kind === 'tenant'
    ? sql`select t.id, t.kind, t.object_id as "objectId", null as "unitId", null as before, null as after from of, import_object t
      where t.import_id = ${importId} and t.kind = 'tenant' and t.outcome = 'create'
        and exists (select ${object('registration_code')} and ${back ? sql`x.withdrawn_at = now()` : sql`x.withdrawn_at is null`})`
    : sql`select t.id, t.kind, t.object_id as "objectId", (select x.unit_id ${object('utilisation_period')}) as "unitId",
        ${back ? next : sql`t.before`} as before, ${back ? sql`t.before` : next} as after from of, import_object t
      where t.import_id = ${importId} and t.outcome = 'change' and t.kept is null`
}
