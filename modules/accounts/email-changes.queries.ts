import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import type { Db } from '#kernel/server/database.ts'
import { DAYS_TO_FINISH, HOURS_TO_STOP } from './email-changes.rules.ts'

export type EmailChangeRow = Row<'emailChange'>
export type Outcome =
  | 'done'
  | 'corrected'
  | 'stopped'
  | 'withdrawn'
  | 'replaced'
  | 'expired'
  | 'taken'
  | 'taken-back'

export const insertChange = async (db: Db, values: Insertable<Tables['emailChange']>) => {
  const { id } = await db.insertInto('emailChange').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

export const findChange = (db: Db, id: string) =>
  db.selectFrom('emailChange').selectAll().where('id', '=', id).executeTakeFirst()

export const findPending = (db: Db, personId: string) =>
  db
    .selectFrom('emailChange')
    .selectAll()
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

/** The change that a mailed link is about, and which address it was mailed to. */
export const findByToken = async (db: Db, tokenHash: string) => {
  const change = await db
    .selectFrom('emailChange')
    .selectAll()
    .where((or) =>
      or.or([
        or('newTokenHash', '=', tokenHash),
        or('oldTokenHash', '=', tokenHash),
        or('undoTokenHash', '=', tokenHash),
      ]),
    )
    .executeTakeFirst()
  return change && { change, side: change.newTokenHash === tokenHash ? ('new' as const) : ('old' as const) }
}

export const setConfirmedAt = (db: Db, id: string) =>
  db.updateTable('emailChange').set({ confirmedAt: new Date() }).where('id', '=', id).execute()

export const setApprovedAt = (db: Db, id: string) =>
  db.updateTable('emailChange').set({ approvedAt: new Date() }).where('id', '=', id).execute()

export const setUndoToken = (db: Db, id: string, undoTokenHash: string) =>
  db.updateTable('emailChange').set({ undoTokenHash }).where('id', '=', id).execute()

export const setEnded = (db: Db, id: string, outcome: Outcome) =>
  db.updateTable('emailChange').set({ endedAt: new Date(), outcome }).where('id', '=', id).execute()

/** When so many addresses of a day were asked for that one has to wait: the first of those that count. */
export const findFullDay = async (db: Db, askedById: string, askedBy: 'self' | 'staff', most: number) => {
  const counted = await db
    .selectFrom('emailChange')
    .select('askedAt')
    .where('askedById', '=', askedById)
    .where('askedBy', '=', askedBy)
    .where('askedAt', '>', sql<Date>`now() - interval '1 day'`)
    .orderBy('askedAt', 'desc')
    .limit(most)
    .execute()
  return counted.length === most ? counted.at(-1)!.askedAt : undefined
}

/** Changes whose time has come: confirmed and not stopped, or not finished in time. */
export const listOverdue = (db: Db) =>
  db
    .selectFrom('emailChange')
    .select(['id', 'personId'])
    .where('endedAt', 'is', null)
    .where(
      sql<boolean>`(confirmed_at is not null and (asked_by = 'self' or approved_at is not null or asked_at <= now() - make_interval(hours => ${HOURS_TO_STOP}))
        or asked_at <= now() - make_interval(days => ${DAYS_TO_FINISH}))`,
    )
    .orderBy('id')
    .execute()

/** What a delivery has asked for or corrected, newest first. */
export const listOfDelivery = (db: Db, deliveryId: string) =>
  db
    .selectFrom('emailChange')
    .selectAll()
    .where('deliveryId', '=', deliveryId)
    .where((or) => or.or([or('endedAt', 'is', null), or('outcome', '=', 'corrected')]))
    .orderBy('askedAt', 'desc')
    .execute()

/** How many of the addresses that a delivery said wait for their owners. */
export const countingWaiting = (db: Db, deliveryId: RawBuilder<unknown>) =>
  sql<number>`(select count(*) from email_change waiting where waiting.organization_id = ${db.organizationId}
    and waiting.delivery_id = ${deliveryId} and waiting.ended_at is null)`

export const countWaiting = async (db: Db, deliveryId: string) => {
  const { rows } = await sql<{
    waiting: number
  }>`select ${countingWaiting(db, sql`${deliveryId}`)} as waiting`.execute(db)
  return Number(rows[0]!.waiting)
}

/** May an account not get this address: somebody has it, or may still take it back? */
export const isEmailTaken = async (db: Db, email: string, personId?: string) => {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('emailKey', '=', mailboxKey(email))
    .executeTakeFirst()
  if (person) return true
  const left = await db
    .selectFrom('emailChange')
    .select('id')
    .where(sql<boolean>`lower(old_email) = ${mailboxKey(email)}`)
    .where('outcome', '=', 'done')
    .where('endedAt', '>', sql<Date>`now() - make_interval(hours => ${HOURS_TO_STOP})`)
    .$if(personId !== undefined, (found) => found.where('personId', '<>', personId!))
    .executeTakeFirst()
  return left !== undefined
}
