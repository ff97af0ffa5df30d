import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'
import type { Platform } from './platform.ts'

/** Something that happened. A row in `event`: the audit trail, the activity feed and the outbox are this one table. */
export interface EventType<Data> {
  name: string
  data: z.ZodType<Data>
}

/** Declares an event by its name in the past tense (`ticket.created`) and what it says. */
export const event = <Data>(name: string, data: z.ZodType<Data>): EventType<Data> => ({ name, data })

/**
 * Records an event in the caller's transaction: a row, a job for its reactions and a hint to live connections, none of
 * which happens unless that transaction commits. `subjectId` is the thing whose history shows it.
 */
export const record = async <Data>(
  db: Db,
  type: EventType<Data>,
  { actor, subjectId, data }: { actor?: Pick<Actor, 'personId'> | undefined; subjectId: string; data: Data },
) => {
  const { id } = await db
    .insertInto('event')
    .values({ type: type.name, subjectId, actorId: actor?.personId ?? null, data: JSON.stringify(data) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`select palier.enqueue('event', ${JSON.stringify({ eventId: id })}::jsonb),
    pg_notify('live', ${JSON.stringify({ organizationId: db.organizationId, type: type.name, id: subjectId, by: actor?.personId })})`.execute(
    db,
  )
  return id
}

/** What a reaction or a job is called with: a transaction in the organization it was born in. */
export interface Call<Data> {
  db: Db
  data: Data
  platform: Platform
  event: { id: string; subjectId: string; actorId: string | null; occurredAt: Date }
}

export interface Reaction {
  name: string
  to: string
  run: (call: Call<any>) => Promise<void>
}

/** Work that follows an event, each reaction its own job with its own retries. Must be safe to run twice. */
export const reaction = <Data>(
  name: string,
  type: EventType<Data>,
  run: (call: Call<Data>) => Promise<void>,
): Reaction => ({
  name,
  to: type.name,
  run,
})
