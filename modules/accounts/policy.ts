import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import { type Ability, abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'

/** Lives, or lived, in a place where the actor has one of these abilities. */
const residentReached = (actor: Actor, ...wanted: Ability[]) => {
  const organization = sql`${actor.organizationId}`
  const place = {
    app: sql`period.app_id`,
    property: sql`period.property_id`,
    building: sql`period.building_id`,
    unit: sql`period.unit_id`,
  }
  return sql<SqlBool>`exists (select from check_in
    join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
    where check_in.organization_id = ${organization} and check_in.person_id = person.id
      and ${reached(channelsOf(actor, ...wanted), place)})`
}

const has = (actor: Actor, table: 'permission' | 'agent' | 'check_in') =>
  sql<SqlBool>`exists (select from ${sql.table(table)} one where one.organization_id = ${actor.organizationId} and one.person_id = person.id)`

/** Just added: neither works nor lives here yet. */
const unplaced = (actor: Actor) =>
  sql<SqlBool>`not (${has(actor, 'permission')} or ${has(actor, 'agent')} or ${has(actor, 'check_in')})`

/**
 * People see themselves. Colleagues see each other; those who look after residents see the ones who live, or lived, in
 * the places they cover; those who add people see whom they have added. A neighbour sees nobody.
 */
export const visibleTo = (actor: Actor) => {
  const parts = [sql<SqlBool>`person.id = ${actor.personId}`]
  if (allowedSomewhere(actor, 'places.read', 'staff.manage'))
    parts.push(has(actor, 'permission'), has(actor, 'agent'))
  if (mayAddPeople(actor)) parts.push(unplaced(actor))
  if (allowedSomewhere(actor, 'tenants.manage', 'tickets.read'))
    parts.push(residentReached(actor, 'tenants.manage', 'tickets.read'))
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** Does the actor look after this resident, or has somebody just added them? */
export const tendedBy = (actor: Actor) => {
  if (!mayAddPeople(actor)) return sql<boolean>`false`
  return sql<boolean>`(${unplaced(actor)} or ${residentReached(actor, 'tenants.manage')})`
}

type Held = Place & { role: string }
export type Person = Row<'person'> & { staff: boolean; tended: boolean; held: readonly Held[] | null }

const isSelf = (actor: Actor, person: { id: string }) => actor.personId === person.id

/** Nobody gets at an account that can do more than they could grant. */
const isAbove = (actor: Actor, { held }: Person) =>
  allowedSomewhere(actor, 'staff.manage') &&
  (held ?? []).every((grant) => mayGrant(actor, grant.role as Role, grant))

/** The type of the accounts that programs act as: nobody signs in to one, is invited to it or works as it. */
export const PROGRAM = 'api_client'

const mayLookAfter = (actor: Actor, person: Person) =>
  person.type !== PROGRAM && (person.staff ? isAbove(actor, person) : person.tended)

export const userAbilities = abilities<Person>()({
  edit: (actor, person) => (isSelf(actor, person) && person.type !== PROGRAM) || mayLookAfter(actor, person),
  grant: (actor) => mayManageStaff(actor),
  invite: (actor, person) => !isSelf(actor, person) && mayLookAfter(actor, person),
})

/** Who manages staff in a place grants there; what reaches over the whole organization only those who hold it. */
export const mayGrant = (actor: Actor, role: Role, place: Place) =>
  allowed(actor, 'staff.manage', place) &&
  (!abilitiesOf[role]?.includes('organization.edit') || allowed(actor, 'organization.edit', place))

export const mayManageStaff = (actor: Actor) => allowedSomewhere(actor, 'staff.manage')
export const mayAddPeople = (actor: Actor) => allowedSomewhere(actor, 'staff.manage', 'tenants.manage')
export const mayAddAgents = (actor: Actor) => allowedSomewhere(actor, 'staff.manage')
export const mayReadAgents = (actor: Actor) => allowedSomewhere(actor, 'staff.manage', 'places.read')
