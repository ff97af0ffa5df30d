import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import type { Ability, Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import {
  type Actor,
  allowedSomewhere,
  appsWorkedFor,
  type Channels,
  channelsOf,
} from '#kernel/server/actor.ts'
import type { PersonsChange } from './email-changes.presenter.ts'
import { reached } from '#kernel/server/channels.ts'
import { type Held, managesStaffOf, mayGrant } from './grants.policy.ts'

const homeReached = (channels: Channels) =>
  reached(channels, {
    app: sql`period.app_id`,
    property: sql`period.property_id`,
    building: sql`period.building_id`,
    unit: sql`period.unit_id`,
  })

/** Lives, or lived, in a place where the actor has one of these abilities. */
const residentReached = (actor: Actor, ...wanted: Ability[]) => {
  const organization = sql`${actor.organizationId}`
  return sql<SqlBool>`exists (select from check_in
    join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
    where check_in.organization_id = ${organization} and check_in.person_id = person.id
      and ${homeReached(channelsOf(actor, ...wanted))})`
}

/**
 * Are all homes of a person in these channels: the present and coming ones, or all that there were of who has none any
 * more? Nobody gets at an account through the one of its homes that happens to be theirs to look after.
 */
export const livesWithin = ({ organizationId }: Pick<Actor, 'organizationId'>, channels: Channels) => {
  const organization = sql`${organizationId}`
  const within = homeReached(channels)
  return sql<boolean>`(select coalesce(bool_and(${within}) filter (where check_in.checked_out_at is null and period.deleted_at is null
      and coalesce(period.end_date >= palier.today(property.timezone), true)), bool_and(${within}), false)
    from check_in
    join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
    join property on property.organization_id = ${organization} and property.id = period.property_id
    where check_in.organization_id = ${organization} and check_in.person_id = person.id)`
}

const has = (actor: Actor, table: 'permission' | 'agent' | 'check_in') =>
  sql<SqlBool>`exists (select from ${sql.table(table)} one where one.organization_id = ${actor.organizationId} and one.person_id = person.id)`

/**
 * Just added for an app that the actor works for: neither works nor lives here yet. Who has signed in is theirs to tend
 * only who look after the whole app.
 */
const unplaced = (actor: Actor) => {
  const whole = channelsOf(actor, 'tenants.manage', 'staff.manage').appIds
  return sql<SqlBool>`(coalesce(person.creation_app_id = any(${appsWorkedFor(actor)}), true)
    and (person.last_login_at is null or person.creation_app_id = any(${whole}))
    and not (${has(actor, 'permission')} or ${has(actor, 'agent')} or ${has(actor, 'check_in')}))`
}

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

/** Does the actor look after all homes of this resident, or has somebody just added them? */
export const tendedBy = (actor: Actor) => {
  if (!mayAddPeople(actor)) return sql<boolean>`false`
  return sql<boolean>`(${unplaced(actor)} or ${livesWithin(actor, channelsOf(actor, 'tenants.manage'))})`
}

/** What a customer's system calls a person is for those who work for the app that they were added for. */
export const keyVisibleTo = (actor: Actor) =>
  sql<SqlBool>`(person.id = ${actor.personId} or coalesce(person.creation_app_id = any(${appsWorkedFor(actor)}), true))`

export const seesKey = (actor: Actor, { id, creationAppId }: Pick<Person, 'id' | 'creationAppId'>) =>
  actor.personId === id || creationAppId === null || appsWorkedFor(actor).includes(creationAppId)

/** What each app calls a tenant, as far as it is the actor's to know; and the rest, which is not theirs to change. */
export const tenantIdsOf = (actor: Actor, person: Pick<Person, 'id' | 'tenantIds'>) => {
  const apps = appsWorkedFor(actor)
  const { own = [], foreign = [] } = Object.groupBy(
    Object.entries(person.tenantIds as Record<string, string>),
    ([appId]) => (actor.personId === person.id || apps.includes(appId) ? 'own' : 'foreign'),
  )
  return { own: Object.fromEntries(own), foreign: Object.fromEntries(foreign) }
}

export type Person = Row<'person'> & {
  staff: boolean
  tended: boolean
  held: readonly Held[] | null
  /** The apps in which the providers are at work that they are agents of. */
  agentIn: readonly string[] | null
  emailChange: PersonsChange | null
  secondFactor: boolean
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

/** Is this person oneself, or somebody whose account and homes one looks after? */
export const tends = (actor: Actor, person: Person) => isSelf(actor, person) || mayLookAfter(actor, person)

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
