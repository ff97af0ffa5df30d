import { post } from '#kernel/server/outside.ts'
import type { Platform } from '#kernel/server/platform.ts'
import type { DeliveryStatus } from './contract.ts'
import { signed } from './delivering.rules.ts'

const MOST_BYTES = 8192

/** Who is sent something. */
export interface Receiver {
  url: string
  /** As it is kept: sealed. */
  secret: string
}

/** Sends a signed body once, with all that its history shows. */
export const send = async (
  { outside, sealing }: Pick<Platform, 'outside' | 'sealing'>,
  { url, secret }: Receiver,
  body: string,
  patience: number,
): Promise<Sent> => {
  const sentAt = new Date()
  const started = performance.now()
  const { status, text, error } = await post(outside, url, {
    headers: signed(sealing.open(secret), body, sentAt),
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
