import { sql, type SqlBool } from 'kysely'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import { isKeptByOthers, type Kept } from '#kernel/server/keeping.ts'
import { isInterface } from '#modules/master-data/public.ts'

/** Codes are seen by those who look after the tenants of one of their places. */
export const codeVisibleTo = (actor: Actor) =>
  sql<SqlBool>`exists (select from registration_code_period link
    join utilisation_period period on period.organization_id = ${currentOrganization} and period.id = link.utilisation_period_id
    where link.organization_id = ${currentOrganization} and link.registration_code_id = registration_code.id
      and ${reached(channelsOf(actor, 'tenants.manage'), {
        app: sql`period.app_id`,
        property: sql`period.property_id`,
        building: sql`period.building_id`,
        unit: sql`period.unit_id`,
      })})`

/** Codes of an app: delivered to it, or opening a home in it. */
export const codeOfApp = (organizationId: string, appId: string, alias = 'registration_code') =>
  sql<SqlBool>`(${sql.ref(`${alias}.app_id`)} = ${appId} or ${sql.ref(`${alias}.id`)} in (
    select link.registration_code_id from utilisation_period period
    join registration_code_period link on link.organization_id = ${organizationId} and link.utilisation_period_id = period.id
    where period.organization_id = ${organizationId} and period.app_id = ${appId}))`

/** The apps that a code is of. */
export const appsOfCode = (organizationId: string, alias = 'registration_code') =>
  sql<
    string[]
  >`array(select ${sql.ref(`${alias}.app_id`)}::text where ${sql.ref(`${alias}.app_id`)} is not null
    union select period.app_id::text from registration_code_period link
    join utilisation_period period on period.organization_id = ${organizationId} and period.id = link.utilisation_period_id
    where link.organization_id = ${organizationId} and link.registration_code_id = ${sql.ref(`${alias}.id`)})`

export const mayManageTenants = (actor: Actor) => allowedSomewhere(actor, 'tenants.manage')
export const mayInviteTo = (actor: Actor, place: Place) => allowed(actor, 'tenants.manage', place)

interface Subject extends Kept {
  permanent: boolean
  usedAt: Date | null
  declinedAt: Date | null
  expiresAt: Date | null
  withdrawnAt: Date | null
  tenantEmail: string | null
  places: (Place & { ended: boolean })[]
}

/** Looks after the tenants of every place that the code opens. */
export const ownsCode = (actor: Actor, { places }: Subject) =>
  places.every((place) => mayInviteTo(actor, place))

const isLocked = (actor: Actor, code: Subject) =>
  isKeptByOthers(actor, code) && !code.places.every((place) => isInterface(actor, place))

/** Refuses to change what an interface, or somebody else, keeps: Problem 409 'owned-by-interface'. */
export const requireOwn = (actor: Actor, code: Subject) => {
  if (isLocked(actor, code)) throw conflict('owned-by-interface')
}

const isOpen = ({ permanent, usedAt, declinedAt, expiresAt, withdrawnAt, places }: Subject) =>
  withdrawnAt === null &&
  declinedAt === null &&
  (permanent || usedAt === null) &&
  (expiresAt === null || expiresAt > new Date()) &&
  places.some(({ ended }) => !ended)

export const codeAbilities = abilities<Subject>()({
  edit: (actor, code) => code.withdrawnAt === null && ownsCode(actor, code) && !isLocked(actor, code),
  send: (actor, code) => ownsCode(actor, code) && isOpen(code) && code.tenantEmail !== null,
  withdraw: (actor, code) => code.withdrawnAt === null && ownsCode(actor, code) && !isLocked(actor, code),
})
