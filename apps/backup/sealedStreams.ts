import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { keyIdOf } from '#kernel/server/sealing.ts'

/**
 * Streams sealed in pieces (the STREAM construction, as age does it): each piece is authenticated and numbered, and the
 * last one says that it is, so that a stream which was cut, altered, or put together from others does not open.
 */
const MARK = Buffer.from('PALIER1\n')
const SALT_BYTES = 16
const PIECE_BYTES = 64 * 1024
const TAG_BYTES = 16
const HEAD_BYTES = MARK.length + 8 + SALT_BYTES

/** Why a stream does not open, in words for an operator. */
export const torn = (name: string) =>
  new Error(`${name} was altered or is not whole: this backup cannot be used.`)

/** Seals a stream. `name` is bound into it: one does not open in the place of another. */
export async function* sealStream(key: Uint8Array, name: string, body: AsyncIterable<Uint8Array>) {
  const salt = randomBytes(SALT_BYTES)
  yield Buffer.concat([MARK, Buffer.from(keyIdOf(key)), salt])
  const own = derived(key, salt, name)
  let number = 0
  let waiting: Uint8Array = Buffer.alloc(0)
  for await (const part of body) {
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part])
    // The last piece is kept back: only the end tells that it is the last.
    while (waiting.length > PIECE_BYTES) {
      yield sealed(own, number++, false, waiting.subarray(0, PIECE_BYTES))
      waiting = waiting.subarray(PIECE_BYTES)
    }
  }
  yield sealed(own, number, true, waiting)
}

/** Opens a stream. Throws an Error with one line when no key fits, or when it was altered or is not whole. */
export async function* openStream(
  keys: readonly Uint8Array[],
  name: string,
  body: AsyncIterable<Uint8Array>,
) {
  let own: Uint8Array | undefined
  let number = 0
  let waiting: Uint8Array = Buffer.alloc(0)
  for await (const part of body) {
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part])
    if (!own) {
      if (waiting.length < HEAD_BYTES) continue
      own = opened(keys, name, waiting)
      waiting = waiting.subarray(HEAD_BYTES)
    }
    while (waiting.length > PIECE_BYTES + TAG_BYTES) {
      yield unsealed(own, number++, false, waiting.subarray(0, PIECE_BYTES + TAG_BYTES), name)
      waiting = waiting.subarray(PIECE_BYTES + TAG_BYTES)
    }
  }
  if (!own) throw torn(name)
  yield unsealed(own, number, true, waiting, name)
}

const opened = (keys: readonly Uint8Array[], name: string, head: Uint8Array) => {
  if (!MARK.equals(head.subarray(0, MARK.length))) throw torn(name)
  const id = Buffer.from(head.subarray(MARK.length, MARK.length + 8)).toString()
  const key = keys.find((each) => keyIdOf(each) === id)
  if (!key) throw new Error(`The backup is encrypted with the key ${id}, which is not in BACKUP_KEY.`)
  return derived(key, head.subarray(MARK.length + 8, HEAD_BYTES), name)
}

const derived = (key: Uint8Array, salt: Uint8Array, name: string) =>
  Buffer.from(hkdfSync('sha256', key, salt, `palier backup ${name}`, 32))

const nonce = (number: number, last: boolean) => {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(number), 3)
  bytes[11] = last ? 1 : 0
  return bytes
}

const sealed = (key: Uint8Array, number: number, last: boolean, piece: Uint8Array) => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last))
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
}

const unsealed = (key: Uint8Array, number: number, last: boolean, piece: Uint8Array, name: string) => {
  if (piece.length < TAG_BYTES) throw torn(name)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last)).setAuthTag(
      piece.subarray(-TAG_BYTES),
    )
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    throw torn(name)
  }
}
