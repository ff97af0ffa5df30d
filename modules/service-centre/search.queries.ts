import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { channelsOfTickets, isExternal } from './policy.ts'

const MOST_CANDIDATES = 1000
const MOST_WORDS = 8
/** Shorter pieces have no index: they only narrow down what longer ones found. */
const SHORTEST = 3

/** A number typed alone, with or without its sign. */
export const numberIn = (search: string) => /^#?(\d{1,15})$/.exec(search.trim())?.[1]

interface Candidates {
  ids: RawBuilder<unknown>
  narrow: RawBuilder<SqlBool>[]
}

/**
 * The newest tickets that a search may mean: every word occurs in number, title, requester or address, or words begin
 * so in a message. No more than MOST_CANDIDATES of each kind; `narrow` is what must hold beside it.
 */
export const candidatesOf = (db: Db, actor: Actor, search: string): Candidates => {
  const words = search
    .trim()
    .split(/[\s,]+/)
    .slice(0, MOST_WORDS)
    .map((word) => word.replaceAll(/[%_\\]/g, String.raw`\$&`))
  // Split as the database splits a message: palier.marked_words().
  const said = search
    .split(/[\s!-/:-@[-`{-~«»„“”‘’–—…]+/)
    .filter((word) => word.length >= SHORTEST)
    .slice(0, MOST_WORDS)
  if (!words.some((word) => word.length >= SHORTEST)) return narrowed(db, words, numberIn(search))
  const { appIds, propertyIds, buildingIds, unitIds } = channelsOfTickets(actor)
  const found = sql`select palier.tickets_like(${words}::text[], ${said}::text[], ${MOST_CANDIDATES},
    ${appIds}::text[], ${propertyIds}::text[], ${buildingIds}::text[], ${unitIds}::text[],
    ${isExternal(actor) ? actor.personId : null}, ${actor.personId})`
  const number = numberIn(search)
  return { ids: number ? sql`${found} union all ${ofNumber(db, number)}` : found, narrow: [] }
}

const ofNumber = (db: Db, number: string) =>
  sql`(select id from ticket where organization_id = ${db.organizationId} and number = ${number}::bigint)`

/** Words too short to be looked up: a number, or what the newest tickets hold. */
const narrowed = (db: Db, words: string[], number: string | undefined): Candidates => {
  if (number) return { ids: ofNumber(db, number), narrow: [] }
  return {
    ids: sql`select id from ticket where organization_id = ${db.organizationId} order by number desc limit ${MOST_CANDIDATES}`,
    narrow: words.map((word) => sql<SqlBool>`ticket.search like '%' || palier.searchable(${word}) || '%'`),
  }
}
