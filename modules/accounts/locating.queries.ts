import { sql } from 'kysely'
import type { Located, Locate } from '#kernel/server/module.ts'

/** The apps of people: where they live or lived, where they work, and for which they were added. */
export const locatePeople: Locate = async (db, ids) => {
  const organization = sql`${db.organizationId}`
  const { rows } = await sql<Located>`
    select check_in.person_id as id, period.app_id as "appId" from check_in
      join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
      where check_in.organization_id = ${organization} and check_in.person_id = any(${ids})
    union select permission.person_id, coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id) from permission
      left join property on property.organization_id = ${organization} and property.id = permission.property_id
      left join building on building.organization_id = ${organization} and building.id = permission.building_id
      left join unit on unit.organization_id = ${organization} and unit.id = permission.unit_id
      where permission.organization_id = ${organization} and permission.person_id = any(${ids})
    union select id, creation_app_id from person
      where organization_id = ${organization} and id = any(${ids}) and creation_app_id is not null`.execute(
    db,
  )
  return rows
}
