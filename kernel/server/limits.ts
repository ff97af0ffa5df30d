import { z } from 'zod'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Budget, Budgets } from './budgets.ts'

/** What a budget is called on the wire; that of all requests had its name before there were others. */
const names: Partial<Record<Budget, string>> = { requests: 'caller' }

/** A budget, how much of it there is in so many seconds, and what is left for how long. */
export interface Counted {
  budget: Budget
  most: number
  seconds: number
  left: number
  endsIn: number
}

/**
 * Counts what one request uses up, and tells the headers of its reply, in the form of draft-ietf-httpapi-ratelimit-headers-10;
 * refused it is told, too. An amount of 0 only asks whether anything is left.
 */
export const openSpending = (budgets: Budgets, headers: Headers) => {
  const tell = ({ budget, most, seconds, left, endsIn }: Counted) => {
    if (most === Infinity) return
    const name = names[budget] ?? budget
    headers.append('ratelimit-policy', `"${name}";q=${most};w=${seconds}`)
    headers.append('ratelimit', `"${name}";r=${left};t=${endsIn}`)
  }
  return (caller: string, budget: Budget, amount?: number) => {
    try {
      const counted = budgets.spend(caller, budget, amount)
      if (amount !== 0) tell(counted)
    } catch (error) {
      if (error instanceof Problem && error.status === 429) tell(error.detail as Counted)
      throw error
    }
  }
}

/** Every request counts, and once more when it may write. */
export const spendRequest = (spend: ReturnType<typeof openSpending>, method: string, caller: string) => {
  spend(caller, 'requests')
  if (method !== 'GET') spend(caller, 'writes')
}

/** Does it read as many rows as its caller wants? */
export const isList = ({ method, query }: AnyEndpoint) =>
  method === 'GET' && query instanceof z.ZodObject && 'limit' in query.shape

/** How many rows a reply took; a list in which nothing was found was looked through all the same. */
export const rowsIn = (result: unknown) => {
  const { _embedded } = Object(result) as { _embedded?: { items?: unknown[] } }
  return Math.max(1, _embedded?.items?.length ?? 0)
}
