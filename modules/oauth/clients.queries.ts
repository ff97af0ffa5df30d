import { type Insertable, sql, type Updateable } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import { type Database, type Db, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { addAccount, endGrants, held, PROGRAM } from '#modules/accounts/public.ts'
import type { Client } from './policy.ts'
import { originsOf } from './redirects.contract.ts'

const clients = (db: Db) =>
  db
    .selectFrom('oauthClient')
    .leftJoin('person', 'person.id', 'oauthClient.personId')
    .selectAll('oauthClient')
    .select(held(db).as('held'))

/** More are no programs but a mistake. */
export const MOST_CLIENTS = 200

export const listClients = (db: Db): Promise<Client[]> =>
  clients(db).orderBy('oauthClient.name').orderBy('oauthClient.id').limit(MOST_CLIENTS).execute()

export const findClient = (db: Db, id: string): Promise<Client | undefined> =>
  clients(db).where('oauthClient.id', '=', id).executeTakeFirst()

/** Does work with a client, in its organization; undefined when there is no such client. */
export const withClient = async <Result>(
  database: Database,
  id: string | null | undefined,
  work: (db: Db, client: Client) => Promise<Result>,
) => {
  if (!/^[0-9a-f]{24}$/.test(id ?? '')) return undefined
  const [organizationId] = await directory(database, 'client', id!)
  if (!organizationId) return undefined
  return inOrganization(database, { organizationId }, async (db) => {
    const client = await findClient(db, id!)
    return client && work(db, client)
  })
}

/** Has a client anywhere a page of this origin that answers are sent to? */
export const isKnownOrigin = async (database: Database, origin: string) =>
  origin.length <= 320 && (await directory(database, 'origin', origin)).length > 0

const directory = async (database: Database, kind: 'client' | 'origin', key: string) => {
  const { rows } = await inNoOrganization<{ id: string }>(
    database,
    'select palier.organizations_of($1, $2) as id',
    [kind, key],
  )
  return rows.map(({ id }) => id)
}

export const insertClient = async (db: Db, values: Insertable<Tables['oauthClient']>) => {
  const client = await db.insertInto('oauthClient').values(values).returningAll().executeTakeFirstOrThrow()
  await sql`select palier.enter_directory('client', ${client.id})`.execute(db)
  await enterOrigins(db, client.redirectUris)
  return client
}

export const setClient = async (db: Db, before: Client, values: Updateable<Tables['oauthClient']>) => {
  const client = await db
    .updateTable('oauthClient')
    .set(values)
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await leaveOrigins(db, before.redirectUris)
  await enterOrigins(db, client.redirectUris)
  return client
}

/** Everything that a client was given goes with it; its account stays for what was done as it, without any role. */
export const deleteClient = async (db: Db, { id, personId, redirectUris }: Client) => {
  await db.deleteFrom('oauthClient').where('id', '=', id).execute()
  if (personId) await endGrants(db, personId)
  await sql`select palier.leave_directory('client', ${id})`.execute(db)
  await leaveOrigins(db, redirectUris)
}

const enterOrigins = async (db: Db, uris: readonly string[]) => {
  for (const origin of originsOf(uris))
    await sql`select palier.enter_directory('origin', ${origin})`.execute(db)
}

/** Another client of the organization may still have a page of the same origin. */
const leaveOrigins = async (db: Db, uris: readonly string[]) => {
  const rest = await db.selectFrom('oauthClient').select('redirectUris').execute()
  const kept = originsOf(rest.flatMap(({ redirectUris }) => redirectUris))
  for (const origin of originsOf(uris))
    if (!kept.includes(origin)) await sql`select palier.leave_directory('origin', ${origin})`.execute(db)
}

/** The account as which a client acts for itself. */
export const insertAccount = async (db: Db, username: string) => {
  const { rows } = await sql<{ id: string }>`select palier.new_id() as id`.execute(db)
  const { id } = rows[0]!
  const account = { id, username, email: `client-${id}@clients.invalid`, type: PROGRAM }
  const silent = { receiveAdminNotifications: false, channels: JSON.stringify({ email: false, push: false }) }
  await addAccount(db, { ...account, ...silent })
  return id
}

const current = (secret: Pick<Row<'oauthSecret'>, 'expiresAt'>) =>
  secret.expiresAt === null || secret.expiresAt > new Date()

/** The secrets that count, the newest first. */
export const listSecrets = async (db: Db, clientIds: readonly string[]) =>
  (
    await db
      .selectFrom('oauthSecret')
      .selectAll()
      .where(sql<boolean>`client_id = any(${clientIds})`)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).filter(current)

export const insertSecret = async (db: Db, clientId: string, secretHash: string, hint: string) => {
  await db.insertInto('oauthSecret').values({ clientId, secretHash, hint }).execute()
}

/** Lets the secrets there are end at an instant, if they do not end before it. */
export const endSecrets = async (db: Db, clientId: string, at: Date) => {
  await db
    .deleteFrom('oauthSecret')
    .where('clientId', '=', clientId)
    .where('expiresAt', '<', new Date())
    .execute()
  await db
    .updateTable('oauthSecret')
    .set({ expiresAt: at })
    .where('clientId', '=', clientId)
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', at)]))
    .execute()
}

/** Is this one of the client's secrets? Remembers that it was used, so that people see which one still is. */
export const useSecret = async (db: Db, clientId: string, secretHash: string) => {
  const secret = await db
    .selectFrom('oauthSecret')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('secretHash', '=', secretHash)
    .executeTakeFirst()
  if (!secret || !current(secret)) return false
  const hourAgo = new Date(Date.now() - 3_600_000)
  if (!secret.lastUsedAt || secret.lastUsedAt < hourAgo)
    await db.updateTable('oauthSecret').set({ lastUsedAt: new Date() }).where('id', '=', secret.id).execute()
  return true
}
