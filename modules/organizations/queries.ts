import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import { type Database, type Db, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import type { Wanted } from './lookup.contract.ts'
import { visibleTo } from './policy.ts'
import { appsOfProvider } from './reach.policy.ts'

export const findOrganization = (db: Db) =>
  db
    .selectFrom('organization')
    .select(['id', 'name', 'tools'])
    .where('id', '=', db.organizationId)
    .executeTakeFirst()

export const renameOrganization = (db: Db, name: string) =>
  db
    .updateTable('organization')
    .set({ name })
    .where('id', '=', db.organizationId)
    .returning(['id', 'name', 'tools'])
    .executeTakeFirstOrThrow()

const apps = (db: Db, actor: Actor) => db.selectFrom('app').selectAll().where(visibleTo(actor))

export const listApps = (db: Db, actor: Actor) => apps(db, actor).orderBy('name').orderBy('id').execute()

export const listAppsById = (db: Db, actor: Actor, ids: string[]) =>
  apps(db, actor).where('id', 'in', ids).execute()

export const findApp = (db: Db, actor: Actor, id: string) =>
  apps(db, actor).where('id', '=', id).executeTakeFirst()

export const insertApp = async (db: Db, values: Insertable<Tables['app']>) => {
  const app = await db.insertInto('app').values(values).returningAll().executeTakeFirstOrThrow()
  await sql`select palier.enter_directory('app', ${app.id})`.execute(db)
  return app
}

/** Somebody of the organization, whoever sees them. */
export const findMember = (db: Db, personId: string) =>
  db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()

export const setApp = (db: Db, id: string, values: Updateable<Tables['app']>) =>
  db.updateTable('app').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const countActiveUnits = async (db: Db, appId: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(distinct unit_id) as count from utilisation_period
    where organization_id = ${db.organizationId} and app_id = ${appId} and deleted_at is null and type <> 'vacant'
      and start_date <= current_date and coalesce(end_date >= current_date, true)`.execute(db)
  return rows[0]?.count ?? 0
}

/** An app by its id alone, for people who are not signed in. */
export const findPublicApp = async (database: Database, appId: string) => {
  const organizationId = await organizationOfApp(database, appId)
  if (!organizationId) return undefined
  return inOrganization(database, { organizationId, readOnly: true }, (db) => findBrand(db, appId))
}

export const organizationOfApp = async (database: Database, appId: string) => {
  const { rows } = await inNoOrganization<{ id: string }>(
    database,
    `select palier.organizations_of('app', $1) as id`,
    [appId],
  )
  return rows[0]?.id
}

/** The only app of the only organization: what /app shows when no app is named. */
export const findOnlyApp = async (database: Database) => {
  const { rows } = await inNoOrganization<{ id: string }>(
    database,
    'select palier.every_organization() as id',
  )
  const [organization, another] = rows
  if (!organization || another) return undefined
  const found = await inOrganization(database, { organizationId: organization.id, readOnly: true }, (db) =>
    db.selectFrom('app').select('id').orderBy('id').limit(2).execute(),
  )
  return found.length === 1 ? found[0]?.id : undefined
}

export const findBrand = (db: Db, appId: string) =>
  db.selectFrom('app').selectAll().where('id', '=', appId).executeTakeFirst()

export const findAnyBrand = (db: Db) =>
  db.selectFrom('app').selectAll().orderBy('id').limit(1).executeTakeFirst()

export const insertServiceProvider = (db: Db, values: Insertable<Tables['serviceProvider']>) =>
  db.insertInto('serviceProvider').values(values).returningAll().executeTakeFirstOrThrow()

export const setServiceProvider = (db: Db, id: string, values: Updateable<Tables['serviceProvider']>) =>
  db.updateTable('serviceProvider').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** The service providers of the organization, which are not of one app, by the customer's own keys. */
export const findProvidersByKey = (db: Db, _: Actor, { externalIds, parentId }: Wanted) =>
  db
    .selectFrom('serviceProvider')
    .select(['id', 'externalId'])
    .where('externalId', 'in', externalIds)
    .$if(parentId !== undefined, (found) => found.where('parentId', '=', parentId!))
    .execute()

/** Does a building, be it deleted, or another service provider refer to it? */
export const isProviderInUse = async (db: Db, id: string) => {
  const building = db.selectFrom('building').select('id').where('propertyManagerId', '=', id)
  const below = db.selectFrom('serviceProvider').select('id').where('parentId', '=', id)
  return (
    (await building.limit(1).executeTakeFirst()) !== undefined ||
    (await below.limit(1).executeTakeFirst()) !== undefined
  )
}

/** Its agents go with it. */
export const deleteServiceProvider = (db: Db, id: string) =>
  db.deleteFrom('serviceProvider').where('id', '=', id).execute()

/** A provider, with the apps in which it is at work. */
export const findServiceProvider = (db: Db, id: string) =>
  db
    .selectFrom('serviceProvider')
    .selectAll()
    .select(appsOfProvider(db.organizationId, sql.ref('service_provider.id')).as('appIds'))
    .where('id', '=', id)
    .executeTakeFirst()

const byName = (db: Db) => db.selectFrom('serviceProvider').orderBy('name').orderBy('id')

/** The ids of all of them, in the order of their names. */
export const listServiceProviderIds = async (db: Db) =>
  (await byName(db).select('id').execute()).map(({ id }) => id)

export const listServiceProvidersOf = (db: Db, ids: string[]) =>
  db.selectFrom('serviceProvider').selectAll().where('id', 'in', ids).execute()

export const listServiceProviders = async (db: Db, { limit, offset }: { limit: number; offset: number }) => {
  const found = db.selectFrom('serviceProvider')
  const items = await byName(db).selectAll().limit(limit).offset(offset).execute()
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total }
}

/** Is this file the logo or icon of an app that the person knows? */
export const isBrandOf = async (db: Db, actor: Actor, fileId: string) =>
  (await db
    .selectFrom('app')
    .select('id')
    .where('id', 'in', ['', ...appsOf(actor)])
    .where((where) => where.or([where('logoId', '=', fileId), where('iconId', '=', fileId)]))
    .executeTakeFirst()) !== undefined

/** Makes the organization of the transaction, with its first app and its own property manager. Resolves with the app. */
export const insertOrganization = async (
  db: Db,
  { name, tools }: { name: string; tools: readonly string[] },
) => {
  await db
    .insertInto('organization')
    .values({ id: db.organizationId, name, tools: [...tools] })
    .execute()
  const app = await insertApp(db, { name })
  await db.insertInto('serviceProvider').values({ name }).execute()
  return app
}
