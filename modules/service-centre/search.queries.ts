import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { seesNotesOf } from './policy.ts'

const MOST_CANDIDATES = 1000
const MOST_WORDS = 8
/** Shorter pieces have no trigram: they only narrow down what others found. */
const SHORTEST = 3

/**
 * The tickets that a search may mean: every word occurs in number, title, requester or address, or words begin so in a
 * message. Looks at no more than MOST_CANDIDATES of each; short words only narrow (`narrow`).
 */
export const candidatesOf = (
  db: Db,
  actor: Actor,
  search: string,
): { ids: RawBuilder<unknown>; narrow: RawBuilder<SqlBool>[] } => {
  const here = sql`organization_id = ${db.organizationId}`
  const words = search
    .trim()
    .split(/[\s,]+/)
    .slice(0, MOST_WORDS)
  const number = /^#?(\d{1,15})$/.exec(search.trim())?.[1]
  const like = (word: string) =>
    sql<SqlBool>`search like '%' || palier.searchable(${word.replaceAll(/[%_\\]/g, String.raw`\$&`)}) || '%'`
  const long = words.filter((word) => word.length >= SHORTEST)
  const said = search
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST)
    .slice(0, MOST_WORDS)
  const sources = [
    ...(number ? [sql`(select id from ticket where ${here} and number = ${number}::bigint)`] : []),
    ...(long.length > 0
      ? [
          sql`(select id from ticket where ${here} and ${sql.join(words.map(like), sql` and `)} limit ${MOST_CANDIDATES})`,
        ]
      : []),
    ...(said.length > 0
      ? [
          sql`(select message.ticket_id from message join ticket on ticket.${here} and ticket.id = message.ticket_id where message.${here}
            and message.words @@ to_tsquery('simple', palier.searchable(${said.map((word) => `${word}:*`).join(' & ')}))
            and (not message.internal or ${seesNotesOf(actor)}) limit ${MOST_CANDIDATES})`,
        ]
      : []),
  ]
  if (sources.length > 0) return { ids: sql.join(sources, sql` union all `), narrow: [] }
  return {
    ids: sql`select id from ticket where ${here} order by number desc limit ${MOST_CANDIDATES}`,
    narrow: words.map((word) => sql<SqlBool>`ticket.${like(word)}`),
  }
}
