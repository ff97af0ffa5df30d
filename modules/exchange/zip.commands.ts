import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#kernel/contract/problem.ts'
import { inFolder } from '#kernel/server/folders.ts'
import type { PlaceKind } from '#kernel/server/places.ts'
import type { Services } from '#kernel/server/services.ts'
import { ExchangeManifest } from './manifest.contract.ts'
import type { LineProblem } from './lines.rules.ts'

/** Text is packed to a tenth; what grows more than this is no delivery. */
const MOST_GROWTH = 100
const LEAST_BOUND = 64 * 1024 ** 2

/** A ZIP on disk, the folder into which it is unpacked, and how much may be in it. */
export interface Packed {
  path: string
  folder: string
  mostBytes: number
}

/** What was in it; its manifest as it is written. */
export interface Unzipped {
  files: { name: string; file: string; size: number }[]
  manifest?: string
  problems: { file: string; reason: string }[]
}

const grows = () => new Problem(422, 'zip-grows')
const torn = () => new Problem(422, 'zip-torn')

/** Where ZIPs are unpacked. */
const unpacking: PlaceKind<Packed, Unzipped> = {
  name: 'Unpacking a delivery',
  process: new URL('./zip.process.ts', import.meta.url),
  heapMegabytes: 128,
  mostMegabytes: 384,
  mostSeconds: 120,
  beyond: grows,
  broken: torn,
}

interface Unpacked {
  files: { name: string; size: number; storageKey: string }[]
  manifest: ExchangeManifest
  problems: LineProblem[]
}

/** Unpacks a ZIP beside where it is stored; of one in which something is wrong, nothing is stored. */
export const unpack = (services: Services, storageKey: string, caller: string): Promise<Unpacked> =>
  inFolder(services, async (folder) => {
    const found: Unpacked = { files: [], manifest: ExchangeManifest.parse({}), problems: [] }
    const wrong = (file: string, reason: string) =>
      found.problems.push({ file, line: null, column: null, value: null, reason })
    const path = join(folder, 'delivery.zip')
    const { body, size } = await services.storage.get(storageKey)
    await pipeline(body, createWriteStream(path, { mode: 0o600 }))
    const task = { path, folder, mostBytes: Math.max(LEAST_BOUND, size * MOST_GROWTH) }
    const { files, manifest, problems } = await services.places
      .run(unpacking, task, caller)
      .catch((error: unknown): Unzipped => {
        if (!(error instanceof Problem) || error.status !== 422) throw error
        return { files: [], problems: [{ file: 'delivery.zip', reason: error.code }] }
      })
    for (const { file, reason } of problems) wrong(file, reason)
    const read = manifest === undefined ? found.manifest : manifestOf(manifest)
    if (read) found.manifest = read
    else wrong('manifest.json', 'manifest')
    if (files.length === 0 && found.problems.length === 0) wrong('delivery.zip', 'no-files')
    if (found.problems.length > 0) return found
    for (const { name, file } of files) {
      const key = `${storageKey}.${name}`
      found.files.push({
        name,
        size: await services.storage.putStream(key, createReadStream(file)),
        storageKey: key,
      })
    }
    return found
  })

const manifestOf = (written: string) => {
  try {
    return ExchangeManifest.safeParse(written.trim() === '' ? {} : JSON.parse(written)).data
  } catch {
    return undefined
  }
}
