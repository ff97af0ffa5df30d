import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { codes } from './codes.queries.ts'

/** Opens a home in an app that goes on today or will, where the property is. */
const opensSomething = (
  db: Db,
  appId: string,
) => sql<boolean>`exists (select from registration_code_period link
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
  join property on property.organization_id = ${db.organizationId} and property.id = period.property_id
  where link.organization_id = ${db.organizationId} and link.registration_code_id = registration_code.id and period.app_id = ${appId}
    and period.deleted_at is null and coalesce(period.end_date >= palier.today(property.timezone), true))`

const valid = (db: Db, appId: string) =>
  codes(db)
    .where('withdrawnAt', 'is', null)
    .where(sql<boolean>`coalesce(registration_code.expires_at > now(), true)`)
    .where(opensSomething(db, appId))

/**
 * A code as it was typed, held until the end of the transaction: not withdrawn, not run out, for a home that is not past.
 * Whether a personal one may be used again is the caller's to judge.
 */
export const lockCode = async (db: Db, appId: string, code: string) => {
  const locked = await valid(db, appId)
    .where('codeKey', '=', code.replaceAll('-', '').toUpperCase())
    .forUpdate()
    .executeTakeFirst()
  // Read anew: who used it while we waited is not in what we saw before.
  return locked && codes(db).where('registrationCode.id', '=', locked.id).executeTakeFirst()
}

/** Invitations that are still open under an address, and were not mailed in the last `seconds`. */
export const lockOpenByEmail = (db: Db, appId: string, email: string, seconds: number) =>
  valid(db, appId)
    .where('emailKey', '=', email.toLowerCase())
    .where('usedAt', 'is', null)
    .where(
      sql<boolean>`coalesce(greatest(invited_at, resend_attempts[cardinality(resend_attempts)]) < now() - make_interval(secs => ${seconds}), true)`,
    )
    .limit(5)
    .forUpdate()
    .execute()

/** Checks a person into the periods that are still there; those they are in already stay as they are. */
export const checkInto = async (db: Db, personId: string, periods: string[]) => {
  await sql`insert into check_in (utilisation_period_id, person_id)
    select id, ${personId} from utilisation_period where organization_id = ${db.organizationId} and id = any(${periods}) and deleted_at is null
    on conflict (organization_id, utilisation_period_id, person_id) where checked_out_at is null do nothing`.execute(
    db,
  )
}

/** Takes back the check-ins of somebody who never confirmed their address. */
export const deleteCheckIns = async (db: Db, personId: string, periods: string[]) => {
  await db
    .deleteFrom('checkIn')
    .where('personId', '=', personId)
    .where(sql<boolean>`utilisation_period_id = any(${periods})`)
    .execute()
}
