import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/contract/problem.ts'
import type { Platform } from './platform.ts'

/** A body that was stored as it came: where, and how many bytes. */
export interface Received {
  key: string
  size: number
}

/** The most that one file may weigh, in bytes. */
const MOST_BYTES = 4 * 1024 ** 3

/**
 * Stores the body of a request between two transactions, so that a slow line holds no connection to the database: the
 * first says whether the sender may, the second works with what came. The file goes again when the second fails.
 * Throws `too-large` and `file-empty`.
 */
export const withFile = async <Result>(
  { storage }: Pick<Platform, 'storage'>,
  organizationId: string,
  { body, headers }: Request,
  { before, after }: { before: () => Promise<void>; after: (received: Received) => Promise<Result> },
) => {
  await before()
  if (!body) throw new Problem(400, 'file-empty')
  if (Number(headers.get('content-length') ?? 0) > MOST_BYTES) throw new Problem(413, 'too-large')
  const key = `${organizationId}/received/${randomUUID()}`
  try {
    const size = await storage.putStream(key, bounded(body))
    if (size === 0) throw new Problem(400, 'file-empty')
    return await after({ key, size })
  } catch (error) {
    await storage.remove(key)
    throw error
  }
}

/** Whoever sends more than they said, or more than we take, is stopped. */
async function* bounded(body: ReadableStream<Uint8Array>) {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > MOST_BYTES) throw new Problem(413, 'too-large')
    yield part
  }
}
