import { type RawBuilder, sql } from 'kysely'

const address = ['street', 'house_number', 'postal_code', 'city']

const joined = (first: RawBuilder<unknown>, more: RawBuilder<unknown>[]) =>
  sql.join([first, ...more.map((part) => sql`coalesce(' ' || ${part}, '')`)], sql` || `)

/**
 * The words of a building, named as in the statement: its units are found by them, too. Whoever writes many units of a building
 * makes them once.
 */
export const wordsOfBuilding = (building: string) => {
  const of = (column: string) => sql.ref(`${building}.${column}`)
  return sql<string>`rtrim(palier.place_words(${joined(of('name'), address.map(of))}))`
}

/** What a unit is found by: the words of its building, what it is called itself, and its key in another system. */
export const searchTextOfUnit = (
  building: RawBuilder<unknown>,
  { name, externalId }: { name: RawBuilder<unknown>; externalId: RawBuilder<unknown> },
) => sql<string>`(${building} || palier.place_words(${joined(name, [externalId])}))`
