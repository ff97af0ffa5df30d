import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Origin } from '#kernel/server/whence.ts'

export interface Row {
  id: string
  type: string
  occurredAt: Date
  data: Record<string, unknown>
  origin: Origin | null
  actorId: string | null
  actorName: string | null
  concernedId: string | null
  concernedName: string | null
  programId: string | null
  programName: string | null
  /** What the program or webhook that it is about is called now. */
  thingName: string | null
  places: { id: string; name: string }[] | null
}

export interface Wanted {
  within: string[] | null
  personId?: string | undefined
  types?: readonly string[] | undefined
  placeId?: string | undefined
  words?: string[] | undefined
  /** The first instant, and the first one that no longer counts. */
  since?: Date | undefined
  before?: Date | undefined
  after?: string | undefined
  limit: number
}

/** Ids begin with the second in which they were made, so that a time is a place in their order. */
const idAt = (at: Date) =>
  Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0')

export const listTrail = async (db: Db, wanted: Wanted) => {
  const { within, personId = null, types = null, placeId = null, words = [], since, before, after } = wanted
  const first = since ? idAt(since) : null
  const beyond = [before && idAt(before), after].filter((each) => each !== undefined).toSorted()[0] ?? null
  const { rows } = await sql<{ id: string }>`
    select palier.trail_entries(${within}::text[], ${personId}, ${types}::text[], ${placeId}, ${words}::text[],
      ${first}, ${beyond}, ${wanted.limit}) as id`.execute(db)
  return read(
    db,
    rows.map(({ id }) => id),
  )
}

/** What touched a person's account, whoever did it. */
export const listTouching = async (
  db: Db,
  personId: string,
  { types, after, limit }: { types: readonly string[]; after: string | undefined; limit: number },
) => {
  const found = await db
    .selectFrom('event')
    .select('id')
    .where('trail', '=', true)
    .where('concernedId', '=', personId)
    .where('type', 'in', types)
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return read(
    db,
    found.map(({ id }) => id),
  )
}

const names = (db: Db) =>
  sql.join(
    ['app', 'property', 'building', 'unit'].map(
      (table, level) =>
        sql`select ${level}::int as level, id, name::text from ${sql.table(table)}
          where organization_id = ${db.organizationId} and id = any(event.places)`,
    ),
    sql` union all `,
  )

/** Entries by their ids, newest first, with what people, programs and places are called now. */
export const read = async (db: Db, ids: string[]): Promise<Row[]> => {
  if (ids.length === 0) return []
  const organization = sql`${db.organizationId}`
  const { rows } = await sql<Row>`
    select event.id, event.type, event.occurred_at, event.data, event.origin, event.actor_id, event.concerned_id,
      actor.username as actor_name, concerned.username as concerned_name,
      program.id as program_id, program.name as program_name, coalesce(thing.name, webhook.description) as thing_name,
      (select json_agg(json_build_object('id', place.id, 'name', place.name) order by place.level, place.name)
        from (${names(db)}) place) as places
    from event
    left join person actor on actor.organization_id = ${organization} and actor.id = event.actor_id
    left join person concerned on concerned.organization_id = ${organization} and concerned.id = event.concerned_id
    left join oauth_client program on program.organization_id = ${organization} and program.id = event.origin ->> 'clientId'
    left join oauth_client thing on thing.organization_id = ${organization} and thing.id = event.data ->> 'oauthClientId'
    left join webhook on webhook.organization_id = ${organization} and webhook.id = event.data ->> 'webhookId'
    where event.organization_id = ${organization} and event.id = any(${ids}) order by event.id desc`.execute(
    db,
  )
  return rows
}

export const listAppIds = async (db: Db) =>
  (await db.selectFrom('app').select('id').execute()).map(({ id }) => id)

/** What somebody asked to be exported, when that is not long ago. */
export const findExport = (db: Db, personId: string, id: string, since: Date) =>
  db
    .selectFrom('event')
    .select(['id', 'data', 'occurredAt'])
    .where('id', '=', id)
    .where('type', '=', 'trail.exported')
    .where('actorId', '=', personId)
    .where('occurredAt', '>', since)
    .executeTakeFirst()

/** Forgets what the trail kept before then, a portion; gives how many entries that were. */
export const purgeBefore = async (db: Db, before: Date, most: number) => {
  const { rows } = await sql<{
    count: number
  }>`select palier.forget_events(${before}, ${most}) as count`.execute(db)
  return rows[0]!.count
}
