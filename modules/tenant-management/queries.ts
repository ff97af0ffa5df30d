import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { codeVisibleTo } from './policy.ts'

const periodIds = sql<string[]>`array(select utilisation_period_id::text from registration_code_period link
  where link.organization_id = registration_code.organization_id and link.registration_code_id = registration_code.id order by link.id)`

const place = sql<string | null>`(select string_agg(distinct concat_ws(', ', building.name, unit.name), ' · ')
  from registration_code_period link
  join utilisation_period period on period.organization_id = link.organization_id and period.id = link.utilisation_period_id
  join unit on unit.organization_id = link.organization_id and unit.id = period.unit_id
  join building on building.organization_id = link.organization_id and building.id = period.building_id
  where link.organization_id = registration_code.organization_id and link.registration_code_id = registration_code.id)`

const codes = (db: Db) => db.selectFrom('registrationCode').selectAll('registrationCode').select([periodIds.as('periodIds'), place.as('place')])
const seen = (db: Db, actor: Actor) => codes(db).where(codeVisibleTo(actor)).where('withdrawnAt', 'is', null)

export const findCode = (db: Db, actor: Actor, id: string) => seen(db, actor).where('registrationCode.id', '=', id).executeTakeFirst()
export type CodeRow = NonNullable<Awaited<ReturnType<typeof findCode>>>

interface Wanted {
  search?: string | undefined
  state?: 'imported' | 'invited' | 'registered' | undefined
  after?: string | undefined
  limit: number
}

export const listCodes = (db: Db, actor: Actor, { search, state, after, limit }: Wanted) =>
  seen(db, actor)
    .$if(Boolean(search?.trim()), (query) => query.where(sql<boolean>`search like '%' || palier.searchable(${search?.trim()}) || '%'`))
    .$if(state === 'imported', (query) => query.where('invitedAt', 'is', null).where('usedAt', 'is', null))
    .$if(state === 'invited', (query) => query.where('invitedAt', 'is not', null).where('usedAt', 'is', null))
    .$if(state === 'registered', (query) => query.where('usedAt', 'is not', null))
    .$if(after !== undefined, (query) => query.where('registrationCode.id', '<', after!))
    .orderBy('registrationCode.id', 'desc')
    .limit(limit)
    .execute()

export const listForLetters = (db: Db, actor: Actor, ids: string[]) =>
  seen(db, actor).where('registrationCode.id', 'in', ids).orderBy('registrationCode.id').limit(1000).execute()

/** Periods with their place, as far as they exist. */
export const findPeriods = (db: Db, ids: string[]) =>
  db
    .selectFrom('utilisationPeriod')
    .select(['id', 'appId', 'propertyId', 'buildingId', 'unitId'])
    .where('id', 'in', ['', ...ids])
    .where('deletedAt', 'is', null)
    .execute()

export const insertCode = async (db: Db, values: Insertable<Tables['registrationCode']>, periods: string[]) => {
  const { id } = await db.insertInto('registrationCode').values(values).returning('id').executeTakeFirstOrThrow()
  await linkPeriods(db, id, periods)
  return codes(db).where('registrationCode.id', '=', id).executeTakeFirstOrThrow()
}

const linkPeriods = (db: Db, registrationCodeId: string, periods: string[]) =>
  db
    .insertInto('registrationCodePeriod')
    .values(periods.map((utilisationPeriodId) => ({ registrationCodeId, utilisationPeriodId })))
    .execute()

export const setCode = async (db: Db, id: string, values: Updateable<Tables['registrationCode']>, periods?: string[]) => {
  await db.updateTable('registrationCode').set(values).where('id', '=', id).execute()
  if (periods) {
    await db.deleteFrom('registrationCodePeriod').where('registrationCodeId', '=', id).execute()
    await linkPeriods(db, id, periods)
  }
  return codes(db).where('registrationCode.id', '=', id).executeTakeFirstOrThrow()
}

/** A code that can still be used in an app: not withdrawn, not run out, and personal ones not used. Held until the end. */
export const lockUsableCode = (db: Db, appId: string, code: string) =>
  codes(db)
    .where(sql`upper(code)`, '=', code.toUpperCase())
    .where('withdrawnAt', 'is', null)
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', new Date())]))
    .where((where) => where.or([where('permanent', '=', true), where('usedAt', 'is', null)]))
    .where(
      sql<boolean>`exists (select from registration_code_period link join utilisation_period period on period.organization_id = link.organization_id
        and period.id = link.utilisation_period_id where link.organization_id = registration_code.organization_id
        and link.registration_code_id = registration_code.id and period.app_id = ${appId} and period.deleted_at is null
        and coalesce(period.end_date >= current_date, true))`,
    )
    .forUpdate()
    .executeTakeFirst()

/** Invitations that are still open under an address. */
export const listOpenByEmail = (db: Db, email: string) =>
  codes(db)
    .where(sql`lower(tenant_email)`, '=', email.toLowerCase())
    .where('withdrawnAt', 'is', null)
    .where('usedAt', 'is', null)
    .limit(5)
    .execute()

export const listAddresses = async (db: Db, periods: string[]) =>
  db
    .selectFrom('utilisationPeriod')
    .innerJoin('unit', 'unit.id', 'utilisationPeriod.unitId')
    .innerJoin('building', 'building.id', 'utilisationPeriod.buildingId')
    .select(['building.name as address', 'unit.name as unit'])
    .where('utilisationPeriod.id', 'in', ['', ...periods])
    .execute()

/** Checks a person into periods; those they are in already stay as they are. */
export const checkInto = async (db: Db, personId: string, periods: string[]) => {
  for (const utilisationPeriodId of periods) {
    const there = await db
      .selectFrom('checkIn')
      .select('id')
      .where('utilisationPeriodId', '=', utilisationPeriodId)
      .where('personId', '=', personId)
      .where('checkedOutAt', 'is', null)
      .executeTakeFirst()
    if (!there) await db.insertInto('checkIn').values({ utilisationPeriodId, personId }).execute()
  }
}

/** Tickets that were opened for an address before it had an account become the person's, in the homes they move into. */
export const adoptTickets = async (db: Db, personId: string, email: string, periods: string[]) => {
  await sql`update ticket set person_id = ${personId} where organization_id = ${db.organizationId} and person_id is null
    and lower(requester_email) = ${email.toLowerCase()} and unit_id in
      (select unit_id from utilisation_period where organization_id = ${db.organizationId} and id = any(${periods}))`.execute(db)
}

export const listHomes = async (db: Db, actor: Actor) => {
  const { rows } = await sql<{
    utilisationPeriodId: string
    appId: string
    unitId: string
    address: string
    place: string
    unit: string
    size: number | null
    startDate: string
    endDate: string | null
    manager: { name: string; email: string | null; phoneNumber: string | null } | null
  }>`
    select period.id as utilisation_period_id, period.app_id, period.unit_id, building.name as address,
      concat_ws(' ', building.postal_code, building.city) as place, unit.name as unit, unit.size, period.start_date, period.end_date,
      (select json_build_object('name', name, 'email', email, 'phoneNumber', phone_number) from service_provider provider
        where provider.organization_id = ${db.organizationId} and provider.id = building.property_manager_id) as manager
    from utilisation_period period
    join unit on unit.organization_id = ${db.organizationId} and unit.id = period.unit_id
    join building on building.organization_id = ${db.organizationId} and building.id = period.building_id
    where period.organization_id = ${db.organizationId} and period.id = any(${actor.homes.map((home) => home.utilisationPeriodId)})
    order by period.start_date desc, period.id`.execute(db)
  return rows
}
