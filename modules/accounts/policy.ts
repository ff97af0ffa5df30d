import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import type { Ability, Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowedSomewhere, channelsOf } from '#kernel/server/actor.ts'
import type { PersonsChange } from './email-changes.presenting.ts'
import { reached } from '#kernel/server/channels.ts'
import { type Held, managesStaffOf, mayGrant } from './grants.policy.ts'

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

/**
 * Whom the operator's machine may name when it speaks for an app, where nobody asks: the organization's colleagues, as each of
 * them sees the others, and who was added for the app or lives, or lived, in it.
 */
export const personOfApp = (organizationId: string, appId: string) => {
  const own = (table: string) => sql`${sql.ref(`${table}.organization_id`)} = ${organizationId}`
  return sql<SqlBool>`(person.creation_app_id = ${appId}
    or exists (select from permission where ${own('permission')} and permission.person_id = person.id)
    or exists (select from agent where ${own('agent')} and agent.person_id = person.id)
    or exists (select from check_in join utilisation_period period on ${own('period')} and period.id = check_in.utilisation_period_id
      where ${own('check_in')} and check_in.person_id = person.id and period.app_id = ${appId}))`
}

/** The apps that somebody works for, lives or lived in, or was added for. */
export const appsOfPerson = (organizationId: string, alias = 'person') => {
  const own = (table: string) => sql`${sql.ref(`${table}.organization_id`)} = ${organizationId}`
  const id = sql.ref(`${alias}.id`)
  const added = sql.ref(`${alias}.creation_app_id`)
  return sql<string[]>`array(select ${added}::text where ${added} is not null
    union select coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id)::text from permission
      left join property on ${own('property')} and property.id = permission.property_id
      left join building on ${own('building')} and building.id = permission.building_id
      left join unit on ${own('unit')} and unit.id = permission.unit_id
      where ${own('permission')} and permission.person_id = ${id}
    union select period.app_id::text from check_in join utilisation_period period on ${own('period')} and period.id = check_in.utilisation_period_id
      where ${own('check_in')} and check_in.person_id = ${id})`
}

/** Does the actor look after this resident, or has somebody just added them? */
export const tendedBy = (actor: Actor) => {
  if (!mayAddPeople(actor)) return sql<boolean>`false`
  return sql<boolean>`(${unplaced(actor)} or ${residentReached(actor, 'tenants.manage')})`
}

export type Person = Row<'person'> & {
  staff: boolean
  tended: boolean
  held: readonly Held[] | null
  /** The apps in which the providers are at work that they are agents of. */
  agentIn: readonly string[] | null
  emailChange: PersonsChange | null
}

const isSelf = (actor: Actor, person: { id: string }) => actor.personId === person.id

/** Nobody gets at an account that can do more than they could grant, or works where they manage no staff. */
const isAbove = (actor: Actor, { held, agentIn }: Person) =>
  (held ?? []).every((grant) => mayGrant(actor, grant.role as Role, grant)) &&
  (agentIn === null || managesStaffOf(actor, agentIn))

/** The type of the accounts that programs act as: nobody signs in to one, is invited to it or works as it. */
export const PROGRAM = 'api_client'

const mayLookAfter = (actor: Actor, person: Person) =>
  person.type !== PROGRAM && (person.staff ? isAbove(actor, person) : person.tended)

export const userAbilities = abilities<Person>()({
  edit: (actor, person) => (isSelf(actor, person) && person.type !== PROGRAM) || mayLookAfter(actor, person),
  grant: (actor, person) => !isSelf(actor, person) && mayManageStaff(actor),
  invite: (actor, person) => !isSelf(actor, person) && !person.deactivatedAt && mayLookAfter(actor, person),
  lock: (actor, person) => !isSelf(actor, person) && mayLookAfter(actor, person),
})

export const mayManageStaff = (actor: Actor) => allowedSomewhere(actor, 'staff.manage')
export const mayAddPeople = (actor: Actor) => allowedSomewhere(actor, 'staff.manage', 'tenants.manage')
/** Whoever manages the staff of an app where the provider is at work adds people to it. */
export const mayAddAgents = (actor: Actor, { appIds }: { appIds: readonly string[] }) =>
  appIds.length > 0 ? appIds.some((appId) => managesStaffOf(actor, [appId])) : managesStaffOf(actor, [])
/** Who works for a provider loses that in all of its apps: only who is above them in every one takes it. */
export const mayRemoveAgent = (actor: Actor, person: Person) =>
  isSelf(actor, person) || isAbove(actor, person)
export const mayReadAgents = (actor: Actor) => allowedSomewhere(actor, 'staff.manage', 'places.read')
