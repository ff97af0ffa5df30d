import { sql } from 'kysely'
import type { Ability } from '#kernel/contract/roles.ts'
import { type Actor, type Channels, channelsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { otherwiseWritten, type Patterns, patternsOf } from './search.rules.ts'
import { buildingNodes, type PlaceRow, propertyNodes, unitNodes } from './queries.ts'

const MOST_CANDIDATES = 400
const MOST_HITS = { property: 5, building: 10, unit: 20 }

type Level = keyof typeof MOST_HITS

/**
 * What a person means by a few letters: every word must occur in the name or the address of a place, in any order. Those
 * come first that have the words just as they were typed: "Kramgasse 1" finds number 1 before number 12. Properties, then
 * buildings, then units; only what the actor's roles reach.
 */
export const searchPlaces = async (db: Db, actor: Actor, search: string): Promise<PlaceRow[]> => {
  const words = await folded(db, search)
  const found = await hits(db, actor, patternsOf(words))
  const other = found.length === 0 && otherwiseWritten(words)
  return other ? hits(db, actor, patternsOf(other)) : found
}

const folded = async (db: Db, search: string) => {
  const { rows } = await sql<{ folded: string }>`select palier.place_words(${search}) as folded`.execute(db)
  return rows[0]?.folded ?? ''
}

/** The ids of units that a search means, at most 400, where the actor has an ability. */
export const findUnitIds = async (
  db: Db,
  actor: Actor,
  ability: Ability,
  search: string,
): Promise<string[]> => {
  const { part } = patternsOf(await folded(db, search))
  if (part.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`${like('unit', { part, whole: [] }, channelsOf(actor, ability))}`.execute(db)
  return rows.map(({ id }) => id)
}

const like = (
  level: Level,
  { part, whole }: Patterns,
  { appIds, propertyIds, buildingIds, unitIds }: Channels,
) =>
  sql`select distinct palier.places_like(${level}, ${part}, ${whole}, ${appIds}, ${propertyIds}, ${buildingIds}, ${unitIds}, ${MOST_CANDIDATES}) as id`

const hits = async (db: Db, actor: Actor, patterns: Patterns) => {
  if (patterns.whole.length === 0) return []
  const queries = [
    propertyNodes(db, best(db, actor, 'property', patterns)),
    buildingNodes(db, best(db, actor, 'building', patterns)),
    unitNodes(db, best(db, actor, 'unit', patterns)),
  ]
  const found = await Promise.all(queries.map((query) => query.execute(db)))
  return found.flatMap(({ rows }) => rows)
}

/** The ids of the best candidates, ranked by how many words are as they were typed, then by address as people read it. */
const best = (db: Db, actor: Actor, level: Level, patterns: Patterns) => {
  const channels = channelsOf(actor, 'places.read')
  const table = sql.table(level)
  const address = level === 'unit' ? sql`building.name, building.id, unit.name` : sql`${table}.name`
  const building =
    level === 'unit'
      ? sql`join building on building.organization_id = ${db.organizationId} and building.id = unit.building_id`
      : sql``
  const order = sql`${asTyped(level, patterns.whole)} desc, ${address}, ${table}.id`
  return sql`select ${table}.id, row_number() over (order by ${order}) as position
    from (${like(level, patterns, channels)}) candidate
    join ${table} on ${table}.organization_id = ${db.organizationId} and ${table}.id = candidate.id ${building}
    order by position limit ${MOST_HITS[level]}`
}

const asTyped = (level: Level, whole: string[]) =>
  sql.join(
    whole.map((pattern) => sql`(${sql.ref(`${level}.search`)} like ${pattern})::int`),
    sql` + `,
  )
