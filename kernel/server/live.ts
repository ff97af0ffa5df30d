import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { unauthenticated } from '#kernel/contract/problem.ts'
import { type Actor, requireSecondFactor } from './actor.ts'
import type { openCallers } from './callers.ts'
import { type Db, inOrganization } from './database.ts'
import type { Authenticator } from './http.ts'
import type { openHolding } from './holding.ts'
import type { Services } from './services.ts'
import { asProblem, problemReply } from './problems.ts'
import { requireFullScope } from './scopes.ts'

/** A hint that something changed: never what changed. Who receives it asks the API, which decides again. */
export interface Hint {
  organizationId: string
  type: string
  id: string
  by?: string
  /** Small transient facts such as who is typing. */
  more?: Record<string, unknown>
}

/** Which of these hints a person may receive: the module that owns the type of event decides. */
export type Audience = (db: Db, actor: Actor, hints: Hint[]) => Promise<Hint[]>

interface Listener {
  organizationId: string
  waiting: Hint[]
  deliver: () => void
  /** Says that hints may have been missed: the receiver asks the API for what it shows. */
  resume: () => void
}

interface Options {
  services: Services
  /** How many each person may have open. */
  holding: ReturnType<typeof openHolding>
  connectionString: string
  authenticator: Authenticator
  audience: Audience
  callers: ReturnType<typeof openCallers>
}

const BATCH_MILLISECONDS = 150
const CHECK_MILLISECONDS = 5_000

/**
 * Live connections (server-sent events). One database connection listens for the whole process; before anything is
 * delivered the receiver's session and permissions are read again, so that a revoked one hears nothing more.
 */
export const openLive = ({
  services,
  holding,
  connectionString,
  authenticator,
  audience,
  callers,
}: Options) => {
  const listeners = new Set<Listener>()
  const endings = new Set<() => void>()
  let client: Client | undefined
  let closed = false

  const listen = async () => {
    const opened = new Client({ connectionString })
    opened.on('error', () => {})
    opened.on('end', () => {
      if (!closed) setTimeout(() => void listen().catch(() => {}), 1000)
    })
    opened.on('notification', ({ payload }) => {
      const hint = JSON.parse(payload ?? '{}') as Hint
      for (const listener of listeners)
        if (listener.organizationId === hint.organizationId) {
          listener.waiting.push(hint)
          listener.deliver()
        }
    })
    await opened.connect().catch((error: unknown) => {
      void opened.end().catch(() => {})
      throw error
    })
    await opened.query('listen live')
    if (client) for (const listener of listeners) listener.resume()
    client = opened
  }

  /** Answers GET /api/v1/live; ends when the session does. */
  const connect = (request: Request, address: string) =>
    open(request, address).catch((error: unknown) => problemReply(asProblem(error), randomUUID()))

  const open = async (request: Request, address: string): Promise<Response> => {
    const organizationId = authenticator.organizationOf(request)
    let caller = callers.of(request, address)
    services.budgets.spend(caller, 'requests')
    holding.requireRoom(caller)
    const read = <Result>(work: (db: Db, actor: Actor) => Promise<Result>) =>
      inOrganization(
        { ...services.database, caller },
        { organizationId: organizationId ?? '', readOnly: true },
        async (db) => {
          const actor = await authenticator.actorOf(db, request)
          if (!actor) return undefined
          requireSecondFactor(actor)
          return work(db, actor)
        },
      )
    const personId =
      organizationId &&
      (await read(async (_, actor) => {
        requireFullScope(actor)
        return actor.personId
      }))
    callers.keep(request, personId || undefined)
    if (!personId) throw unauthenticated()
    caller = personId
    const letGo = await holding.hold(caller)

    const encoder = new TextEncoder()
    let end = () => {}
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        let ended = false
        const say = (text: string) => {
          if (!ended) stream.enqueue(encoder.encode(text))
        }
        let timer: NodeJS.Timeout | undefined
        const flush = async () => {
          timer = undefined
          const hints = listener.waiting.splice(0)
          const seen = await read((db, actor) => audience(db, actor, hints)).catch(() => hints.slice(0, 0))
          if (!seen) return end()
          for (const { type, id, by, more } of seen)
            say(`data: ${JSON.stringify({ type, id, by, ...more })}\n\n`)
        }
        const listener: Listener = {
          organizationId,
          waiting: [],
          resume: () => say(`data: ${JSON.stringify({ type: 'resumed', id: '' })}\n\n`),
          deliver: () => (timer ??= setTimeout(() => void flush().catch(() => end()), BATCH_MILLISECONDS)),
        }
        const check = setInterval(() => {
          read(async () => true).then(
            (still) => (still ? say(': still here\n\n') : end()),
            () => {},
          )
        }, CHECK_MILLISECONDS)
        end = () => {
          if (!ended) letGo()
          ended = true
          clearInterval(check)
          clearTimeout(timer)
          listeners.delete(listener)
          endings.delete(end)
          try {
            stream.close()
          } catch {
            // The reader went first.
          }
        }
        listeners.add(listener)
        endings.add(end)
        say('retry: 2000\n\n')
      },
      cancel: () => end(),
    })
    if (request.signal.aborted) end()
    request.signal.addEventListener('abort', () => end())
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    })
  }

  /** Ends every live connection; browsers come back on their own. */
  const end = () => {
    for (const each of endings) each()
  }

  const close = async () => {
    closed = true
    await client?.end().catch(() => {})
  }

  return { connect, end, close, ready: listen() }
}
