import { sql } from 'kysely'
import type { Row } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'
import { asWord, hashSecret, newSecret } from '#modules/accounts/public.ts'
import { type Refresh, successorOf } from './refreshes.rules.ts'

export const ACCESS_SECONDS = 3600
const REFRESH_SECONDS = 60 * 86_400
const CODE_SECONDS = 60
/** For how long the use of a refresh token may be repeated: as long as the longest that Okta and Cognito allow. */
const REPEATED_SECONDS = 60
/** How many refreshes later it still leads to the newest tokens: many more than the calls that one client makes at a time. */
const MOST_STEPS = 200

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)

type NewCode = Pick<Row<'oauthCode'>, 'clientId' | 'personId' | 'redirectUri' | 'scope' | 'challenge'>

/** Makes an authorization code. */
export const insertCode = async (db: Db, values: NewCode) => {
  const code = `palier_ac_${newSecret()}`
  await db
    .insertInto('oauthCode')
    .values({ ...values, codeHash: hashSecret(code), expiresAt: inSeconds(CODE_SECONDS) })
    .execute()
  return code
}

/** Takes a code that was never used: of two who come at once, one gets it. */
export const takeCode = (db: Db, clientId: string, code: string) =>
  db
    .updateTable('oauthCode')
    .set({ usedAt: new Date() })
    .where('codeHash', '=', hashSecret(code))
    .where('clientId', '=', clientId)
    .where('usedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const findUsedCode = (db: Db, code: string) =>
  db
    .selectFrom('oauthCode')
    .selectAll()
    .where('codeHash', '=', hashSecret(code))
    .where('usedAt', 'is not', null)
    .executeTakeFirst()

interface NewTokens {
  clientId: string
  personId: string
  scope: string
  /** The family that they join; a new one when it is left out. */
  familyId?: string
  /** With a refresh token? */
  refreshing: boolean
  /** The refresh that gives them; none when somebody signed in. */
  refresh?: Refresh
}

const secretAfter = (refresh: Refresh, kind: 'access' | 'refresh') => asWord(successorOf(refresh, kind))
const accessOf = (db: Db, secret: string) => `palier_at_${db.organizationId}_${secret}`
const refreshOf = (secret: string) => `palier_rt_${secret}`

/** Makes an access token, and a refresh token where one is wanted. */
export const insertTokens = async (db: Db, { refreshing, familyId, refresh, ...rest }: NewTokens) => {
  const secretOf = (kind: 'access' | 'refresh') => (refresh ? secretAfter(refresh, kind) : newSecret())
  const accessToken = accessOf(db, secretOf('access'))
  const refreshToken = refreshing ? refreshOf(secretOf('refresh')) : undefined
  const access = await db
    .insertInto('oauthToken')
    .values({
      ...rest,
      kind: 'access',
      tokenHash: hashSecret(accessToken),
      familyId: familyId ?? newFamily(),
      expiresAt: inSeconds(ACCESS_SECONDS),
    })
    .returning('familyId')
    .executeTakeFirstOrThrow()
  if (refreshToken)
    await db
      .insertInto('oauthToken')
      .values({
        ...rest,
        kind: 'refresh',
        tokenHash: hashSecret(refreshToken),
        familyId: access.familyId,
        expiresAt: inSeconds(REFRESH_SECONDS),
      })
      .execute()
  return { accessToken, refreshToken, scope: rest.scope }
}

/** Names nothing but the tokens that belong together. */
const newFamily = () => hashSecret(newSecret()).slice(0, 24)

/** Takes a refresh token that was never used: of two who come at once, one gets it. */
export const takeRefreshToken = (db: Db, clientId: string, token: string) =>
  db
    .updateTable('oauthToken')
    .set({ usedAt: sql`clock_timestamp()`, successorSeed: newSecret() })
    .where('tokenHash', '=', hashSecret(token))
    .where('kind', '=', 'refresh')
    .where('clientId', '=', clientId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .returningAll()
    .executeTakeFirst()

/**
 * The newest tokens of the line that a refresh token has begun, for the client that used it less than a minute ago by the clock of
 * the database; undefined when it was not used, not by this client, earlier, or when its family has ended.
 */
export const findNewest = async (db: Db, clientId: string, token: string) => {
  let newest: { refresh: Refresh; scope: string } | undefined
  let refreshToken = token
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = await db
      .selectFrom('oauthToken')
      .select(['usedAt', 'successorSeed', 'scope'])
      .where('tokenHash', '=', hashSecret(refreshToken))
      .where('kind', '=', 'refresh')
      .where('clientId', '=', clientId)
      .where((where) =>
        where.or([
          where('usedAt', 'is', null),
          where('usedAt', '>', sql<Date>`clock_timestamp() - ${REPEATED_SECONDS} * interval '1 second'`),
        ]),
      )
      .executeTakeFirst()
    if (!found) return undefined
    if (!found.usedAt || !found.successorSeed)
      return (
        newest && {
          accessToken: accessOf(db, secretAfter(newest.refresh, 'access')),
          refreshToken,
          scope: found.scope,
        }
      )
    newest = { refresh: { token: refreshToken, seed: found.successorSeed }, scope: found.scope }
    refreshToken = refreshOf(secretAfter(newest.refresh, 'refresh'))
  }
  return undefined
}

/** A token, used or not, as long as it has not run out. */
export const findToken = (db: Db, token: string) =>
  db
    .selectFrom('oauthToken')
    .innerJoin('person', 'person.id', 'oauthToken.personId')
    .selectAll('oauthToken')
    .select('person.username')
    .where('tokenHash', '=', hashSecret(token))
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()

export const deleteToken = (db: Db, id: string) => db.deleteFrom('oauthToken').where('id', '=', id).execute()

export const deleteFamily = (db: Db, familyId: string) =>
  db.deleteFrom('oauthToken').where('familyId', '=', familyId).execute()

/** Everything that a client was given by people, or for itself. */
export const deleteTokensOf = async (db: Db, clientId: string) => {
  await db.deleteFrom('oauthToken').where('clientId', '=', clientId).execute()
  await db.deleteFrom('oauthCode').where('clientId', '=', clientId).execute()
}

export const findConsent = (db: Db, clientId: string, personId: string) =>
  db
    .selectFrom('oauthConsent')
    .select('scopes')
    .where('clientId', '=', clientId)
    .where('personId', '=', personId)
    .executeTakeFirst()

export const saveConsent = async (db: Db, clientId: string, personId: string, scopes: string[]) => {
  await db
    .insertInto('oauthConsent')
    .values({ clientId, personId, scopes })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'clientId', 'personId']).doUpdateSet({ scopes }),
    )
    .execute()
}

/** Forgets what no longer opens anything; used codes stay as long as their tokens may, to notice a second use. */
export const purgeEnded = async (db: Db) => {
  const before = new Date()
  await db.deleteFrom('oauthToken').where('expiresAt', '<', before).execute()
  await db
    .deleteFrom('oauthCode')
    .where('expiresAt', '<', new Date(before.getTime() - REFRESH_SECONDS * 1000))
    .execute()
}

/** Ends what a person has given to programs, but for the program that asks for it itself. */
export const endAllOf = async (
  db: Db,
  { personId, askingToken = '' }: { personId: string; askingToken: string | undefined },
) => {
  await db.deleteFrom('oauthCode').where('personId', '=', personId).where('usedAt', 'is', null).execute()
  const kept = db.selectFrom('oauthToken').select('familyId').where('id', '=', askingToken)
  await db
    .deleteFrom('oauthToken')
    .where('personId', '=', personId)
    .where('familyId', 'not in', kept)
    .execute()
}
