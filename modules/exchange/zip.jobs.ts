import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Storage } from '#kernel/server/storage.ts'
import { ExchangeManifest } from './contract.ts'
import { isFileName } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'

const MANIFEST = 'manifest.json'
const MOST_ENTRIES = 100
const MOST_MANIFEST_BYTES = 1_000_000
/** Text is packed to a tenth; what grows more than this is no delivery. */
const MOST_GROWTH = 100
const LEAST_BOUND = 64 * 1024 ** 2

interface Unpacked {
  files: { name: string; size: number; storageKey: string }[]
  manifest: ExchangeManifest
  problems: LineProblem[]
}

/**
 * Unpacks a ZIP, entry by entry, beside where it is stored. What is in it is not believed: names that lead elsewhere,
 * sizes that are not true, files that the format does not know, and all that grows beyond bounds are problems.
 */
export const unpack = async (storage: Storage, storageKey: string): Promise<Unpacked> => {
  const folder = await mkdtemp(join(tmpdir(), 'palier-'))
  try {
    const path = join(folder, 'delivery.zip')
    const { body, size } = await storage.get(storageKey)
    await pipeline(body, createWriteStream(path, { mode: 0o600 }))
    return await unpackFile(storage, storageKey, path, Math.max(LEAST_BOUND, size * MOST_GROWTH))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const unpackFile = async (storage: Storage, storageKey: string, path: string, bound: number) => {
  const found: Unpacked = { files: [], manifest: ExchangeManifest.parse({}), problems: [] }
  const wrong = (file: string, reason: string) =>
    found.problems.push({ file: file.slice(0, 200), line: null, column: null, value: null, reason })
  let left = bound
  try {
    const zip = await openPromise(path, { strictFileNames: true })
    try {
      if (zip.entryCount > MOST_ENTRIES) throw new Error('more entries than a delivery has')
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.split('/').at(-1)!
        if (name === '' || name.startsWith('.') || entry.fileName.startsWith('__MACOSX/')) continue
        if (found.files.some((file) => file.name === name)) wrong(name, 'twice')
        else if (name === MANIFEST) {
          const manifest = await manifestIn(zip, entry)
          if (manifest) found.manifest = manifest
          else wrong(name, 'manifest')
        } else if (isFileName(name)) {
          const key = `${storageKey}.${name}`
          const content = await zip.openReadStreamPromise(entry)
          // It may fail before anybody reads it; who reads it then is told.
          content.on('error', () => {})
          const size = await storage.putStream(key, bounded(content, left))
          left -= size
          found.files.push({ name, size, storageKey: key })
        } else wrong(name, 'unknown-file')
      }
    } finally {
      zip.close()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code && !/^(?:Z_|ERR_)/.test(code)) throw error
    wrong('delivery.zip', error === tooMuch ? 'zip-grows' : 'zip-torn')
  }
  if (found.files.length === 0 && found.problems.length === 0) wrong('delivery.zip', 'no-files')
  return found
}

const tooMuch = new Error('The ZIP grows beyond bounds')

async function* bounded(body: AsyncIterable<Uint8Array>, most: number) {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most) throw tooMuch
    yield part
  }
}

const manifestIn = async (zip: ZipFile, entry: Entry) => {
  if (entry.uncompressedSize > MOST_MANIFEST_BYTES) return undefined
  const written = (await text(await zip.openReadStreamPromise(entry))).replace(/^\uFEFF/, '')
  try {
    return ExchangeManifest.safeParse(written.trim() === '' ? {} : JSON.parse(written)).data
  } catch {
    return undefined
  }
}
