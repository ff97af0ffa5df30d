import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import { abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'

/**
 * People see themselves. Colleagues see each other; those who look after residents see the ones who live, or lived, in
 * the places they cover. `organization` is the organization's id, for the tables inside.
 */
export const visibleTo = (actor: Actor) => {
  const organization = sql`${actor.organizationId}`
  const parts = [sql<SqlBool>`person.id = ${actor.personId}`]
  if (allowedSomewhere(actor, 'places.read', 'staff.manage'))
    parts.push(sql<SqlBool>`exists (select from permission where permission.organization_id = ${organization} and permission.person_id = person.id)`)
  if (allowedSomewhere(actor, 'staff.manage'))
    parts.push(sql<SqlBool>`not exists (select from check_in where check_in.organization_id = ${organization} and check_in.person_id = person.id)`)
  if (allowedSomewhere(actor, 'tenants.manage', 'tickets.read')) {
    const place = { app: sql`period.app_id`, property: sql`period.property_id`, building: sql`period.building_id`, unit: sql`period.unit_id` }
    parts.push(sql<SqlBool>`exists (select from check_in
      join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
      where check_in.organization_id = ${organization} and check_in.person_id = person.id
        and ${reached(channelsOf(actor, 'tenants.manage', 'tickets.read'), place)})`)
  }
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

export const userAbilities = abilities<Row<'person'> & { staff: boolean }>()({
  edit: (actor, person) =>
    person.id === actor.personId || allowedSomewhere(actor, person.staff ? 'staff.manage' : 'tenants.manage') || allowedSomewhere(actor, 'staff.manage'),
  grant: (actor) => allowedSomewhere(actor, 'staff.manage'),
  invite: (actor, person) => person.id !== actor.personId && allowedSomewhere(actor, 'staff.manage') && person.passwordHash === null,
})

/** Only who may do everything somewhere can make somebody who may do everything there. */
export const mayGrant = (actor: Actor, role: Role, place: Place) =>
  allowed(actor, 'staff.manage', place) &&
  (!abilitiesOf[role].includes('organization.edit') || allowed(actor, 'organization.edit', place))

export const mayManageStaff = (actor: Actor) => allowedSomewhere(actor, 'staff.manage')
export const mayAddPeople = (actor: Actor) => allowedSomewhere(actor, 'staff.manage', 'tenants.manage')
