import { type RawBuilder, sql } from 'kysely'
import { personOfApp, personVisibleTo } from '#modules/accounts/public.ts'
import { codesByKey } from '#modules/tenant-management/public.ts'
import type { FileName } from './files.rules.ts'
import type { Scope } from './writing.queries.ts'

/** Whom a delivery may name: whom its deliverer sees; of the operator's, colleagues and who belongs to the app. */
const personHere = ({ db, appId, deliverer }: Scope) =>
  deliverer ? personVisibleTo(deliverer) : personOfApp(db.organizationId, appId)

/**
 * The things that a file's ids name, as they are now: their key, and whether the delivery may speak of them. What a
 * delivery names is looked up inside its app; keys of tenants are the app's own, all others are taken once in the
 * organization. A service provider is the organization's: who may change it, the rights say.
 */
export const thingsOf = (scope: Scope, file: FileName): RawBuilder<unknown> => {
  const { db, appId } = scope
  const own = sql`organization_id = ${db.organizationId} and external_id is not null`
  const here = sql`app_id = ${appId}`
  const live = sql`${own} and deleted_at is null`
  const tables: Partial<Record<FileName, RawBuilder<unknown>>> = {
    'serviceProviders.csv': sql`select id, external_id, true as here from service_provider where ${own}`,
    'properties.csv': sql`select id, external_id, ${here} as here from property where ${live}`,
    'groups.csv': sql`select id, external_id, ${here} as here from building where ${live}`,
    'units.csv': sql`select id, external_id, ${here} as here from unit where ${live}`,
    'utilisationPeriods.csv': sql`select id, external_id, ${here} as here from utilisation_period where ${live}`,
    'tenants.csv': sql`select id, external_id, true as here from (${codesByKey(scope)}) code`,
    'agents.csv': sql`select id, external_id, ${personHere(scope)} as here from person where ${own}`,
    'collections.csv': sql`select id, external_id, ${here} as here from collection where ${own}`,
  }
  return tables[file] ?? sql`select ''::text as id, ''::text as external_id, false as here where false`
}
