import { AsyncLocalStorage } from 'node:async_hooks'
import type { PoolClient } from 'pg'

/** Is a transaction open where this is asked? */
const open = new AsyncLocalStorage<boolean>()
/** Does what a transaction leads to but has no part in, such as a timer that it sets. */
export const apart = <Result>(work: () => Result) => open.exit(work)

/** The connections that a piece of work holds. */
const held = new AsyncLocalStorage<Set<PoolClient>>()
const watched = process.env.NODE_ENV !== 'production'

/** Does what is done on a connection between BEGIN and COMMIT. */
export const insideTransaction = async <Result>(client: PoolClient, work: () => Promise<Result>) => {
  const connections = held.getStore()
  connections?.add(client)
  try {
    return await (watched ? open.run(true, work) : work())
  } finally {
    connections?.delete(client)
  }
}

/** Does work of which it is known at any moment which connections it holds, so that they can be taken from it. */
export const holding = <Result>(connections: Set<PoolClient>, work: () => Promise<Result>) =>
  held.run(connections, work)

/** Connections that were taken from the work that held them. */
const taken = new WeakSet<PoolClient>()

/** Closes a connection under the work that holds it. */
export const takeAway = (client: PoolClient) => {
  taken.add(client)
  client.release(new Error('The work took too long'))
}

/** Gives a connection back to its pool, unless it was taken away. */
export const giveBack = (client: PoolClient, broken: Error | undefined) => {
  if (!taken.has(client)) client.release(broken)
}

/**
 * Said by everything that may be slow (somebody else's server, a picture, a file): whoever waits for it while a transaction is
 * open holds a connection and what it has locked for as long. A mistake of ours, so it throws wherever it is not production.
 */
export const requireNoTransaction = (what: string) => {
  if (open.getStore()) throw new Error(`${what} is waited for inside a transaction`)
}
