import { sql, type SqlBool } from 'kysely'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'

/** Codes are seen by those who look after the tenants of their places. */
export const codeVisibleTo = (actor: Actor) =>
  sql<SqlBool>`exists (select from registration_code_period link
    join utilisation_period period on period.organization_id = link.organization_id and period.id = link.utilisation_period_id
    where link.organization_id = registration_code.organization_id and link.registration_code_id = registration_code.id
      and ${reached(channelsOf(actor, 'tenants.manage'), {
        app: sql`period.app_id`,
        property: sql`period.property_id`,
        building: sql`period.building_id`,
        unit: sql`period.unit_id`,
      })})`

export const mayManageTenants = (actor: Actor) => allowedSomewhere(actor, 'tenants.manage')
export const mayInviteTo = (actor: Actor, place: Place) => allowed(actor, 'tenants.manage', place)
