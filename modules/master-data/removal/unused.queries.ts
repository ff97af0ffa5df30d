import { sql } from 'kysely'
import { ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'
import { notKept } from './kept.queries.ts'

/** Deletes the periods that an import made and nobody has used: neither lives there, nor is invited. */
export const deleteUnusedPeriods = async (db: Db, importId: string) => {
  await sql`update utilisation_period t set deleted_at = now()
    where ${ofOrganization(db, 't')} and t.import_id = ${importId} and t.deleted_at is null
      and not exists (select from check_in c where ${ofOrganization(db, 'c')} and c.utilisation_period_id = t.id)
      and not exists (select from custom_item i where ${ofOrganization(db, 'i')} and i.utilisation_period_id = t.id)
      and not exists (
        select from registration_code_period l
        join registration_code c on ${ofOrganization(db, 'c')} and c.id = l.registration_code_id
        where ${ofOrganization(db, 'l')} and l.utilisation_period_id = t.id and c.withdrawn_at is null)`.execute(
    db,
  )
}

/** Deletes the places that an import made, from the units up, unless something stands on them. */
export const deleteUnusedPlaces = async (db: Db, modules: readonly Module[], importId: string) => {
  for (const [table, below] of [
    ['unit', 'utilisation_period'],
    ['building', 'unit'],
    ['property', 'building'],
  ] as const)
    await sql`update ${sql.table(table)} place set deleted_at = now()
      where ${ofOrganization(db, 'place')} and place.import_id = ${importId} and place.deleted_at is null
        and not exists (
          select from ${sql.table(below)} b
          where ${ofOrganization(db, 'b')} and b.${sql.ref(`${table}_id`)} = place.id and b.deleted_at is null)
        and ${notKept(db, modules, table, ['from-undo', 'for-ever'])}`.execute(db)
}
