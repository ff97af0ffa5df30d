import type { Db } from '#kernel/server/database.ts'
import { sameAddress } from './email-changes.rules.ts'
import { staff } from './sessions.queries.ts'

export type LinkPurpose = 'password-reset' | 'email-confirmation' | 'staff-invitation' | 'proof' | 'sign-in'

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

/**
 * Takes a link that was never used and has not run out, with its person: the second to come gets nothing. A code is taken for the
 * person who says to have it.
 */
export const useLink = async (db: Db, tokenHash: string, purposes: LinkPurpose[], personId?: string) => {
  const link = await db
    .updateTable('oneTimeLink')
    .set({ usedAt: new Date() })
    .where('tokenHash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .$if(personId !== undefined, (links) => links.where('personId', '=', personId!))
    .returningAll()
    .executeTakeFirst()
  if (!link) return undefined
  const person = await db
    .selectFrom('person')
    .select(['id', 'email', 'emailConfirmedAt', staff.as('staff')])
    .where('id', '=', link.personId)
    .executeTakeFirstOrThrow()
  return { ...link, person, stillTheirs: sameAddress(link.email, person.email) }
}

/** A new password or address makes every link worthless that was sent before; a sign-in those that sign in. */
export const voidLinks = (db: Db, personId: string, purposes: LinkPurpose[] = []) =>
  db
    .updateTable('oneTimeLink')
    .set({ usedAt: new Date() })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .$if(purposes.length > 0, (links) => links.where('purpose', 'in', purposes))
    .execute()

export const purgeLinks = (db: Db) =>
  db
    .deleteFrom('oneTimeLink')
    .where('expiresAt', '<', new Date(Date.now() - 7 * 86_400_000))
    .execute()
