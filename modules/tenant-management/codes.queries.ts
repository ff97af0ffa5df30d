import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import type { CodeState } from './codes.contract.ts'
import { codeVisibleTo } from './policy.ts'
import type { Locate } from '#kernel/server/module.ts'

/** A period that a code opens, with where it is. */
export interface CodePlace {
  utilisationPeriodId: string
  appId: string
  propertyId: string
  buildingId: string
  unitId: string
  address: string
  place: string
  unit: string
  /** Somebody who came in by the code was checked out: it opens this home no more. */
  ended: boolean
}

const places = sql<
  CodePlace[]
>`(select coalesce(json_agg(json_build_object('utilisationPeriodId', period.id, 'appId', period.app_id,
    'propertyId', period.property_id, 'buildingId', period.building_id, 'unitId', period.unit_id,
    'address', coalesce(nullif(concat_ws(' ', building.street, building.house_number), ''), building.name),
    'place', concat_ws(' ', building.postal_code, building.city), 'unit', unit.name,
    'ended', link.ended_at is not null) order by link.id), '[]')
  from registration_code_period link
  join utilisation_period period on period.organization_id = ${currentOrganization} and period.id = link.utilisation_period_id
  join unit on unit.organization_id = ${currentOrganization} and unit.id = period.unit_id
  join building on building.organization_id = ${currentOrganization} and building.id = period.building_id
  where link.organization_id = ${currentOrganization} and link.registration_code_id = registration_code.id)`

const usedBy = sql<{
  id: string
  username: string
  email: string
  confirmed: boolean
} | null>`(select json_build_object('id', person.id,
    'username', person.username, 'email', person.email, 'confirmed', person.email_confirmed_at is not null) from person
  where person.organization_id = ${currentOrganization} and person.id = registration_code.used_by_id)`

export const codes = (db: Db) =>
  db
    .selectFrom('registrationCode')
    .selectAll('registrationCode')
    .select([places.as('places'), usedBy.as('usedBy')])

const codesOf = (db: Db, actor: Actor) =>
  codes(db).where(codeVisibleTo(actor)).where('withdrawnAt', 'is', null)

/** A code that the actor looks after and that was not withdrawn. */
export const findCode = (db: Db, actor: Actor, id: string) =>
  codesOf(db, actor).where('registrationCode.id', '=', id).executeTakeFirst()

export const listCodesById = (db: Db, actor: Actor, ids: string[]) =>
  codesOf(db, actor).where('registrationCode.id', 'in', ids).execute()

