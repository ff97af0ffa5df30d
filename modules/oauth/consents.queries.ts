import type { Db } from '#kernel/server/database.ts'

/** The programs that a person has allowed to act for them, or that have a token of theirs. */
const consents = (db: Db, personId: string) =>
  db
    .selectFrom('oauthClient')
    .leftJoin('oauthConsent', (join) =>
      join.onRef('oauthConsent.clientId', '=', 'oauthClient.id').on('oauthConsent.personId', '=', personId),
    )
    .leftJoin(
      (token) =>
        token
          .selectFrom('oauthToken')
          .select(['clientId', token.fn.max('createdAt').as('lastAccessAt')])
          .where('personId', '=', personId)
          .where('expiresAt', '>', new Date())
          .groupBy('clientId')
          .as('given'),
      (join) => join.onRef('given.clientId', '=', 'oauthClient.id'),
    )
    .select(['oauthClient.id', 'oauthClient.name', 'oauthClient.termsUrl', 'oauthClient.privacyUrl'])
    .select(['oauthConsent.createdAt as allowedAt', 'given.lastAccessAt'])
    .where((or) => or.or([or('oauthConsent.id', 'is not', null), or('given.clientId', 'is not', null)]))

export const listConsents = (db: Db, personId: string) =>
  consents(db, personId).orderBy('oauthClient.name').orderBy('oauthClient.id').execute()

export const findConsentTo = (db: Db, personId: string, clientId: string) =>
  consents(db, personId).where('oauthClient.id', '=', clientId).executeTakeFirst()

/** Forgets that a person allowed a program anything, and all that it was given because of that. */
export const deleteConsent = async (db: Db, personId: string, clientId: string) => {
  for (const table of ['oauthConsent', 'oauthCode', 'oauthToken'] as const)
    await db.deleteFrom(table).where('personId', '=', personId).where('clientId', '=', clientId).execute()
}
