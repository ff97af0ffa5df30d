import type { Insertable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'
import { hashSecret } from './secrets.rules.ts'

const CHALLENGES_REMEMBERED_MINUTES = 60

export const listPasskeys = (db: Db, personId: string) =>
  db
    .selectFrom('passkey')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** A passkey by what its authenticator calls it. */
export const findByCredential = (db: Db, credentialId: string) =>
  db.selectFrom('passkey').selectAll().where('credentialId', '=', credentialId).executeTakeFirst()

export const findPasskey = (db: Db, personId: string, id: string) =>
  db
    .selectFrom('passkey')
    .selectAll()
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Undefined when it is somebody's already. */
export const insertPasskey = (db: Db, values: Insertable<Tables['passkey']>) =>
  db
    .insertInto('passkey')
    .values(values)
    .onConflict((conflict) => conflict.columns(['organizationId', 'credentialId']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const setUsed = (db: Db, id: string, counter: number) =>
  db.updateTable('passkey').set({ counter, lastUsedAt: new Date() }).where('id', '=', id).execute()

export const deletePasskey = (db: Db, id: string) => db.deleteFrom('passkey').where('id', '=', id).execute()

/** Takes all passkeys of a person away; false when there were none. */
export const deletePasskeys = async (db: Db, personId: string) => {
  const { numDeletedRows } = await db
    .deleteFrom('passkey')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Uses a challenge up; false when it was: of two at once, one. */
export const takeChallenge = async (db: Db, challenge: string) =>
  (await db
    .insertInto('usedChallenge')
    .values({ hash: hashSecret(challenge) })
    .onConflict((conflict) => conflict.columns(['organizationId', 'hash']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** What has run out anyway need not be remembered. */
export const purgeChallenges = (db: Db) =>
  db
    .deleteFrom('usedChallenge')
    .where('usedAt', '<', new Date(Date.now() - CHALLENGES_REMEMBERED_MINUTES * 60_000))
    .execute()
