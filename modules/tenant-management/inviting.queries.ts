import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { codes } from './codes.queries.ts'

/** The hours of the day, where the home is, in which people are invited: nobody is woken by a mail. */
const FROM = 14
const UNTIL = 20

/** Opens a home that is not past, in an app that invites by itself, where it is afternoon. */
const isInvitedNow = (db: Db, at: Date) => sql<boolean>`exists (select from registration_code_period link
  join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
  join property on property.organization_id = ${db.organizationId} and property.id = period.property_id
  join app on app.organization_id = ${db.organizationId} and app.id = period.app_id
  where link.organization_id = ${db.organizationId} and link.registration_code_id = registration_code.id and link.ended_at is null
    and app.automatic_invitation and period.deleted_at is null
    and coalesce(period.end_date >= (${at} at time zone property.timezone)::date, true)
    and extract(hour from ${at} at time zone property.timezone) >= ${FROM}
    and extract(hour from ${at} at time zone property.timezone) < ${UNTIL})`

/**
 * Codes whose people are to be invited now by themselves, in the order of their ids. They are held until the end of the
 * transaction; those that somebody else holds are left to them.
 */
export const lockUninvited = (
  db: Db,
  at: Date,
  { after, limit }: { after: string | undefined; limit: number },
) =>
  codes(db)
    .where('invitedAt', 'is', null)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('tenantEmail', 'is not', null)
    .where(sql<boolean>`coalesce(registration_code.expires_at > ${at}, true)`)
    .where(isInvitedNow(db, at))
    .$if(after !== undefined, (query) => query.where('registrationCode.id', '>', after!))
    .orderBy('registrationCode.id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Is there an app that was told to invite by itself? */
export const doesAnyAppInvite = async (db: Db) =>
  (await db
    .selectFrom('app')
    .select('id')
    .where('automaticInvitation', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined
