import { sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { ResidentHome } from './homes.contract.ts'

/** The periods that a person is or was checked into, with where they are. */
export const listHomes = async (db: Db, actor: Actor) => {
  const { rows } = await sql<Omit<ResidentHome, 'state'>>`
    select period.id as utilisation_period_id, period.app_id, period.unit_id, period.building_id as group_id, period.property_id,
      coalesce(nullif(concat_ws(' ', building.street, building.house_number), ''), building.name) as address,
      concat_ws(' ', building.postal_code, building.city) as place, unit.name as unit, unit.object_type, unit.size, period.type,
      period.start_date, period.end_date,
      (select json_build_object('name', name, 'email', email, 'phoneNumber', phone_number, 'website', website) from service_provider provider
        where provider.organization_id = ${db.organizationId} and provider.id = building.property_manager_id) as manager
    from utilisation_period period
    join unit on unit.organization_id = ${db.organizationId} and unit.id = period.unit_id
    join building on building.organization_id = ${db.organizationId} and building.id = period.building_id
    where period.organization_id = ${db.organizationId} and period.id = any(${actor.homes.map((home) => home.utilisationPeriodId)})
    order by period.start_date desc, period.id`.execute(db)
  return rows
}
