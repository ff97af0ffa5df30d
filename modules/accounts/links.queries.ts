import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

export type LinkPurpose = 'password-reset' | 'email-confirmation' | 'staff-invitation' | 'proof'

interface NewLink {
  personId: string
  purpose: LinkPurpose
  email: string
  tokenHash: string
  expiresAt: Date
}

export const insertLink = (db: Db, link: NewLink) => db.insertInto('oneTimeLink').values(link).execute()

/** A new code makes the ones before it worthless, so that only one can be guessed. */
export const insertCode = async (db: Db, code: NewLink) => {
  await db
    .deleteFrom('oneTimeLink')
    .where('personId', '=', code.personId)
    .where('purpose', '=', code.purpose)
    .execute()
  await insertLink(db, code)
}

/** A link that still counts, with its person; it is not used up by looking. */
export const findLink = (db: Db, tokenHash: string, purposes: LinkPurpose[]) =>
  db
    .selectFrom('oneTimeLink')
    .innerJoin('person', 'person.id', 'oneTimeLink.personId')
    .select(['person.id', 'person.email', 'person.username'])
    .where('tokenHash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()

/** Takes a link that was never used and has not run out, with its person: the second to come gets nothing. */
export const useLink = async (db: Db, tokenHash: string, purposes: LinkPurpose[]) => {
  const link = await db
    .updateTable('oneTimeLink')
    .set({ usedAt: new Date() })
    .where('tokenHash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .returningAll()
    .executeTakeFirst()
  if (!link) return undefined
  const person = await db
    .selectFrom('person')
    .select(['id', 'username', 'email', 'emailConfirmedAt', 'locale', 'creationAppId', 'passwordHash'])
    .where('id', '=', link.personId)
    .executeTakeFirstOrThrow()
  return { ...link, person, stillTheirs: link.email.toLowerCase() === person.email.toLowerCase() }
}

/** A new password or address makes every link worthless that was sent before. */
export const voidLinks = (db: Db, personId: string) =>
  db
    .updateTable('oneTimeLink')
    .set({ usedAt: new Date() })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute()

/** The address that a person has asked for and not confirmed yet. */
export const findPendingEmail = async (db: Db, person: { id: string; email: string }) => {
  const link = await db
    .selectFrom('oneTimeLink')
    .select('email')
    .where('personId', '=', person.id)
    .where('purpose', '=', 'email-confirmation')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return link && link.email.toLowerCase() !== person.email.toLowerCase() ? link.email : null
}

/** An address is confirmed, and becomes the account's when it was another. */
export const setConfirmedEmail = async (db: Db, person: { id: string; email: string }, email: string) => {
  await db
    .updateTable('person')
    .set({ email, emailConfirmedAt: new Date() })
    .where('id', '=', person.id)
    .execute()
  if (person.email.toLowerCase() === email.toLowerCase()) return
  await sql`select palier.leave_directory('email', ${person.email}), palier.enter_directory('email', ${email})`.execute(
    db,
  )
}

export const deleteOldLinks = (db: Db) =>
  db
    .deleteFrom('oneTimeLink')
    .where('expiresAt', '<', new Date(Date.now() - 7 * 86_400_000))
    .execute()
