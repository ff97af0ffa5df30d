import { type Insertable, sql } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'

export type Entry = Row<'digestEntry'>
export type NewEntry = Insertable<Tables['digestEntry']>

/** Keeps news until they are due; the same ones twice are kept once. */
export const insertEntry = (db: Db, entry: NewEntry) =>
  db
    .insertInto('digestEntry')
    .values(entry)
    .onConflict((conflict) => conflict.columns(['organizationId', 'personId', 'key']).doNothing())
    .execute()

export interface Due {
  /** To the microsecond, as PostgreSQL writes it. */
  dueAt: string
  personId: string
}

/** The next people for whom something is due by then, in the order of the index; `after` is the last one of the page before. */
export const listDue = async (
  db: Db,
  at: Date,
  { after, limit }: { after: Due | undefined; limit: number },
) => {
  const beyond = after
    ? sql`and (due_at, person_id) > (${after.dueAt}::timestamptz, ${after.personId})`
    : sql``
  const { rows } = await sql<Due>`select due_at::text as "dueAt", person_id as "personId" from (
    select distinct due_at, person_id from digest_entry
    where organization_id = ${db.organizationId} and told_at is null and due_at <= ${at} ${beyond}
    order by due_at, person_id limit ${limit}) due order by due.due_at, due.person_id`.execute(db)
  return rows
}

/** What is due for a person, held until the transaction ends; what somebody else is telling them right now is left out. */
export const lockEntries = (db: Db, personId: string, at: Date): Promise<Entry[]> =>
  db
    .selectFrom('digestEntry')
    .selectAll()
    .where('personId', '=', personId)
    .where('toldAt', 'is', null)
    .where('dueAt', '<=', at)
    .orderBy('occurredAt')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()

export const setNotified = (db: Db, entries: Entry[], toldAt: Date) =>
  db
    .updateTable('digestEntry')
    .set({ toldAt, line: '', quote: null })
    .where('id', 'in', idsOf(entries))
    .execute()

export const putOff = (db: Db, entries: Entry[], dueAt: Date) =>
  db.updateTable('digestEntry').set({ dueAt }).where('id', 'in', idsOf(entries)).execute()

const idsOf = (entries: Entry[]) => entries.map(({ id }) => id)

/** Until when a person has read their news of these objects in the app. */
export const listRead = async (db: Db, personId: string, objectIds: string[]) => {
  const rows = await db
    .selectFrom('notification')
    .select((select) => ['objectId', select.fn.max('readAt').as('readAt')])
    .where('personId', '=', personId)
    .where('objectId', 'in', objectIds)
    .where('readAt', 'is not', null)
    .groupBy('objectId')
    .execute()
  return new Map(rows.map(({ objectId, readAt }) => [objectId, readAt]))
}

export const findReader = (db: Db, personId: string) =>
  db
    .selectFrom('person')
    .select(['id', 'username', 'email', 'locale', 'channels', 'notificationSettings'])
    .where('id', '=', personId)
    .executeTakeFirst()

export const deleteNotified = (db: Db, before: Date) =>
  db.deleteFrom('digestEntry').where('toldAt', '<', before).execute()
