import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/**
 * Every level repeats the ids above it. A move rewrites them in everything below, in the caller's transaction; what is
 * granted on the place itself or on what is below it moves along, what is granted above it stays behind.
 */
export const moveGroup = async (db: Db, id: string, property: { id: string; appId: string }) => {
  const to = sql`property_id = ${property.id}, app_id = ${property.appId}`
  const below = sql`organization_id = ${db.organizationId} and building_id = ${id}`
  await sql`update building set ${to} where organization_id = ${db.organizationId} and id = ${id}`.execute(db)
  await sql`update unit set ${to} where ${below}`.execute(db)
  await sql`update utilisation_period set ${to} where ${below}`.execute(db)
  await sql`update ticket set ${to} where ${below}`.execute(db)
  await sql`update custom_item set property_id = ${property.id} where ${below}`.execute(db)
  for (const channels of ['post_channel', 'bucket_channel'])
    await sql`update ${sql.table(channels)} set ${to} where ${below}`.execute(db)
}

/** Moves a unit, and all that is in it, as moveGroup does. */
export const moveUnit = async (
  db: Db,
  id: string,
  building: { id: string; propertyId: string; appId: string },
) => {
  const to = sql`building_id = ${building.id}, property_id = ${building.propertyId}, app_id = ${building.appId}`
  const below = sql`organization_id = ${db.organizationId} and unit_id = ${id}`
  await sql`update unit set ${to} where organization_id = ${db.organizationId} and id = ${id}`.execute(db)
  await sql`update utilisation_period set ${to} where ${below}`.execute(db)
  await sql`update ticket set ${to} where ${below}`.execute(db)
  await sql`update custom_item set property_id = ${building.propertyId}, building_id = ${building.id} where ${below}`.execute(
    db,
  )
  for (const channels of ['post_channel', 'bucket_channel'])
    await sql`update ${sql.table(channels)} set ${to} where ${below}`.execute(db)
}
