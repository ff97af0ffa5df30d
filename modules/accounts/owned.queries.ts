import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'
import { staff } from './sessions.queries.ts'

/** What says who owns an account: written here alone, called by the commands alone. */
export type OwnedColumn =
  | 'email'
  | 'emailConfirmedAt'
  | 'passwordHash'
  | 'passwordChangedAt'
  | 'passwordGiven'
export const ownedColumns = [
  'email',
  'email_confirmed_at',
  'password_hash',
  'password_changed_at',
  'password_given',
]

/** "Nobody owns the account" as SQL; see `isOwned`. */
export const nobodys = (person: string) =>
  sql<boolean>`(${sql.ref(`${person}.password_hash`)} is null and ${sql.ref(`${person}.last_login_at`)} is null)`

/** Adds a person, and their address to the directory that sign-in looks in. */
export const insertPerson = async (db: Db, values: Insertable<Tables['person']>) => {
  const person = await db.insertInto('person').values(values).returningAll().executeTakeFirstOrThrow()
  await sql`select palier.enter_directory('email', ${person.email})`.execute(db)
  return person
}

/** A statement that adds whoever `rows` gives: id of the ERP system, name, address, telephone, locale, app, notifications, read-only. */
export const insertingPeople = (rows: RawBuilder<unknown>) =>
  sql`insert into person (organization_id, external_id, username, email, phone_number, locale, creation_app_id, receive_admin_notifications, read_only) ${rows}`

/** A person as long as something about who owns their account is decided: one at a time. */
export const lockAccount = (db: Db, id: string) =>
  db
    .selectFrom('person')
    .select([
      'id',
      'username',
      'email',
      'emailConfirmedAt',
      'locale',
      'creationAppId',
      'passwordHash',
      'passwordGiven',
      'lastLoginAt',
      'inviteEmailSent',
    ])
    .select(staff.as('staff'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>

/** Moves an account to another address; `confirmed` when a mailed link has proved that one. */
export const setAddress = async (
  db: Db,
  { id, email: before }: Pick<Account, 'id' | 'email'>,
  email: string,
  confirmed: boolean,
) => {
  await db
    .updateTable('person')
    .set({ email, emailConfirmedAt: confirmed ? new Date() : null })
    .where('id', '=', id)
    .execute()
  await sql`select palier.leave_directory('email', ${before}), palier.enter_directory('email', ${email})`.execute(
    db,
  )
}

export const setConfirmed = (db: Db, personId: string) =>
  db.updateTable('person').set({ emailConfirmedAt: new Date() }).where('id', '=', personId).execute()

export const setPassword = (db: Db, personId: string, passwordHash: string) =>
  db
    .updateTable('person')
    .set({ passwordHash, passwordChangedAt: new Date() })
    .where('id', '=', personId)
    .execute()

/** The password is now one that the address's owner has chosen. */
export const setPasswordOwn = (db: Db, personId: string) =>
  db.updateTable('person').set({ passwordGiven: false }).where('id', '=', personId).execute()

/** Nobody signs in with a password until the owner has set one. */
export const deletePassword = (db: Db, personId: string) =>
  db
    .updateTable('person')
    .set({ passwordHash: null, passwordGiven: false })
    .where('id', '=', personId)
    .execute()
