import type { Db } from '#kernel/server/database.ts'
import { hashCode, hashSecret } from './secrets.rules.ts'

const TICKET_MINUTES = 10

export const findAuthenticator = (db: Db, personId: string) =>
  db.selectFrom('authenticator').selectAll().where('personId', '=', personId).executeTakeFirst()

/** A secret that is not confirmed yet makes room for the next. */
export const insertAuthenticator = async (db: Db, personId: string, secret: string) => {
  await deleteAuthenticator(db, personId)
  await db.insertInto('authenticator').values({ personId, secret }).execute()
}

/** Takes a second factor away; false when there was none. */
export const deleteAuthenticator = async (db: Db, personId: string) => {
  for (const table of ['recoveryCode', 'signInTicket'] as const)
    await db.deleteFrom(table).where('personId', '=', personId).execute()
  const { numDeletedRows } = await db
    .deleteFrom('authenticator')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Takes the step of a code; false when it, or a later one, was used: of two at once, one. */
export const takeStep = async (db: Db, personId: string, step: number) =>
  (await db
    .updateTable('authenticator')
    .set({ lastStep: step })
    .where('personId', '=', personId)
    .where('lastStep', '<', step)
    .returning('id')
    .executeTakeFirst()) !== undefined

export const setConfirmed = async (db: Db, personId: string, codes: string[]) => {
  await db
    .updateTable('authenticator')
    .set({ confirmedAt: new Date() })
    .where('personId', '=', personId)
    .execute()
  await db.deleteFrom('recoveryCode').where('personId', '=', personId).execute()
  await db
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ personId, codeHash: hashCode(personId, code) })))
    .execute()
}

/** Uses a recovery code up. */
export const takeRecoveryCode = async (db: Db, personId: string, code: string) =>
  (await db
    .deleteFrom('recoveryCode')
    .where('personId', '=', personId)
    .where('codeHash', '=', hashCode(personId, code))
    .returning('id')
    .executeTakeFirst()) !== undefined

export const countRecoveryCodes = async (db: Db, personId: string) => {
  const { left } = await db
    .selectFrom('recoveryCode')
    .select((select) => select.fn.countAll<number>().as('left'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(left)
}

export const insertTicket = (db: Db, personId: string, secret: string) =>
  db
    .insertInto('signInTicket')
    .values({
      personId,
      tokenHash: hashSecret(secret),
      expiresAt: new Date(Date.now() + TICKET_MINUTES * 60_000),
    })
    .execute()

export const findTicket = (db: Db, secret: string) =>
  db
    .selectFrom('signInTicket')
    .select(['id', 'personId'])
    .where('tokenHash', '=', hashSecret(secret))
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()

export const deleteTicket = (db: Db, id: string) =>
  db.deleteFrom('signInTicket').where('id', '=', id).execute()

export const purgeTickets = (db: Db) =>
  db.deleteFrom('signInTicket').where('expiresAt', '<', new Date()).execute()
