import { isUtf8 } from 'node:buffer'
import { Problem, tooMany } from '#kernel/contract/problem.ts'
import type { Budgets } from './budgets.ts'

/** A line that brings less than this while it is waited for is given up: a telephone with 20 kB/s brings twenty times as much. */
const LEAST_BYTES = 16 * 1024
const PATIENCE_MILLISECONDS = 15_000

/** What the bodies that are being read may hold of our memory, all together and for one caller. */
const MOST_BYTES = 128_000_000
const MOST_BYTES_OF_ONE = 16_000_000
const MOST_AT_ONCE = 64

/** The most that a body may weigh that is not a file. */
const MOST_TEXT_BYTES = 2_000_000

interface Options {
  budgets: Budgets
  /** Milliseconds that a line may stand still. */
  patience?: number | undefined
}

export type Bodies = ReturnType<typeof openBodies>

/**
 * The one way in which bodies are read: before a transaction is open, each with a bound, each while its line moves. Throws
 * Problem 408 'body-too-slow', 413 'too-large', 415 'body-encoded', 400 'upload-interrupted'; 429 when one caller sends too many
 * at once and 503 'busy' when everybody together does.
 */
export const openBodies = ({ budgets, patience = PATIENCE_MILLISECONDS }: Options) => {
  const callers = new Map<string, { bytes: number; count: number }>()
  let held = 0

  /** The parts of a body as they come: `most` bytes, and what a form says `beside` its file. Holds nothing of them. */
  async function* parts(request: Request, caller: string, most: number, beside = 0) {
    refuseEncoded(request)
    if (!request.body) return
    if (announced(request) > most + beside) throw new Problem(413, 'too-large', { detail: { most } })
    const own = callers.get(caller) ?? { bytes: 0, count: 0 }
    if (own.count >= MOST_AT_ONCE) throw tooMany(1)
    budgets.spend(caller, 'bytes', 0)
    callers.set(caller, own)
    own.count += 1
    let size = 0
    try {
      for await (const part of steadily(request.body, patience)) {
        size += part.length
        if (size > most + beside) throw new Problem(413, 'too-large', { detail: { most } })
        yield part
      }
    } finally {
      budgets.charge(caller, 'bytes', size)
      own.count -= 1
      if (own.count === 0) callers.delete(caller)
    }
  }

  /** A whole body as text. */
  const text = async (request: Request, caller: string): Promise<string> => {
    const found: Uint8Array[] = []
    let size = 0
    try {
      for await (const part of parts(request, caller, MOST_TEXT_BYTES)) {
        size += part.length
        held += part.length
        const own = callers.get(caller)!
        own.bytes += part.length
        if (own.bytes > MOST_BYTES_OF_ONE) throw tooMany(1)
        if (held > MOST_BYTES) throw new Problem(503, 'busy', { retryAfter: 2 })
        found.push(part)
      }
      return utf8(Buffer.concat(found))
    } finally {
      held -= size
      const own = callers.get(caller)
      if (own) own.bytes -= size
    }
  }

  return { parts, text }
}

/** Text without its mark; whatever is no UTF-8 would be read with holes. */
const utf8 = (bytes: Buffer) => {
  if (!isUtf8(bytes)) throw new Problem(400, 'not-json')
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}

const announced = ({ headers }: Request) => Number(headers.get('content-length') ?? 0)

/** A body that unfolds is larger than it looks: nobody needs one. */
const refuseEncoded = ({ headers }: Request) => {
  if ((headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity')
    throw new Problem(415, 'body-encoded')
}

/** Only the time counts in which we wait for the line; what we do with a part is not its fault. */
async function* steadily(body: ReadableStream<Uint8Array>, patience: number) {
  const reader = body.getReader()
  let waited = 0
  let arrived = 0
  let slow = false
  const giveUp = () => {
    slow = true
    reader.cancel().catch(() => {})
  }
  try {
    for (;;) {
      const began = performance.now()
      const timer = setTimeout(giveUp, Math.max(1, patience - waited))
      const { done, value } = await reader
        .read()
        .catch(() => {
          throw new Problem(400, 'upload-interrupted')
        })
        .finally(() => clearTimeout(timer))
      if (slow) throw new Problem(408, 'body-too-slow')
      if (done) return
      waited += performance.now() - began
      arrived += value.length
      if (arrived >= LEAST_BYTES) [waited, arrived] = [0, 0]
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}
