import { type RawBuilder, sql } from 'kysely'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import type { Channels } from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'

/**
 * Checks people into periods that are there: `wanted` gives utilisation_period_id, person_id and since, and whoever was
 * checked out of the period since then stays outside. The one statement that writes check-ins, whatever the door.
 */
export const checkingIn = (db: Db, wanted: RawBuilder<unknown>) => sql<{ utilisationPeriodId: string }>`
  insert into check_in (organization_id, utilisation_period_id, person_id)
  select distinct ${db.organizationId}, period.id::text, wanted.person_id::text from (${wanted}) wanted
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = wanted.utilisation_period_id
    and period.deleted_at is null
  where not exists (select from check_in was where was.organization_id = ${db.organizationId} and was.utilisation_period_id = period.id
    and was.person_id = wanted.person_id and (was.checked_out_at is null or was.checked_out_at >= wanted.since))
  on conflict (organization_id, utilisation_period_id, person_id) where checked_out_at is null do nothing`

/** Checks a person in because somebody says so who may: also again, after a check-out. False when they are in already. */
export const insertCheckIn = async (db: Db, utilisationPeriodId: string, personId: string) => {
  const wanted = sql`select ${utilisationPeriodId} as utilisation_period_id, ${personId} as person_id, 'infinity'::timestamptz as since`
  return Number((await checkingIn(db, wanted).execute(db)).numAffectedRows) > 0
}

/** The homes that a code opens today or will; `since` are the check-outs that count: of a permanent code every one. */
const openHomes = (db: Db, codeId: string, personId: string) => sql`
  select period.id as utilisation_period_id, ${personId}::text as person_id,
    case when code.permanent then '-infinity' else code.created_at end as since
  from registration_code code
  join registration_code_period link on link.organization_id = ${db.organizationId} and link.registration_code_id = code.id and link.ended_at is null
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id and period.deleted_at is null
  join property on property.organization_id = ${db.organizationId} and property.id = period.property_id
  where code.organization_id = ${db.organizationId} and code.id = ${codeId} and coalesce(period.end_date >= palier.today(property.timezone), true)`

/** Opens a code's homes to a person, but for those that they were checked out of. Resolves with the periods that are new. */
export const insertCheckInsByCode = async (db: Db, codeId: string, personId: string) => {
  const { rows } = await sql<{
    utilisationPeriodId: string
  }>`${checkingIn(db, openHomes(db, codeId, personId))} returning utilisation_period_id`.execute(db)
  return rows.map(({ utilisationPeriodId }) => utilisationPeriodId)
}

/** Does the person live in a home that the code opens? */
export const isInByCode = async (db: Db, codeId: string, personId: string) => {
  const { rows } = await sql`select from (${openHomes(db, codeId, personId)}) home
    join check_in on check_in.organization_id = ${db.organizationId} and check_in.utilisation_period_id = home.utilisation_period_id
      and check_in.person_id = home.person_id and check_in.checked_out_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** Takes back the check-ins of somebody who never confirmed their address. */
export const deleteCheckIns = async (db: Db, personId: string, periods: string[]) => {
  await db
    .deleteFrom('checkIn')
    .where('personId', '=', personId)
    .where('checkedOutAt', 'is', null)
    .where(sql<boolean>`utilisation_period_id = any(${periods})`)
    .execute()
}

/** Ends a check-in; false when the person was not checked in. */
export const setCheckedOut = async (db: Db, utilisationPeriodId: string, personId: string) => {
  const done = await db
    .updateTable('checkIn')
    .set({ checkedOutAt: sql<Date>`now()` })
    .where('utilisationPeriodId', '=', utilisationPeriodId)
    .where('personId', '=', personId)
    .where('checkedOutAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/**
 * Ends for a home the personal codes that let a person in or were meant for their address. Resolves with the unused ones
 * that now open nothing.
 */
export const endCodes = async (db: Db, utilisationPeriodId: string, personId: string) => {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      update registration_code_period link set ended_at = now() from registration_code code, person
      where link.organization_id = ${db.organizationId} and link.utilisation_period_id = ${utilisationPeriodId} and link.ended_at is null
        and code.organization_id = ${db.organizationId} and code.id = link.registration_code_id and not code.permanent
        and person.organization_id = ${db.organizationId} and person.id = ${personId}
        and (code.used_by_id = person.id or code.email_key = person.email_key)
      returning link.registration_code_id, code.used_at)
    select ended.registration_code_id as id from ended where ended.used_at is null and not exists (
      select from registration_code_period other where other.organization_id = ${db.organizationId}
        and other.registration_code_id = ended.registration_code_id and other.ended_at is null
        and other.utilisation_period_id <> ${utilisationPeriodId})`.execute(db)
  return rows.map(({ id }) => id)
}

/** Is an invitation to this home still open under an address? */
export const isInvited = async (db: Db, utilisationPeriodId: string, email: string) => {
  const { rows } = await sql`select from registration_code code
    join registration_code_period link on link.organization_id = ${db.organizationId} and link.registration_code_id = code.id and link.ended_at is null
    where code.organization_id = ${db.organizationId} and code.email_key = ${mailboxKey(email)} and link.utilisation_period_id = ${utilisationPeriodId}
      and not code.permanent and code.withdrawn_at is null and code.declined_at is null and code.used_at is null
      and coalesce(code.expires_at > now(), true) limit 1`.execute(db)
  return rows.length > 0
}

/** The ids of those who live in a place of these channels now, each once; the one who tells them is left out. */
export const residentsIn = (db: Db, channels: Channels, teller: string) =>
  sql<{ personId: string }>`select distinct check_in.person_id from unit
    join property on property.organization_id = ${db.organizationId} and property.id = unit.property_id
    join utilisation_period period on period.organization_id = ${db.organizationId} and period.unit_id = unit.id
      and period.deleted_at is null and period.start_date <= palier.today(property.timezone)
      and coalesce(period.end_date >= palier.today(property.timezone), true)
    join check_in on check_in.organization_id = ${db.organizationId} and check_in.utilisation_period_id = period.id
      and check_in.checked_out_at is null and check_in.person_id <> ${teller}
    where unit.organization_id = ${db.organizationId} and unit.deleted_at is null
      and ${reached(channels, { app: sql`unit.app_id`, property: sql`unit.property_id`, building: sql`unit.building_id`, unit: sql`unit.id` })}`
