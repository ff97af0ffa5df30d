import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/**
 * Whoever writes the places of an app in bulk, be it an import, a delivery or the undo of one, does so alone: the next one
 * waits, and then finds what this one wrote.
 */
export const lockPlaces = async (db: Db, appId: string) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`places ${appId}`}, 0))`.execute(db)
}

/** After many places were written the planner learns how many there are. */
export const analysePlaces = async (db: Db) => {
  await sql`select palier.look_at_places()`.execute(db)
}
