import { sql } from 'kysely'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import type { Db } from '#kernel/server/database.ts'
import { codes } from './codes.queries.ts'

/** Opens a home, in an app if one is given, that goes on today or will, where the property is. */
const opensSomething = (
  db: Db,
  appId: string | undefined,
) => sql<boolean>`exists (select from registration_code_period link
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
  join property on property.organization_id = ${db.organizationId} and property.id = period.property_id
  where link.organization_id = ${db.organizationId} and link.registration_code_id = registration_code.id and link.ended_at is null
    ${appId === undefined ? sql`` : sql`and period.app_id = ${appId}`} and period.deleted_at is null and coalesce(period.end_date >= palier.today(property.timezone), true))`

const valid = (db: Db, appId: string | undefined) =>
  codes(db)
    .where('withdrawnAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where(sql<boolean>`coalesce(registration_code.expires_at > now(), true)`)
    .where(opensSomething(db, appId))

/**
 * A code as it was typed, held until the end of the transaction: not withdrawn, declined or run out, for a home that is not
 * past. Whether a personal one may be used again is the caller's to judge.
 */
export const lockCode = async (db: Db, appId: string | undefined, code: string) => {
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
    .where('emailKey', '=', mailboxKey(email))
    .where('usedAt', 'is', null)
    .where(
      sql<boolean>`coalesce(greatest(invited_at, resend_attempts[cardinality(resend_attempts)]) < now() - make_interval(secs => ${seconds}), true)`,
    )
    .limit(5)
    .forUpdate()
    .execute()

/** An id as a new row would have it. */
export const newId = async (db: Db) => {
  const { rows } = await sql<{ id: string }>`select palier.new_id()::text as id`.execute(db)
  return rows[0]!.id
}
