import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './database.ts'
import type { Services } from './services.ts'

/** Something that happened. A row in `event`: the audit trail, the activity feed and the outbox are this one table. */
export interface EventType<Data> {
  name: string
  data: z.ZodType<Data>
  trail?: Trail<Data> | undefined
}

/** What became of fields, by the names of the wire. */
export const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional()

/** What makes an event part of the trail in which administrators read who did what, and from where. */
export interface Trail<Data> {
  /** The field that says whose account it touches. */
  concerns?: keyof Data & string
  /** The field that says where it happened: the id of an app, a property, a building or a unit, or its name as a channel. */
  place?: keyof Data & string
  /** The person concerned is told: whoever did it, or only when it was not themselves. */
  tells?: 'always' | 'of-others'
}

/** Declares an event by its name in the past tense (`ticket.created`) and what it says; `trail` makes it part of the trail. */
export const event = <Data>(
  name: string,
  data: z.ZodType<Data>,
  { trail }: { trail?: Trail<Data> } = {},
): EventType<Data> => ({ name, data, trail })

const isEvent = (exported: unknown): exported is EventType<any> =>
  typeof exported === 'object' && exported !== null && 'data' in exported && 'name' in exported

/** All types of events among what files export, those inside plain objects too. */
export const eventsIn = (...exported: object[]): EventType<any>[] =>
  exported
    .flatMap((each) => Object.values(each) as unknown[])
    .flatMap((each) =>
      isEvent(each) ? [each] : typeof each === 'object' && each !== null ? eventsIn(each) : [],
    )

/** What the trail keeps beside the event itself; the database adds the places above, and the words it is found by. */
const trailed = <Data>({ trail }: EventType<Data>, data: Data) => {
  const named = (field: (keyof Data & string) | undefined) =>
    field === undefined
      ? undefined
      : ((data as Record<string, string | null | undefined>)[field] ?? undefined)
  const place = named(trail?.place)
  return {
    trail: trail !== undefined,
    concernedId: named(trail?.concerns) ?? null,
    places: place === undefined ? [] : [place.replace(/^\w+-/, '')],
  }
}

/** Addresses and devices are kept only where the trail is for them. */
const originIn = (db: Db, kept: boolean) => (kept ? JSON.stringify(db.origin) : null)

/**
 * Records an event in the caller's transaction: a row, a job for its reactions and a hint to live connections, none of
 * which happens unless that transaction commits. `subjectId` is the thing whose history shows it.
 */
export const record = async <Data>(
  db: Db,
  type: EventType<Data>,
  {
    actor,
    subjectId,
    data,
  }: { actor?: { personId: string | null } | undefined; subjectId: string; data: Data },
) => {
  const { id } = await db
    .insertInto('event')
    .values({
      type: type.name,
      subjectId,
      actorId: actor?.personId ?? null,
      data: JSON.stringify(data),
      ...trailed(type, data),
      origin: originIn(db, type.trail !== undefined),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`select palier.enqueue('event', ${JSON.stringify({ eventId: id })}::jsonb),
    pg_notify('live', ${JSON.stringify({ organizationId: db.organizationId, type: type.name, id: subjectId, by: actor?.personId ?? undefined })})`.execute(
    db,
  )
  return id
}

/** One of many things that happened at once. */
export interface Happened {
  type: string
  subjectId: string
  data: unknown
  trail: boolean
  concernedId: string | null
  places: string[]
}

/** Of much that happens at once the trail keeps what touches accounts; of the rest the delivery or the import as a whole. */
export const happened = <Data>(type: EventType<Data>, subjectId: string, data: Data): Happened => {
  const kept = trailed(type, data)
  return { type: type.name, subjectId, data, ...kept, trail: kept.concernedId !== null }
}

/**
 * Records what a delivery or an import did to many things, in the caller's transaction: a row for each and one job for all.
 * Only reactions that take many are called, and live connections get no hint. `at` is when it happened; null is now.
 */
const recordAll = async (
  db: Db,
  all: Happened[],
  { actorId, at }: { actorId: string | null; at: Date | null },
) => {
  if (all.length === 0) return
  const { rows } = await sql<{ id: string }>`
    insert into event (organization_id, type, subject_id, actor_id, data, occurred_at, trail, concerned_id, places, origin)
    select ${db.organizationId}, given.type, given."subjectId", ${actorId}, given.data, coalesce(${at}::timestamptz, now()),
      given.trail, given."concernedId", given.places, case when given.trail then ${originIn(db, true)}::jsonb end
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as given (type text, "subjectId" text, data jsonb, trail boolean, "concernedId" text, places text[])
    returning id`.execute(db)
  const eventIds = rows.map(({ id }) => id)
  await sql`select palier.enqueue('events', ${JSON.stringify({ eventIds })}::jsonb)`.execute(db)
}

/** A portion of much that happened: of one kind of thing, after one of them. */
export interface Portion<Kind> {
  kind: Kind
  after: string
}

const PORTION = 1000

/**
 * Records a portion of what happened to things of several kinds, each of which `list` gives by their ids; with what happened to
 * them, if anybody is told of that. Resolves with the next portion, or undefined after the last.
 */
export const recordPortion = async <Kind>(
  db: Db,
  kinds: readonly Kind[],
  { kind, after }: Portion<Kind>,
  list: (
    portion: Portion<Kind> & { limit: number },
  ) => Promise<{ id: string; happened: Happened | undefined }[]>,
  by: { actorId: string | null; at: Date | null },
): Promise<Portion<Kind> | undefined> => {
  const listed = await list({ kind, after, limit: PORTION })
  await recordAll(
    db,
    listed.flatMap((each) => each.happened ?? []),
    by,
  )
  if (listed.length === PORTION) return { kind, after: listed.at(-1)!.id }
  const next = kinds[kinds.indexOf(kind) + 1]
  return next && { kind: next, after: '' }
}

/** What a reaction or a job is called with: a transaction in the organization it was born in. */
export interface Call<Data> {
  db: Db
  data: Data
  services: Services
  event: { id: string; subjectId: string; actorId: string | null; occurredAt: Date }
}

export interface Reaction {
  name: string
  to: string
  run: (call: Call<any>) => Promise<void>
  /** The same for many that happened at once; without it nothing follows from those. */
  runAll?: (calls: Call<any>[]) => Promise<void>
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

/** A reaction to events of a type, be they one or many at once. */
export const reactionToAll = <Data>(
  name: string,
  type: EventType<Data>,
  runAll: (calls: Call<Data>[]) => Promise<void>,
): Reaction => ({ name, to: type.name, run: (call) => runAll([call]), runAll })
