import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { customItemVisibleTo, periodVisibleTo } from './policy.ts'

interface Member {
  id: string
  username: string
  email: string
  phoneNumber: string | null
}
interface InvitationRow {
  id: string
  code: string
  email: string | null
  name: string | null
  phone: string | null
  permanent: boolean
  invitedAt: string | null
  usedAt: string | null
  expiresAt: string | null
  externalId: string | null
}

const state = sql<'past' | 'current' | 'upcoming'>`case when end_date < current_date then 'past' when start_date > current_date then 'upcoming' else 'current' end`

const members = sql<Member[] | null>`(select json_agg(json_build_object('id', person.id, 'username', person.username, 'email', person.email,
    'phoneNumber', person.phone_number) order by check_in.id)
  from check_in join person on person.organization_id = check_in.organization_id and person.id = check_in.person_id
  where check_in.organization_id = utilisation_period.organization_id and check_in.utilisation_period_id = utilisation_period.id
    and check_in.checked_out_at is null)`

const invitations = sql<InvitationRow[] | null>`(select json_agg(json_build_object('id', code.id, 'code', code.code, 'email', code.tenant_email,
    'name', code.tenant_name, 'phone', code.tenant_phone, 'permanent', code.permanent, 'invitedAt', code.invited_at, 'usedAt', code.used_at,
    'expiresAt', code.expires_at, 'externalId', code.external_id) order by code.id)
  from registration_code_period link join registration_code code on code.organization_id = link.organization_id and code.id = link.registration_code_id
  where link.organization_id = utilisation_period.organization_id and link.utilisation_period_id = utilisation_period.id and code.withdrawn_at is null)`

const periods = (db: Db, actor: Actor) =>
  db
    .selectFrom('utilisationPeriod')
    .selectAll()
    .select([state.as('state'), members.as('members'), invitations.as('invitations')])
    .where(periodVisibleTo(actor))

export type PeriodRow = NonNullable<Awaited<ReturnType<typeof findPeriod>>>

export const findPeriod = (db: Db, actor: Actor, id: string) => periods(db, actor).where('id', '=', id).executeTakeFirst()

export const listPeriods = (db: Db, actor: Actor, unitId: string, archived: boolean) =>
  periods(db, actor)
    .where('unitId', '=', unitId)
    .$if(!archived, (query) => query.where(sql<boolean>`coalesce(end_date >= current_date, true)`))
    .orderBy('startDate', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()

export const insertPeriod = async (db: Db, actor: Actor, values: Insertable<Tables['utilisationPeriod']>) => {
  const { id } = await db.insertInto('utilisationPeriod').values(values).returning('id').executeTakeFirstOrThrow()
  return (await findPeriod(db, actor, id))!
}

export const setPeriod = async (db: Db, actor: Actor, id: string, values: Updateable<Tables['utilisationPeriod']>) => {
  await db.updateTable('utilisationPeriod').set(values).where('id', '=', id).execute()
  return (await findPeriod(db, actor, id))!
}

export const setPeriodDeleted = (db: Db, id: string) =>
  db.updateTable('utilisationPeriod').set({ deletedAt: new Date() }).where('id', '=', id).execute()

export const insertCheckIn = (db: Db, utilisationPeriodId: string, personId: string) =>
  db.insertInto('checkIn').values({ utilisationPeriodId, personId }).execute()

export const setCheckedOut = async (db: Db, utilisationPeriodId: string, personId: string) => {
  const done = await db
    .updateTable('checkIn')
    .set({ checkedOutAt: new Date() })
    .where('utilisationPeriodId', '=', utilisationPeriodId)
    .where('personId', '=', personId)
    .where('checkedOutAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

const placeColumns = { Property: 'propertyId', Group: 'buildingId', Unit: 'unitId', UtilisationPeriod: 'utilisationPeriodId' } as const
type ItemPlace = keyof typeof placeColumns

/** Where a note hangs: the place with the property above it; undefined when the actor manages no notes there. */
export const findItemPlace = async (db: Db, given: string) => {
  const [type, id] = given.split('-') as [ItemPlace, string]
  if (type === 'Property')
    return db.selectFrom('property').select(['appId', 'id as propertyId']).where('id', '=', id).executeTakeFirst()
  if (type === 'Group')
    return db.selectFrom('building').select(['appId', 'propertyId', 'id as buildingId']).where('id', '=', id).executeTakeFirst()
  if (type === 'Unit')
    return db.selectFrom('unit').select(['appId', 'propertyId', 'buildingId', 'id as unitId']).where('id', '=', id).executeTakeFirst()
  return db
    .selectFrom('utilisationPeriod')
    .select(['appId', 'propertyId', 'buildingId', 'unitId', 'id as utilisationPeriodId'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export const listItems = (db: Db, actor: Actor, place: string) => {
  const [type, id] = place.split('-') as [ItemPlace, string]
  const below = Object.entries(placeColumns).slice(Object.keys(placeColumns).indexOf(type) + 1)
  return db
    .selectFrom('customItem')
    .selectAll()
    .where(customItemVisibleTo(actor))
    .where(placeColumns[type], '=', id)
    .where((where) => where.and(below.map(([, column]) => where(column, 'is', null))))
    .orderBy('name')
    .limit(1000)
    .execute()
}

export const findItem = (db: Db, actor: Actor, id: string) =>
  db.selectFrom('customItem').selectAll().where(customItemVisibleTo(actor)).where('id', '=', id).executeTakeFirst()

export const insertItem = (db: Db, values: Insertable<Tables['customItem']>) =>
  db.insertInto('customItem').values(values).returningAll().executeTakeFirstOrThrow()

export const setItem = (db: Db, id: string, values: Updateable<Tables['customItem']>) =>
  db.updateTable('customItem').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const deleteItem = (db: Db, id: string) => db.deleteFrom('customItem').where('id', '=', id).execute()
