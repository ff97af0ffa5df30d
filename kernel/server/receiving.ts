import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from './actor.ts'
import type { Services } from './services.ts'
import { type Form, readForm } from './upload.ts'

/** A body that was stored as it came: where, and how many bytes. */
export interface Received {
  key: string
  size: number
}

/** The file of a form, on the disk of this machine until the request is answered. */
export interface Uploaded extends Form {
  path: string
}

/** The file that came with a request, in one way or the other. */
export interface FileOf {
  received?: Received
  uploaded?: Uploaded
}

/** Takes the file of a request, if its endpoint takes one, gives it to `work` and removes what nobody keeps. */
export const withFileOf = (
  { raw, upload }: AnyEndpoint,
  { services, request }: { services: Services; request: Request },
  { organizationId, personId: caller }: Actor,
  work: (file: FileOf) => Promise<Response>,
) => {
  if (raw)
    return withReceived(services, { organizationId, caller, request }, (received) => work({ received }))
  if (upload !== undefined)
    return withUploaded(services, { most: upload, caller, request }, (uploaded) => work({ uploaded }))
  return work({})
}

/** The most that one file may weigh that comes as it is, in bytes. */
const MOST_BYTES = 4 * 1024 ** 3

/** Stores the body of a request; gives it to `work` and removes it when that fails. Throws Problem 400 'file-empty'. */
export const withReceived = async <Result>(
  { storage, bodies }: Pick<Services, 'storage' | 'bodies'>,
  { organizationId, caller, request }: { organizationId: string; caller: string; request: Request },
  work: (received: Received) => Promise<Result>,
) => {
  if (!request.body) throw new Problem(400, 'file-empty')
  const key = `${organizationId}/received/${randomUUID()}`
  try {
    const size = await storage.putStream(key, bodies.parts(request, caller, MOST_BYTES))
    if (size === 0) throw new Problem(400, 'file-empty')
    return await work({ key, size })
  } catch (error) {
    await storage.remove(key)
    throw error
  }
}

/** Puts the file of a form, at most `most` bytes of it, on disk; gives it to `work` and removes it in any case. */
export const withUploaded = async <Result>(
  { temp, bodies }: Pick<Services, 'temp' | 'bodies'>,
  { most, caller, request }: { most: number; caller: string; request: Request },
  work: (uploaded: Uploaded) => Promise<Result>,
) => {
  await mkdir(temp, { recursive: true, mode: 0o700 })
  const path = join(temp, randomUUID())
  try {
    const form = await readForm(
      { type: request.headers.get('content-type') ?? '', most },
      bodies.parts(request, caller, most, FORM_BYTES),
      () => createWriteStream(path, { mode: 0o600 }),
    )
    return await work({ ...form, path })
  } finally {
    await rm(path, { force: true })
  }
}

/** What a form may weigh beside its file. */
const FORM_BYTES = 100_000
