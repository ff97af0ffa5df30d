import { sql } from 'kysely'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import { type Database, type Db, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { findKnownDevice } from './devices.queries.ts'

export const SESSION_DAYS = 30

interface Where {
  organizationId?: string | undefined
  appId?: string | undefined
}

const inDirectory = async (database: Database, kind: 'email' | 'app', key: string) => {
  const { rows } = await inNoOrganization<{ id: string }>(
    database,
    'select palier.organizations_of($1, $2) as id',
    [kind, key],
  )
  return rows.map(({ id }) => id)
}

/** The account of an address in each of its organizations, or in the wanted one. */
export const findAccounts = async (
  database: Database,
  email: string,
  { organizationId, appId }: Where = {},
) => {
  const organizations = await inDirectory(database, 'email', mailboxKey(email))
  const ofApp = appId === undefined ? organizations : await inDirectory(database, 'app', appId)
  const wanted = organizations.filter((id) => ofApp.includes(id) && id === (organizationId ?? id))
  return Promise.all(
    wanted.map((id) =>
      inOrganization(database, { organizationId: id, readOnly: true }, async (db) => ({
        organizationId: id,
        organization: await db
          .selectFrom('organization')
          .select('name')
          .where('id', '=', id)
          .executeTakeFirst(),
        person: await findByEmail(db, email),
      })),
    ),
  )
}

/** The device that is known to one of the accounts of an address. */
export const findDeviceOf = async (
  database: Database,
  { email, organizationId }: { email: string; organizationId?: string | undefined },
  secrets: string[],
) => {
  for (const id of await inDirectory(database, 'email', mailboxKey(email))) {
    if (id !== (organizationId ?? id)) continue
    const device = await inOrganization(database, { organizationId: id, readOnly: true }, async (db) => {
      const person = await findByEmail(db, email)
      return person && findKnownDevice(db, person.id, secrets)
    })
    if (device) return device
  }
  return undefined
}

/** Works, or is about to work, in the back office. */
export const staff = sql<boolean>`(exists (select from permission where permission.organization_id = ${currentOrganization} and permission.person_id = person.id)
  or exists (select from agent where agent.organization_id = ${currentOrganization} and agent.person_id = person.id))`

/** A person by their address, compared without case. */
export const findByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person')
    .selectAll()
    .select(staff.as('staff'))
    .where('emailKey', '=', mailboxKey(email))
    .executeTakeFirst()

export const insertSession = async (
  db: Db,
  values: {
    personId: string
    tokenHash: string
    device: string
    deviceId: string
    provedAt: Date | null
    strong: boolean
  },
) => {
  await db.updateTable('person').set({ lastLoginAt: new Date() }).where('id', '=', values.personId).execute()
  const session = await db
    .insertInto('session')
    .values({ ...values, expiresAt: nextEnd() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return session.id
}

const nextEnd = () => new Date(Date.now() + SESSION_DAYS * 86_400_000)

export const listSessions = (db: Db, personId: string) =>
  db
    .selectFrom('session')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', new Date())
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute()

export const findSession = (db: Db, personId: string, id: string) =>
  db
    .selectFrom('session')
    .selectAll()
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()

export const deleteSession = (db: Db, id: string) => db.deleteFrom('session').where('id', '=', id).execute()

/** Ends the session of a secret: its successor has another one. */
export const deleteSessionByToken = (db: Db, tokenHash: string) =>
  db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()

/** Ends all sessions of a person and forgets where they were. */
export const deleteSessions = async (db: Db, personId: string) => {
  await db.deleteFrom('session').where('personId', '=', personId).execute()
  await db.deleteFrom('device').where('personId', '=', personId).execute()
}

/** Another thirty days for a session that is used, told at most every ten minutes; false when it has ended meanwhile. */
export const renewSession = async (db: Db, id: string) =>
  (await db
    .updateTable('session')
    .set({ lastSeenAt: new Date(), expiresAt: nextEnd() })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** The session has just shown who holds it. */
export const setProved = (db: Db, id: string) =>
  db.updateTable('session').set({ provedAt: new Date() }).where('id', '=', id).execute()

/** The session has just shown, or made, what its holder has beside a password. */
export const setStrong = (db: Db, id: string) =>
  db.updateTable('session').set({ strong: true }).where('id', '=', id).execute()

export const purgeSessions = (db: Db) =>
  db.deleteFrom('session').where('expiresAt', '<', new Date()).execute()
