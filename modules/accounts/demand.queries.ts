import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { furtherWays, isDue } from './demand.rules.ts'
import { staff } from './sessions.queries.ts'

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

/** Does the organization demand more of a person by now than the password that they have shown? */
export const isSecondFactorDue = async (db: Db, personId: string) => isDue(await findFactors(db, personId))

/** Is a password, or a mailed link, not enough for this account? */
export const asksForMore = async (db: Db, personId: string) =>
  furtherWays(await findFactors(db, personId)).length > 0
