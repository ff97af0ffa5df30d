import { post } from '#kernel/server/egress.ts'
import type { Services } from '#kernel/server/services.ts'
import type { DeliveryStatus } from './contract.ts'
import { signed, unsigned } from './delivering.rules.ts'

const MOST_BYTES = 8192

/** Who is sent something. */
export interface Receiver {
  url: string
  /** As it is kept: sealed. */
  secret: string
}

type Means = Pick<Services, 'egress' | 'sealing'>

/** Sends a signed body once, with all that its history shows. */
export const send = (means: Means, { url, secret }: Receiver, body: string, patience: number) =>
  sendWith(means, (at) => signed(means.sealing.open(secret), body, at), { url, body, patience })

/** Sends a body that is not signed: for tests alone, which say nothing of anybody. */
export const sendUnsigned = (means: Means, { url }: Receiver, body: string, patience: number) =>
  sendWith(means, unsigned, { url, body, patience })

const sendWith = async (
  { egress }: Means,
  headersAt: (at: Date) => Record<string, string>,
  { url, body, patience }: { url: string; body: string; patience: number },
): Promise<Sent> => {
  const sentAt = new Date()
  const started = performance.now()
  const { status, text, error } = await post(egress, url, {
    headers: headersAt(sentAt),
    body,
    patience,
    mostBytes: MOST_BYTES,
  })
  return {
    status: status !== undefined && status >= 200 && status < 300 ? 'success' : 'failed',
    sentAt,
    milliseconds: Math.round(performance.now() - started),
    answerStatus: status ?? null,
    // PostgreSQL keeps no NUL in text.
    answer: text?.replaceAll('\u0000', '\ufffd') ?? null,
    error: error ?? null,
  }
}

export interface Sent {
  status: Exclude<DeliveryStatus, 'pending'>
  sentAt: Date
  milliseconds: number
  answerStatus: number | null
  answer: string | null
  error: string | null
}
