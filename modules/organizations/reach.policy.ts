import { type RawBuilder, sql } from 'kysely'

/**
 * The apps in which a service provider is at work: of the buildings that it manages, and of its agents. A provider is the
 * organization's, so what is done to it is done in all of them.
 */
export const appsOfProvider = (organizationId: string, providerId: RawBuilder<unknown>) => {
  const own = (table: string) => sql`${sql.ref(`${table}.organization_id`)} = ${organizationId}`
  return sql<string[]>`array(
    select building.app_id::text from building where ${own('building')} and building.property_manager_id = ${providerId}
    union select coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id)::text from agent
      join permission on ${own('permission')} and permission.person_id = agent.person_id
      left join property on ${own('property')} and property.id = permission.property_id
      left join building on ${own('building')} and building.id = permission.building_id
      left join unit on ${own('unit')} and unit.id = permission.unit_id
      where ${own('agent')} and agent.service_provider_id = ${providerId}
    union select person.creation_app_id::text from agent join person on ${own('person')} and person.id = agent.person_id
      where ${own('agent')} and agent.service_provider_id = ${providerId} and person.creation_app_id is not null)`
}
