import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'

/** What `limit` is when a caller wants all there is. */
export const ALL = -1

const PORTION = 500
/** Who takes nothing for so long has gone. */
const PATIENCE_MILLISECONDS = 60_000
const MOST_PAUSE_MILLISECONDS = 2000

interface Item {
  id: string
}
type Read<Each extends Item> = (db: Db, actor: Actor, ids: string[]) => Promise<Each[]>

export type KeepTurn = () => () => void
/** Opens a transaction for the same caller, who is looked up anew. */
export type InTransaction = <Result>(work: (db: Db, actor: Actor) => Promise<Result>) => Promise<Result>

interface Listing {
  db: Db
  actor: Actor
  inTransaction: InTransaction
  /** Counts what was read. */
  charge: (rows: number) => void
  /** Keeps the turn of `inTurn` while the reply is read; gives what ends it. */
  keepTurn: KeepTurn
}

/** Answers with a whole list: `ids` in its order, `read` for the things themselves, `beside` for what else the reply says. */
export type Everything = <Each extends Item, Beside extends object = object>(
  ids: string[],
  read: Read<Each>,
  beside?: Beside,
) => Promise<(Beside & { _embedded: { items: Each[] }; total: number }) | (() => Promise<Response>)>

/**
 * All of a list, of any length, in the memory of a page. Its ids are read at once, which says what is in it and in which order:
 * nothing doubles and nothing is left out, whatever is added meanwhile. The things follow in portions, each in a transaction of
 * its own when the reader has taken the one before, so that a slow line holds none. What has gone by then is not shown.
 */
export const everythingOf =
  ({ db, actor, inTransaction, charge, keepTurn }: Listing): Everything =>
  async (ids, read, beside) => {
    const portion = async (from: number, one: { db: Db; actor: Actor }) => {
      const wanted = ids.slice(from, from + PORTION)
      const found = new Map((await read(one.db, one.actor, wanted)).map((item) => [item.id, item]))
      charge(found.size)
      return wanted.flatMap((id) => found.get(id) ?? [])
    }
    const first = ids.length === 0 ? [] : await portion(0, { db, actor })
    if (ids.length <= PORTION)
      return { ...(beside as NonNullable<typeof beside>), _embedded: { items: first }, total: first.length }
    const portions = async function* () {
      for (let from = PORTION; from < ids.length; from += PORTION)
        yield await inTransaction((own, now) => portion(from, { db: own, actor: now }))
    }
    return portionsReply({ ...beside, _embedded: { items: first } }, portions(), keepTurn)
  }

/** Replies with a list whose first items are there, and with the portions that follow, each read when the one before was taken. */
export const portionsReply = <List extends { _embedded: { items: object[] } }>(
  { _embedded: { items: first }, ...beside }: List,
  portions: AsyncGenerator<object[]>,
  keepTurn: KeepTurn,
) => {
  const { head, tail } = around(beside)
  const parts = async function* () {
    let total = first.length
    let took = 0
    yield `${head}${joined(first)}`
    for (;;) {
      // Two thirds of the time belong to others.
      await pause(Math.min(MOST_PAUSE_MILLISECONDS, 2 * took))
      const began = performance.now()
      const { done, value: items } = await portions.next()
      if (done) break
      took = performance.now() - began
      if (items.length > 0) yield `${total > 0 ? ',' : ''}${joined(items)}`
      total += items.length
    }
    yield tail(total)
  }
  return async () =>
    new Response(taken(parts(), keepTurn()), { headers: { 'content-type': 'application/json' } })
}

/** Does what a turn is for; it ends with the reply, or with the stream that the reply became. */
export const inTurn = async <Result>(
  take: () => Promise<() => void>,
  work: (keepTurn: KeepTurn) => Promise<Result>,
) => {
  const end = await take()
  let kept = false
  try {
    return await work(() => {
      kept = true
      return end
    })
  } finally {
    if (!kept) end()
  }
}

const joined = (items: object[]) => items.map((item) => JSON.stringify(item)).join(',')

const around = (beside: object) => ({
  head: '{"_embedded":{"items":[',
  tail: (total: number) => `]},${JSON.stringify({ ...beside, total }).slice(1)}`,
})

/** Hands on what is asked for and no more; ends, when nobody asks for a minute, what would otherwise never end. */
const taken = (parts: AsyncGenerator<string>, end: () => void) => {
  const encoder = new TextEncoder()
  let waiting: NodeJS.Timeout | undefined
  const wait = (controller: ReadableStreamDefaultController) => {
    waiting = setTimeout(() => {
      end()
      controller.error(new Error('Nobody reads'))
    }, PATIENCE_MILLISECONDS).unref()
  }
  return new ReadableStream<Uint8Array>(
    {
      start: wait,
      async pull(controller) {
        clearTimeout(waiting)
        const { done, value } = await parts.next().catch((error: unknown) => {
          end()
          throw error
        })
        if (done) {
          end()
          return controller.close()
        }
        controller.enqueue(encoder.encode(value))
        return wait(controller)
      },
      async cancel() {
        clearTimeout(waiting)
        end()
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
