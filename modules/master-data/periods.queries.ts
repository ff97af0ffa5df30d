import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import type { Period } from './periods.contract.ts'
import { periodVisibleTo } from './policy.ts'

type Member = Pick<Period['_embedded']['users'][number], 'id' | 'username' | 'profileImage' | 'checkedInAt'>
type InvitationRow = Period['_embedded']['invitations'][number]

/** Today, where the property of a period is. */
const here = sql`(select palier.today(property.timezone) from property
  where property.organization_id = ${currentOrganization} and property.id = utilisation_period.property_id)`

const state = sql<
  Period['state']
>`case when end_date < ${here} then 'past' when start_date > ${here} then 'upcoming' else 'current' end`

const members = sql<
  Member[] | null
>`(select json_agg(json_build_object('id', person.id, 'username', person.username, 'profileImage', person.profile_image_id,
    'checkedInAt', check_in.checked_in_at) order by check_in.id)
  from check_in join person on person.organization_id = ${currentOrganization} and person.id = check_in.person_id
  where check_in.organization_id = ${currentOrganization} and check_in.utilisation_period_id = utilisation_period.id
    and check_in.checked_out_at is null)`

const invitations = sql<
  InvitationRow[] | null
>`(select json_agg(json_build_object('id', code.id, 'code', code.code, 'tenantID', code.external_id, 'externalId', code.external_id,
    'email', code.tenant_email, 'tenant', json_build_object('email', code.tenant_email, 'name', code.tenant_name, 'phone', code.tenant_phone),
    'permanent', code.permanent, 'readOnly', code.read_only, 'invitationSent', code.invited_at is not null,
    'resendAttempts', code.resend_attempts, 'usedAt', code.used_at, 'declinedAt', code.declined_at, 'expiresAt', code.expires_at,
    'createdAt', code.created_at,
    'utilisationPeriods', array(select other.utilisation_period_id from registration_code_period other
      where other.organization_id = ${currentOrganization} and other.registration_code_id = code.id order by other.id),
    'organizations', '[]'::json, 'teams', '[]'::json) order by code.id)
  from registration_code_period link join registration_code code on code.organization_id = ${currentOrganization} and code.id = link.registration_code_id
  where link.organization_id = ${currentOrganization} and link.utilisation_period_id = utilisation_period.id and code.withdrawn_at is null
    and (link.ended_at is null or code.used_at is not null))`

const periods = (db: Db, actor: Actor) =>
  db
    .selectFrom('utilisationPeriod')
    .selectAll()
    .select([state.as('state'), members.as('members'), invitations.as('invitations')])
    .where(periodVisibleTo(actor))

export const findPeriod = (db: Db, actor: Actor, id: string) =>
  periods(db, actor).where('id', '=', id).executeTakeFirst()
export const listPeriodsById = (db: Db, actor: Actor, ids: string[]) =>
  periods(db, actor).where('id', 'in', ids).execute()

export type PeriodRow = NonNullable<Awaited<ReturnType<typeof findPeriod>>>

/** The periods of a unit, the newest first; without `archived` only those that go on or are to come. */
export const listPeriods = (db: Db, actor: Actor, unitId: string, archived: boolean) =>
  periods(db, actor)
    .where('unitId', '=', unitId)
    .$if(!archived, (query) => query.where(sql<boolean>`coalesce(end_date >= ${here}, true)`))
    .orderBy('startDate', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The periods that somebody is or was checked into, as far as the actor may know: their own, or those of their places. */
export const listPeriodsOf = (db: Db, actor: Actor, personId: string) =>
  periods(db, personId === actor.personId ? actor : { ...actor, homes: [] })
    .where('id', 'in', (theirs) =>
      theirs.selectFrom('checkIn').select('utilisationPeriodId').where('personId', '=', personId),
    )
    .orderBy('startDate', 'desc')
    .orderBy('id', 'desc')
    .execute()

interface Span {
  unitId: string
  startDate: string
  endDate?: string | null | undefined
  /** A period does not stand in its own way. */
  except?: string
}

/** The tenant period that stands in the way of another one; of several, the last. */
export const findInTheWay = (db: Db, { unitId, startDate, endDate, except }: Span) =>
  db
    .selectFrom('utilisationPeriod')
    .select(['id', 'startDate', 'endDate', sql<string | null>`end_date + 1`.as('earliest')])
    .where('unitId', '=', unitId)
    .where('type', '=', 'tenant')
    .where('deletedAt', 'is', null)
    .where(
      sql<boolean>`daterange(start_date, end_date, '[]') && daterange(${startDate}::date, ${endDate ?? null}::date, '[]')`,
    )
    .$if(except !== undefined, (query) => query.where('id', '<>', except!))
    .orderBy('startDate', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertPeriod = async (db: Db, actor: Actor, values: Insertable<Tables['utilisationPeriod']>) => {
  const { id } = await db
    .insertInto('utilisationPeriod')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow()
  return (await findPeriod(db, actor, id))!
}

/** Changes a period; undefined when it is not the version that the change was made to. */
export const setPeriod = async (
  db: Db,
  actor: Actor,
  id: string,
  values: Updateable<Tables['utilisationPeriod']>,
  version?: number,
) => {
  const changed = await db
    .updateTable('utilisationPeriod')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returning('id')
    .executeTakeFirst()
  return changed && findPeriod(db, actor, id)
}

export const setPeriodDeleted = (db: Db, id: string) =>
  db.updateTable('utilisationPeriod').set({ deletedAt: new Date() }).where('id', '=', id).execute()
