import { sql } from 'kysely'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'

export const SESSION_DAYS = 30

/** The organizations in which an address has an account. */
export const organizationsOfEmail = async ({ pool }: Database, email: string) => {
  const { rows } = await pool.query<{ id: string }>(`select palier.organizations_of('email', $1) as id`, [email.trim()])
  return rows.map(({ id }) => id)
}

/** The account of an address in each of its organizations. */
export const findAccounts = async (database: Database, email: string, organizationId?: string) => {
  const organizations = (await organizationsOfEmail(database, email)).filter((id) => !organizationId || id === organizationId)
  return Promise.all(
    organizations.map((id) =>
      inOrganization(database, { organizationId: id, readOnly: true }, async (db) => ({
        organizationId: id,
        organization: await db.selectFrom('organization').select('name').where('id', '=', id).executeTakeFirst(),
        person: await findByEmail(db, email),
      })),
    ),
  )
}

export const findByEmail = (db: Db, email: string) =>
  db.selectFrom('person').selectAll().where(sql<string>`lower(email)`, '=', email.trim().toLowerCase()).executeTakeFirst()

export const insertSession = async (db: Db, values: { personId: string; tokenHash: string; device: string }) => {
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000)
  await db.updateTable('person').set({ lastLoginAt: new Date() }).where('id', '=', values.personId).execute()
  await db.insertInto('session').values({ ...values, expiresAt }).execute()
}

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
  db.selectFrom('session').selectAll().where('personId', '=', personId).where('id', '=', id).executeTakeFirst()

export const deleteSession = (db: Db, id: string) => db.deleteFrom('session').where('id', '=', id).execute()

/** Ends every session of a person but one. */
export const deleteOtherSessions = (db: Db, personId: string, but = '') =>
  db.deleteFrom('session').where('personId', '=', personId).where('id', '<>', but).execute()

/** Keeps a session alive that is used; at most every ten minutes, so that reading stays reading. */
export const touchSession = (db: Db, id: string) =>
  db
    .updateTable('session')
    .set({ lastSeenAt: new Date(), expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000) })
    .where('id', '=', id)
    .where('lastSeenAt', '<', new Date(Date.now() - 600_000))
    .execute()

export type LinkPurpose = 'password-reset' | 'email-confirmation' | 'staff-invitation'

export const insertLink = (db: Db, link: { personId: string; purpose: LinkPurpose; email: string; tokenHash: string; expiresAt: Date }) =>
  db.insertInto('oneTimeLink').values(link).execute()

/** Takes a link that was never used and has not run out: the second to come gets nothing. */
export const useLink = (db: Db, tokenHash: string, purposes: LinkPurpose[]) =>
  db
    .updateTable('oneTimeLink')
    .set({ usedAt: new Date() })
    .where('tokenHash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .returningAll()
    .executeTakeFirst()

export const setPassword = (db: Db, personId: string, passwordHash: string) =>
  db.updateTable('person').set({ passwordHash, passwordChangedAt: new Date() }).where('id', '=', personId).execute()

/** The address of a link is confirmed, and becomes the account's when it was another. */
export const setConfirmedEmail = async (db: Db, personId: string, email: string) => {
  const before = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
  await db.updateTable('person').set({ email, emailConfirmedAt: new Date() }).where('id', '=', personId).execute()
  if (before.email.toLowerCase() === email.toLowerCase()) return
  await sql`select palier.leave_directory('email', ${before.email}), palier.enter_directory('email', ${email})`.execute(db)
}