/** A code that is still open, whoever looks after it. */
export const findOpenCode = (db: Db, id: string) =>
  codes(db)
    .where('withdrawnAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('usedAt', 'is', null)
    .where(opensAny(db))
    .where('registrationCode.id', '=', id)
    .executeTakeFirst()

export type CodeRow = NonNullable<Awaited<ReturnType<typeof findCode>>>

/** Codes that open a home in an app, by the customer's own keys; the newest last. */
export const findCodesByKey = (
  db: Db,
  actor: Actor,
  { appId, externalIds, parentId }: { appId: string; externalIds: string[]; parentId?: string | undefined },
) =>
  db
    .selectFrom('registrationCode')
    .select(['id', 'externalId'])
    .where(codeVisibleTo(actor))
    .where('withdrawnAt', 'is', null)
    .where('externalId', 'in', externalIds)
    .where((where) =>
      where.exists(
        where
          .selectFrom('registrationCodePeriod as link')
          .innerJoin('utilisationPeriod as period', 'period.id', 'link.utilisationPeriodId')
          .select('link.id')
          .whereRef('link.registrationCodeId', '=', 'registrationCode.id')
          .where('period.appId', '=', appId)
          .$if(parentId !== undefined, (link) => link.where('period.id', '=', parentId!)),
      ),
    )
    .orderBy('id')
    .execute()

const opens = (
  db: Db,
  where: RawBuilder<boolean>,
) => sql<boolean>`exists (select from registration_code_period link
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
  where link.organization_id = ${db.organizationId} and link.registration_code_id = registration_code.id and ${where})`

/** Is there a home left that no check-out has closed to it? */
export const opensAny = (db: Db) => opens(db, sql`link.ended_at is null`)

const expired = sql<boolean>`coalesce(registration_code.expires_at < now(), false)`
const inState = (db: Db): Record<CodeState, RawBuilder<boolean>> => {
  const unused = sql`withdrawn_at is null and used_at is null`
  const asked = sql`${unused} and declined_at is null and ${opensAny(db)}`
  return {
    withdrawn: sql`(withdrawn_at is not null or used_at is null and declined_at is null and not ${opensAny(db)})`,
    registered: sql`withdrawn_at is null and used_at is not null`,
    declined: sql`${unused} and declined_at is not null`,
    expired: sql`${asked} and ${expired}`,
    invited: sql`${asked} and not ${expired} and invited_at is not null`,
    imported: sql`${asked} and not ${expired} and invited_at is null`,
  }
}

interface Wanted {
  search?: string | undefined
  /** Units that the search means. */
  unitIds: string[]
  state?: CodeState | undefined
  placeId?: string | undefined
  after?: string | undefined
  limit: number
}

/** Codes, the newest first; `after` is the id of the last one seen. */
export const listCodes = (db: Db, actor: Actor, { search, unitIds, state, placeId, after, limit }: Wanted) =>
  codes(db)
    .where(codeVisibleTo(actor))
    .where(state ? inState(db)[state] : sql<boolean>`withdrawn_at is null`)
    .$if(Boolean(search?.trim()), (query) =>
      query.where(
        sql<boolean>`(strpos(registration_code.search, palier.searchable(${search?.trim()})) > 0
          or ${opens(db, sql`period.unit_id = any(${unitIds})`)})`,
      ),
    )
    .$if(placeId !== undefined, (query) =>
      query.where(
        opens(
          db,
          sql`${placeId} in (period.app_id, period.property_id, period.building_id, period.unit_id, period.id)`,
        ),
      ),
    )
    .$if(after !== undefined, (query) => query.where('registrationCode.id', '<', after!))
    .orderBy('registrationCode.id', 'desc')
    .limit(limit)
    .execute()

/** Periods with their place, as far as they exist. */
export const findPeriods = (db: Db, ids: string[]) =>
  db
    .selectFrom('utilisationPeriod')
    .select(['id', 'appId', 'propertyId', 'buildingId', 'unitId'])
    .where(sql<boolean>`id = any(${ids})`)
    .where('deletedAt', 'is', null)
    .execute()

/** A code for what is done with it after it was found, whoever looks after it. */
export const findAnyCode = (db: Db, id: string) =>
  codes(db).where('registrationCode.id', '=', id).executeTakeFirstOrThrow()

export const insertCode = async (
  db: Db,
  values: Insertable<Tables['registrationCode']>,
  periods: string[],
) => {
  const { id } = await db
    .insertInto('registrationCode')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow()
  await linkPeriods(db, id, periods)
  return findAnyCode(db, id)
}

const linkPeriods = (db: Db, registrationCodeId: string, periods: string[]) =>
  db
    .insertInto('registrationCodePeriod')
    .values([...new Set(periods)].map((utilisationPeriodId) => ({ registrationCodeId, utilisationPeriodId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** The code that an invitation was about, whatever has become of it since. */
export const findCodeOfMail = (db: Db, id: string) =>
  db
    .selectFrom('registrationCode')
    .select(['id', 'invitedAt', 'resendAttempts'])
    .where('id', '=', id)
    .executeTakeFirst()

export const setCode = async (
  db: Db,
  id: string,
  values: Updateable<Tables['registrationCode']>,
  periods?: string[],
) => {
  if (Object.keys(values).length > 0)
    await db.updateTable('registrationCode').set(values).where('id', '=', id).execute()
  if (periods) {
    // A home that stays keeps what a check-out has ended.
    await db
      .deleteFrom('registrationCodePeriod')
      .where('registrationCodeId', '=', id)
      .where('utilisationPeriodId', 'not in', periods)
      .execute()
    await linkPeriods(db, id, periods)
  }
  return findAnyCode(db, id)
}

/** A code opens homes of several apps. */
export const locateCodes: Locate = (db, ids) =>
  db
    .selectFrom('registrationCodePeriod as link')
    .innerJoin('utilisationPeriod as period', 'period.id', 'link.utilisationPeriodId')
    .select(['link.registrationCodeId as id', 'period.appId'])
    .distinct()
    .where('link.registrationCodeId', 'in', ids)
    .execute()
