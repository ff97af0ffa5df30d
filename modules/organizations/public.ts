import type { Row } from '#database/tables.ts'
import { type Database, inOrganization, type Db } from '#kernel/server/database.ts'
import * as queries from './queries.ts'

export { findDemandedFrom, setDemandedFrom } from './demand.queries.ts'
export { insertOrganization } from './queries.ts'
export { differingProviders, giveKeysToProviders, writeProviders } from './providers.bulk.queries.ts'
export { appsOfProvider } from './reach.policy.ts'
export { mayEditServiceProvider } from './policy.ts'

export interface AppBrand {
  appId: string
  name: string
  colour: string
  logoId: string | null
  defaultLocale: string
  timezone: string
}

const present = ({ id, name, colour, logoId, defaultLocale, timezone }: Row<'app'>): AppBrand => ({
  appId: id,
  name,
  colour,
  logoId,
  defaultLocale,
  timezone,
})

/** How an app presents itself in mails and letters; without an id, the organization's first app. */
export const brandOf = async (db: Db, appId?: string | null): Promise<AppBrand> => {
  const app = (appId && (await queries.findBrand(db, appId))) || (await queries.findAnyBrand(db))
  return app
    ? present(app)
    : {
        appId: '',
        name: 'Palier',
        colour: '#8a4b2a',
        logoId: null,
        defaultLocale: 'en_US',
        timezone: 'Europe/Zurich',
      }
}

/** Opens a transaction in the organization that an app belongs to; undefined when there is no such app. */
export const inAppsOrganization = async <Result>(
  database: Database,
  appId: string,
  work: (db: Db) => Promise<Result>,
) => {
  const organizationId = await queries.organizationOfApp(database, appId)
  return organizationId ? inOrganization(database, { organizationId }, work) : undefined
}
