import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { tooMany } from '#kernel/contract/problem.ts'
import { addressOf, networkOf } from './address.ts'
import type { openCallers } from './callers.ts'
import type { Authenticator, Bindings } from './http.ts'
import type { Services } from './services.ts'
import { problemReply } from './problems.ts'

/** A caller is told a second's worth of refusals at once, and then this far from one another. */
const EACH_MILLISECONDS = 50
const AT_ONCE = 20
const LONGEST_MILLISECONDS = 30_000
/** Whose refusals wait longer than this is refused before anything else is looked at. */
const STUBBORN_MILLISECONDS = 2500
/** A request that waits holds its line and some memory. */
const MOST_WAITING = 10_000

export type Refusals = ReturnType<typeof openRefusals>

/**
 * Who goes on after 429 waits for the next one: twenty in a second are told at once, all others one after the other, at the
 * latest after half a minute. A refusal takes a processor too, and who does not wait by themselves would have it for nothing.
 */
export const openRefusals = ({ each = EACH_MILLISECONDS } = {}) => {
  /** When the last refusal of a caller is told. */
  const last = new Map<string, number>()
  const waiting = new Set<() => void>()

  /** Resolves when this caller may be told that they are refused. */
  const turn = (caller: string) => {
    const now = performance.now()
    const fresh = now - AT_ONCE * each
    for (const [one, at] of last) {
      if (at > fresh) break
      last.delete(one)
    }
    const at = Math.max(last.get(caller) ?? fresh, fresh) + each
    last.delete(caller)
    last.set(caller, Math.min(at, now + LONGEST_MILLISECONDS))
    if (at <= now || waiting.size >= MOST_WAITING) return Promise.resolve()
    return new Promise<void>((resolve) => {
      const tell = () => {
        clearTimeout(timer)
        waiting.delete(tell)
        resolve()
      }
      const timer = setTimeout(tell, Math.min(at - now, spread()))
      waiting.add(tell)
    })
  }

  const isStubborn = (caller: string) => (last.get(caller) ?? 0) > performance.now() + STUBBORN_MILLISECONDS

  /** Tells everybody now who waits. */
  const end = () => {
    for (const tell of waiting) tell()
  }
  return { turn, isStubborn, end }
}

/** Thousands that came at once do not come back at once. */
const spread = () => LONGEST_MILLISECONDS * (0.5 + 0.5 * Math.random())

interface Options {
  services: Services
  callers: ReturnType<typeof openCallers>
  refusals: Refusals
  authenticator: Authenticator
}

/**
 * Lets refusals wait for their turn, and refuses without a look who has many waiting. Behind an address that nobody is known of
 * yet there may be somebody else: what brings a session or a token is looked at.
 */
export const refuseInTurn =
  ({ services, callers, refusals, authenticator }: Options): MiddlewareHandler<{ Bindings: Bindings }> =>
  async (context, next) => {
    const { raw } = context.req
    const peer = context.env?.incoming?.socket?.remoteAddress ?? ''
    const address = networkOf(addressOf(raw, peer, services.proxies))
    const caller = callers.of(raw, address)
    if (
      refusals.isStubborn(caller) &&
      (caller !== address || authenticator.organizationOf(raw) === undefined)
    ) {
      await refusals.turn(caller)
      return problemReply(tooMany(LONGEST_MILLISECONDS / 1000), randomUUID())
    }
    await next()
    if (context.res.status === 429) await refusals.turn(callers.of(raw, address))
    return undefined
  }
