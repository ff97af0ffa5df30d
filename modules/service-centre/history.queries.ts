import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Translated } from '#kernel/contract/shapes.ts'
import { type Delta, ticketUpdated } from './events.ts'

const MOST_EVENTS = 1000

export const listHistory = (db: Db, ticketId: string) =>
  db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.actorId')
    .select([
      'event.id',
      'event.type',
      'event.data',
      'event.occurredAt',
      'event.actorId',
      'person.username',
      'person.profileImageId',
    ])
    .where('event.subjectId', '=', ticketId)
    .where('event.type', 'in', ['ticket.created', 'ticket.updated', 'message.created', 'note.created'])
    .orderBy('event.occurredAt')
    // What one transaction records has one instant: a ticket first, then a word, then what it changed.
    .orderBy(sql`event.type <> 'ticket.created'`)
    .orderBy(sql`event.type = 'ticket.updated'`)
    .orderBy('event.id')
    .limit(MOST_EVENTS)
    .execute()

export type HistoryEvent = Awaited<ReturnType<typeof listHistory>>[number]

/** What was changed after a version was read. */
export const listDeltasSince = async (db: Db, ticketId: string, version: number) => {
  const rows = await db
    .selectFrom('event')
    .select('data')
    .where('subjectId', '=', ticketId)
    .where('type', '=', ticketUpdated.name)
    .where(sql<boolean>`(data ->> 'version')::int > ${version}`)
    .execute()
  return rows.map(({ data }) => (data as { delta?: Delta }).delta ?? {})
}

/** What ids stand for in a history: people and places by name, categories in the four languages. */
export const namesOf = async (db: Db, keys: string[]) => {
  const ids = ['', ...keys.map((key) => key.replace(/^\w+-/, ''))]
  const named = await Promise.all([
    db.selectFrom('person').select(['id', 'username as name']).where('id', 'in', ids).execute(),
    db.selectFrom('app').select(['id', 'name']).where('id', 'in', ids).execute(),
    db.selectFrom('property').select(['id', 'name']).where('id', 'in', ids).execute(),
    db.selectFrom('building').select(['id', 'name']).where('id', 'in', ids).execute(),
    db
      .selectFrom('unit')
      .innerJoin('building', 'building.id', 'unit.buildingId')
      .select(['unit.id', sql<string>`concat_ws(', ', building.name, unit.name)`.as('name')])
      .where('unit.id', 'in', ids)
      .execute(),
  ])
  const categories = await db
    .selectFrom('ticketCategory')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map<string, string | Translated>([
    ...named.flat().map(({ id, name }) => [id, name] as const),
    ...categories.map(({ id, name }) => [id, name as Translated] as const),
  ])
}
