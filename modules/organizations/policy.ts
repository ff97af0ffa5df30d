import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, appsOf, isAdministrator } from '#kernel/server/actor.ts'

/** An app is seen by those who work for it or live in it. */
export const visibleTo = (actor: Actor) => sql<SqlBool>`app.id = any(${appsOf(actor)})`

export const appAbilities = abilities<Row<'app'>>()({
  edit: (actor, app) => allowed(actor, 'app.edit', { appId: app.id }),
})

/** The organization, its apps and its service providers: for those who were given that on a whole app. */
export const mayEditOrganization = isAdministrator
/** Acts for the interface that keeps the service providers up to date. */
const isInterface = (actor: Actor) =>
  actor.grants.some(({ role, objectType }) => role === 'data-connector-admin' && objectType === 'App')

export const mayEditServiceProviders = (actor: Actor) => mayEditOrganization(actor) || isInterface(actor)

/** Refuses to change what an interface owns: Problem 409 'owned-by-interface'. */
export const requireOwn = (actor: Actor, { readOnly }: Pick<Row<'serviceProvider'>, 'readOnly'>) => {
  if (readOnly && !isInterface(actor)) throw conflict('owned-by-interface')
}

export const maySeeServiceProviders = (actor: Actor) =>
  allowedSomewhere(actor, 'places.read', 'organization.edit')
