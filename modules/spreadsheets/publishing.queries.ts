import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { WrittenRow } from '#modules/imports/public.ts'

/** What an import wrote, kind by kind; `change` is what it changed of what was there. */
export const publishedKinds = ['property', 'building', 'unit', 'period', 'tenant', 'change'] as const
type PublishedKind = (typeof publishedKinds)[number]

const tables = {
  property: 'property',
  building: 'building',
  unit: 'unit',
  period: 'utilisation_period',
  tenant: 'registration_code',
}
type Kind = keyof typeof tables

/**
 * What an import wrote, by ids, which are all younger than itself. With `back`, what the transaction that undoes it has
 * taken back of that.
 */
export const listWritten = async (
  db: Db,
  importId: string,
  { kind, after, back, limit }: { kind: PublishedKind; after: string; back: boolean; limit: number },
): Promise<WrittenRow[]> => {
  const { rows } = await sql<Omit<WrittenRow, 'table'> & { kind: Kind }>`
    with of as (select lpad(to_hex(floor(extract(epoch from created_at))::bigint), 8, '0') as first from import
      where organization_id = ${db.organizationId} and id = ${importId})
    ${what(db, importId, kind, back)}
      and t.organization_id = ${db.organizationId} and t.id::text >= of.first and t.id::text > ${after}
    order by t.id limit ${limit}`.execute(db)
  return rows.map(({ kind: of, ...row }) => ({ ...row, table: tables[of] }))
}

const what = (db: Db, importId: string, kind: PublishedKind, back: boolean) => {
  if (kind === 'change') return changed(db, importId, back)
  return kind === 'tenant' ? invited(db, importId, back) : made(importId, kind, back)
}

/** A row that is there now, or was until it was taken back. */
const as = (row: string, back: boolean) =>
  back
    ? sql`to_jsonb(${sql.ref(row)}) - 'deleted_at' as before, null::jsonb as after`
    : sql`null::jsonb as before, to_jsonb(${sql.ref(row)}) as after`

const made = (importId: string, kind: Exclude<Kind, 'tenant'>, back: boolean) => sql`
  select t.id, ${kind} as kind, ${as('t', back)} from of, ${sql.table(tables[kind])} t
  where t.import_id = ${importId} and ${back ? sql`t.deleted_at = now()` : sql`t.deleted_at is null`}`

const invited = (db: Db, importId: string, back: boolean) => sql`
  select t.id, t.kind, ${as('x', back)} from of, import_object t
  join registration_code x on x.organization_id = ${db.organizationId} and x.id = t.object_id
    and ${back ? sql`x.withdrawn_at = now()` : sql`x.withdrawn_at is null`}
  where t.import_id = ${importId} and t.kind = 'tenant' and t.outcome = 'create'`

/** Whole rows, in which nothing differs but what the import changed. */
const changed = (db: Db, importId: string, back: boolean) => {
  const rows = (Object.keys(tables) as Kind[]).map(
    (kind) => sql`select to_jsonb(row) - 'deleted_at' as now from ${sql.table(tables[kind])} row
      where row.organization_id = ${db.organizationId} and row.id = t.object_id and t.kind = ${kind}`,
  )
  const old = sql`x.now || t.before`
  const next = sql`x.now || (select jsonb_object_agg(field, t.fields -> field) from jsonb_object_keys(t.before) as field)`
  return sql`
    select t.id, t.kind, ${back ? next : old} as before, ${back ? old : next} as after from of, import_object t
    cross join lateral (${sql.join(rows, sql` union all `)}) x
    where t.import_id = ${importId} and t.outcome = 'change' and t.kept is null`
}
