import { sql, type SqlBool } from 'kysely'
import type { Row } from '#database/tables.ts'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, appsOf } from '#kernel/server/actor.ts'

/** An app is seen by those who work for it or live in it. */
export const visibleTo = (actor: Actor) => sql<SqlBool>`app.id = any(${appsOf(actor)})`

export const appAbilities = abilities<Row<'app'>>()({
  edit: (actor, app) => allowed(actor, 'app.edit', { appId: app.id }),
})

/** Apps and service providers belong to the organization as a whole. */
export const mayEditOrganization = (actor: Actor) => allowedSomewhere(actor, 'organization.edit')
export const maySeeServiceProviders = (actor: Actor) => allowedSomewhere(actor, 'places.read', 'organization.edit')
