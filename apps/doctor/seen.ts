import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from '#kernel/server/address.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Sealing } from '#kernel/server/sealing.ts'

export const QUESTION = 'x-palier-doctor'
const FRESH_MILLISECONDS = 60_000
const BETWEEN_MILLISECONDS = 2000

/** How a request looks to Palier once it has come through whatever is in front. */
export interface Seen {
  peer: string
  forwardedFor: string | null
  proto: string | null
  host: string | null
  /** Whom Palier takes it to be from. */
  address: string
}

/** A question that only who has the installation's key can ask. */
export const question = (sealing: Sealing, now = Date.now()) => sealing.seal(`doctor ${now}`)

/**
 * Answers `npm run doctor`, in two halves with a pause between, so that it sees whether something holds replies back;
 * undefined for anybody else.
 */
export const answerDoctor = (request: Request, peer: string, { sealing, proxies }: Services) => {
  const asked = request.headers.get(QUESTION)
  if (!asked || !isFresh(sealing, asked)) return undefined
  const { headers } = request
  const seen: Seen = {
    peer,
    forwardedFor: headers.get('x-forwarded-for'),
    proto: headers.get('x-forwarded-proto'),
    host: headers.get('host'),
    address: addressOf(request, peer, proxies),
  }
  const halves = async function* () {
    yield Buffer.from(`data: ${JSON.stringify(seen)}\n\n`)
    await pause(BETWEEN_MILLISECONDS)
    yield Buffer.from('data: end\n\n')
  }
  return new Response(ReadableStream.from(halves()) as ReadableStream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}

const isFresh = (sealing: Sealing, asked: string) => {
  try {
    const [, at] = /^doctor (\d+)$/.exec(sealing.open(asked)) ?? []
    return Math.abs(Date.now() - Number(at)) < FRESH_MILLISECONDS
  } catch {
    return false
  }
}
