import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import { notKept } from '#modules/master-data/public.ts'
import {
  changeableKinds,
  changeObjects,
  nextFields,
  renewSearchOfUnits,
  setPeriodsAside,
} from './apply.queries.ts'

/** Puts changed fields back, where nobody has changed them since. */
export const putBack = async (db: Db, importId: string) => {
  for (const kind of changeableKinds) {
    await sql`update import_object set kept = 'changed-since'
      where organization_id = ${db.organizationId} and import_id = ${importId} and kind = ${kind} and outcome = 'change'`.execute(
      db,
    )
    await sql`update import_object o set kept = null from ${sql.table(tables[kind])} t
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = ${kind} and o.outcome = 'change'
        and t.organization_id = ${db.organizationId} and t.id = o.object_id and to_jsonb(t) @> ${nextFields}`.execute(
      db,
    )
    if (kind === 'period') {
      await keepInTheWay(db, importId)
      await setPeriodsAside(db, importId, true)
    }
    await changeObjects(db, importId, kind, true)
  }
  await renewSearchOfUnits(db, importId)
}

/** Who stays in a home may be in the way of who was there before: then that stays changed, too, and so on. */
const keepInTheWay = async (db: Db, importId: string) => {
  for (;;) {
    const { numAffectedRows } = await sql`update import_object o set kept = 'changed-since'
      from utilisation_period t, utilisation_period other
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome = 'change'
        and o.kept is null and t.organization_id = ${db.organizationId} and t.id = o.object_id
        and (t.deleted_at is not null or (
          other.organization_id = ${db.organizationId} and other.unit_id = t.unit_id and other.id <> t.id
          and other.type = 'tenant' and other.deleted_at is null
          and daterange(other.start_date, other.end_date, '[]') && (
            select daterange(was.start_date, was.end_date, '[]') from jsonb_populate_record(t, o.before) was)
          and not exists (
            select from import_object also
            where also.organization_id = ${db.organizationId} and also.import_id = ${importId} and also.kind = 'period'
              and also.outcome = 'change' and also.kept is null and also.object_id = other.id)))`.execute(db)
    if (!numAffectedRows) return
  }
}

const tables = {
  property: 'property',
  building: 'building',
  unit: 'unit',
  period: 'utilisation_period',
  tenant: 'registration_code',
}

/** Withdraws the invitations and deletes the periods that nobody has used. */
export const removeTenancies = async (db: Db, importId: string) => {
  await sql`update registration_code c set withdrawn_at = now()
    from import_object o
    where c.organization_id = ${db.organizationId} and o.organization_id = ${db.organizationId} and o.import_id = ${importId}
      and o.kind = 'tenant' and o.outcome = 'create' and c.id = o.object_id and c.used_at is null and c.withdrawn_at is null`.execute(
    db,
  )
  await sql`update utilisation_period t set deleted_at = now()
    where t.organization_id = ${db.organizationId} and t.import_id = ${importId} and t.deleted_at is null
      and not exists (select from check_in c where c.organization_id = ${db.organizationId} and c.utilisation_period_id = t.id)
      and not exists (select from custom_item i where i.organization_id = ${db.organizationId} and i.utilisation_period_id = t.id)
      and not exists (
        select from registration_code_period l
        join registration_code c on c.organization_id = ${db.organizationId} and c.id = l.registration_code_id
        where l.organization_id = ${db.organizationId} and l.utilisation_period_id = t.id and c.withdrawn_at is null)`.execute(
    db,
  )
}

/** Deletes what the import made, from the units up, unless something stands on it. */
export const removePlaces = async (db: Db, modules: readonly Module[], importId: string) => {
  for (const [table, below] of [
    ['unit', 'utilisation_period'],
    ['building', 'unit'],
    ['property', 'building'],
  ] as const)
    await sql`update ${sql.table(table)} place set deleted_at = now()
      where place.organization_id = ${db.organizationId} and place.import_id = ${importId} and place.deleted_at is null
        and not exists (
          select from ${sql.table(below)} b
          where b.organization_id = ${db.organizationId} and b.${sql.ref(`${table}_id`)} = place.id and b.deleted_at is null)
        and ${notKept(db, modules, table, ['from-undo', 'for-ever'])}`.execute(db)
}

/** Notes what had to stay, and counts it; units that the rule made are noted at the line of their building. */
export const noteKept = async (db: Db, importId: string): Promise<number> => {
  for (const kind of ['property', 'building', 'unit', 'period'] as const)
    await sql`update import_object o set kept = 'in-use' from ${sql.table(tables[kind])} t
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = ${kind} and o.outcome = 'create'
        and t.organization_id = ${db.organizationId} and t.id = o.object_id and t.deleted_at is null`.execute(
      db,
    )
  await sql`update import_object o set kept = 'in-use' from registration_code t
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant' and o.outcome = 'create'
      and t.organization_id = ${db.organizationId} and t.id = o.object_id and t.withdrawn_at is null`.execute(
    db,
  )
  await sql`
    insert into import_object (import_id, line, kind, key, fields, object_id, parent_id, outcome, kept)
    select ${importId}, o.line, 'unit', 'made ' || u.id, jsonb_build_object('name', u.name), u.id, u.building_id, 'create', 'in-use'
    from unit u
    join import_object o on o.organization_id = ${db.organizationId} and o.import_id = ${importId}
      and o.kind = 'building' and o.makes_units and o.object_id = u.building_id
    where u.organization_id = ${db.organizationId} and u.import_id = ${importId} and u.deleted_at is null`.execute(
    db,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from import_object
    where organization_id = ${db.organizationId} and import_id = ${importId} and kept is not null`.execute(db)
  return rows[0]!.count
}
