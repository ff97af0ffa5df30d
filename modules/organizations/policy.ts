import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { isKeptByOthers, type Kept } from '#kernel/server/keeping.ts'
import { type Actor, allowed, allowedSomewhere, appsOf, isAdministrator } from '#kernel/server/actor.ts'

/** An app is seen by those who work for it or live in it. */
export const visibleTo = (actor: Actor) => sql<SqlBool>`app.id = any(${appsOf(actor)})`

export const appAbilities = abilities<Row<'app'>>()({
  edit: (actor, app) => allowed(actor, 'app.edit', { appId: app.id }),
})

/** The organization, its apps and its service providers: for those who were given that on a whole app. */
export const mayEditOrganization = isAdministrator

/** Acts for the interface that keeps the service providers up to date: of this app, or of any. */
const isInterface = (actor: Actor, appId?: string) =>
  actor.grants.some(
    ({ role, objectType, objectId }) =>
      role === 'data-connector-admin' && objectType === 'App' && (!appId || objectId === appId),
  )

export const mayEditServiceProviders = (actor: Actor) => mayEditOrganization(actor) || isInterface(actor)

/** One that is at work in several apps is for those who may in every one of them. */
export const mayEditServiceProvider = (actor: Actor, { appIds }: { appIds: readonly string[] }) =>
  mayEditServiceProviders(actor) &&
  appIds.every((appId) => allowed(actor, 'organization.edit', { appId }) || isInterface(actor, appId))

/** Refuses to change what an interface, or somebody else, keeps: Problem 409 'owned-by-interface'. */
export const requireOwn = (actor: Actor, provider: Kept) => {
  if (isKeptByOthers(actor, provider) && !isInterface(actor)) throw conflict('owned-by-interface')
}

export const maySeeServiceProviders = (actor: Actor) =>
  allowedSomewhere(actor, 'places.read', 'organization.edit')
