import { type RawBuilder, sql } from 'kysely'
import { changedIn, ofOrganization, type Writing } from '#kernel/server/bulkWritten.ts'
import type { Module } from '#kernel/server/module.ts'
import { moveGroup, moveUnit } from './moves/queries.ts'

interface Above {
  table: string
  id: string
  propertyId: RawBuilder<unknown>
}

/** What a job has moved, and where it was. */
const findMoved = async (writing: Writing, { table, id, propertyId }: Above) => {
  const { db } = writing
  const { rows } = await sql<{ id: string; up: { id: string; appId: string; propertyId: string } }>`
    select t.id, json_build_object('id', up.id, 'appId', up.app_id, 'propertyId', ${propertyId}) as up
    from (${changedIn(writing)}) c join ${sql.table(writing.table)} t on ${ofOrganization(db, 't')} and t.id = c.id
    join ${sql.table(table)} up on ${ofOrganization(db, 'up')} and up.id = c.before ->> ${id}
    where t.${sql.ref(id)} <> up.id`.execute(db)
  return rows
}

/** What was moved goes back with all that is in it. */
export const moveBuildingsBack = async (writing: Writing, modules: readonly Module[]) => {
  const above = { table: 'property', id: 'property_id', propertyId: sql`up.id` }
  for (const { id, up } of await findMoved(writing, above)) await moveGroup(writing.db, modules, id, up)
}

export const moveUnitsBack = async (writing: Writing, modules: readonly Module[]) => {
  const above = { table: 'building', id: 'building_id', propertyId: sql`up.property_id` }
  for (const { id, up } of await findMoved(writing, above)) await moveUnit(writing.db, modules, id, up)
}

/** Periods are out of each other's way until all have their old days. */
export const setPeriodsAside = (writing: Writing) =>
  sql`update utilisation_period t set deleted_at = now() from (${changedIn(writing)}) c
    where ${ofOrganization(writing.db, 't')} and t.id = c.id`.execute(writing.db)
