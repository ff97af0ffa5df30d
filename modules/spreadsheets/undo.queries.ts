import { sql } from 'kysely'
import type { Bulk } from '#kernel/server/bulk.ts'
import type { Db } from '#kernel/server/database.ts'
import { deleteUnusedPeriods, renewSearchTexts } from '#modules/master-data/public.ts'
import { withdrawUnused } from '#modules/tenant-management/public.ts'
import { changeableKinds, changeObjects, nextFields, setPeriodsAside } from './apply.queries.ts'

/** Puts changed fields back, where nobody has changed them since. */
export const putBack = async (bulk: Bulk) => {
  const { db, jobId: importId } = bulk
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
      await setPeriodsAside(bulk, true)
    }
    await changeObjects(bulk, kind, true)
  }
  await renewSearchTexts(bulk)
}

/** Who stays in a home may be in the way of who was there before: then that stays changed, too, and so on. */
const keepInTheWay = async (db: Db, importId: string) => {
  for (;;) {
    const { numAffectedRows } =
      await sql`update import_object o set kept = 'changed-since' from utilisation_period t
      where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'period' and o.outcome = 'change'
        and o.kept is null and t.organization_id = ${db.organizationId} and t.id = o.object_id
        and (t.deleted_at is not null or exists (
          select from utilisation_period other
          cross join lateral jsonb_populate_record(t, o.before) was
          where other.organization_id = ${db.organizationId} and other.unit_id = t.unit_id and other.id <> t.id
            and other.type = 'tenant' and other.deleted_at is null
            and daterange(other.start_date, other.end_date, '[]') && daterange(was.start_date, was.end_date, '[]')
            and not exists (
              select from import_object also
              where also.organization_id = ${db.organizationId} and also.import_id = ${importId} and also.kind = 'period'
                and also.outcome = 'change' and also.kept is null and also.object_id = other.id)))`.execute(
        db,
      )
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
  await withdrawUnused(
    db,
    sql`select o.object_id from import_object o where o.organization_id = ${db.organizationId} and o.import_id = ${importId}
      and o.kind = 'tenant' and o.outcome = 'create'`,
  )
  await deleteUnusedPeriods(db, importId)
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
    insert into import_object (organization_id, import_id, line, kind, key, fields, object_id, parent_id, outcome, kept)
    select ${db.organizationId}, ${importId}, o.line, 'unit', 'made ' || u.id, jsonb_build_object('name', u.name), u.id, u.building_id, 'create', 'in-use'
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
