import { z } from 'zod'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { pagingOfWhole } from '#kernel/contract/shapes.ts'
import { ALL, type KeepTurn, portionsReply } from './listing.ts'
import { rowsIn } from './limits.ts'

/** How many a list that pages by key is asked for at once when all of it is wanted: fewer than any such list gives. */
const PAGE = 100

const shapeOf = ({ method, query }: AnyEndpoint) =>
  method === 'GET' && query instanceof z.ZodObject ? (query.shape as Record<string, unknown>) : {}

/** The endpoint replies its whole list, of which a page is shown. */
const isWhole = (endpoint: AnyEndpoint) => shapeOf(endpoint).limit === pagingOfWhole.limit

/** The list goes on from a key; all of it may be asked for at once. */
export const pagesByKey = (endpoint: AnyEndpoint) => {
  const { after, limit } = shapeOf(endpoint)
  return after !== undefined && limit instanceof z.ZodType && limit.safeParse(ALL).success
}

interface List {
  _embedded: { items: object[] }
  next?: string
}

/** The page that was asked for of a list that its endpoint replied whole; every other reply as it is. */
export const pageOfWhole = (endpoint: AnyEndpoint, result: unknown, query: unknown) => {
  if (!isWhole(endpoint)) return result
  const { page, limit } = query as { page: number; limit: number }
  const list = result as List
  const { items } = list._embedded
  const shown = limit === ALL ? items : items.slice((page - 1) * limit, page * limit)
  return { ...list, _embedded: { ...list._embedded, items: shown }, total: items.length }
}

interface Pages {
  /** Reads a page, the first where it stands, every other in a transaction of its own. */
  first: (query: Record<string, string>) => Promise<unknown>
  further: (query: Record<string, string>) => Promise<unknown>
  charge: (rows: number) => void
  keepTurn: KeepTurn
}

/**
 * All of a list that pages by key, in the memory of a page: one follows the other when the reader has taken the one before, so that
 * a slow line holds no transaction. Nothing doubles and nothing that was there from the beginning is left out.
 */
export const everyPage = async (
  query: Record<string, string>,
  { first, further, charge, keepTurn }: Pages,
) => {
  const counted = (list: unknown) => {
    charge(rowsIn(list))
    return list as List
  }
  const wanted = { ...query, limit: String(PAGE) }
  const { next, ...list } = counted(await first(wanted))
  if (next === undefined) return { ...list, total: list._embedded.items.length }
  const pages = async function* () {
    for (let after: string | undefined = next; after !== undefined;) {
      const page = counted(await further({ ...wanted, after }))
      yield page._embedded.items
      after = page.next
    }
  }
  return portionsReply(list, pages(), keepTurn)
}
