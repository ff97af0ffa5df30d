import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { PROGRAM } from './policy.ts'
import { staff } from './sessions.queries.ts'
import { staffIds } from './users.queries.ts'

/** Has a second factor: a program that shows codes, or a passkey. */
export const secured = sql<boolean>`(exists (select from authenticator where authenticator.organization_id = person.organization_id
    and authenticator.person_id = person.id and authenticator.confirmed_at is not null)
  or exists (select from passkey where passkey.organization_id = person.organization_id and passkey.person_id = person.id))`

/** What a person can show beside a password, and from when on their organization demands it of them; null for residents. */
export const findFactors = async (db: Db, personId: string) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organizationId')
    .select((select) => [
      select
        .selectFrom('passkey')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .whereRef('passkey.personId', '=', 'person.id')
        .$asScalar()
        .$notNull()
        .as('passkeys'),
      select
        .exists(
          select
            .selectFrom('authenticator')
            .select('id')
            .whereRef('authenticator.personId', '=', 'person.id')
            .where('confirmedAt', 'is not', null),
        )
        .as('authenticator'),
      sql<Date | null>`case when ${staff} then organization.second_factor_from end`.as('demandedFrom'),
    ])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()

/** Who works for the organization and has nothing to show beside a password. */
export const listWithout = async (db: Db) => {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', staffIds(db))
    .where('deactivatedAt', 'is', null)
    .where(sql<boolean>`person.type is distinct from ${PROGRAM}`)
    .where(sql<boolean>`not ${secured}`)
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}

/** Does the organization demand more of a person by now than the password that they have shown? */
export const isSecondFactorDue = async (db: Db, personId: string) => {
  const { demandedFrom } = await findFactors(db, personId)
  return demandedFrom !== null && demandedFrom <= new Date()
}
