import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { keyIdOf } from '#kernel/server/sealing.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { openStream, sealStream, torn } from './sealedStreams.ts'

/** What a backup is: written last, so that one that was broken off has none and counts for nothing. */
export interface Manifest {
  format: 1
  /** Its name: when it was begun, in UTC. */
  name: string
  createdAt: string
  /** The migrations of Palier and of the queue that the database had. */
  migrations: string[]
  queueMigration: number
  /** The key that it is encrypted with; null when it is not. */
  keyId: string | null
  /** What the secrets in it are sealed with. */
  sealedWith: string[]
  rows: number
  files: number
  fileBytes: number
  /** SHA-256 of `database` and of `files` as they were before they were sealed. */
  database: string
  list: string
}

/** A file as the list of a backup names it: its key, its size, the SHA-256 of what is in it. */
export type Listed = [key: string, size: number, hash: string]

/** What may be removed: beside it others may keep what they like. */
const OURS = /^(?:files\/.|\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:-\d+)?\.)/
const PART = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:-\d+)?)\.(database|files|manifest)$/

/** Where backups are: three things for each, and the files of all of them once, because a file never changes. */
export const openPlace = (url: string, keys: readonly Uint8Array[] = []) => {
  const storage = openStorage(url)
  const pool = (key: string) => `files/${key.replaceAll('/', '+')}`
  const [key] = keys

  const write = async (name: string, body: AsyncIterable<Uint8Array>) => {
    const counted = counting(body)
    await storage.putStream(name, key ? sealStream(key, name, counted.body) : counted.body)
    return counted.result()
  }
  const read = async function* (name: string, encrypted: boolean): AsyncGenerator<Uint8Array> {
    const { body } = await storage.get(name).catch((error: { status?: number }) => {
      throw error.status === 404 ? new Error(`${name} is missing: this backup cannot be used.`) : error
    })
    yield* encrypted ? openStream(keys, name, body) : body
  }
  /** What was read is what was written, or it throws. */
  const readChecked = async function* (name: string, encrypted: boolean, hash: string) {
    const made = createHash('sha256')
    for await (const part of read(name, encrypted)) {
      made.update(part)
      yield part
    }
    if (made.digest('hex') !== hash) throw torn(name)
  }

  return {
    keyId: key ? keyIdOf(key) : null,
    writeCompressed: (name: string, body: AsyncIterable<Uint8Array>) =>
      write(name, through(body, createZstdCompress())),
    async *readCompressed(name: string, { keyId }: Manifest, hash: string): AsyncGenerator<Uint8Array> {
      try {
        yield* through(readChecked(name, keyId !== null, hash), createZstdDecompress())
      } catch (error) {
        throw /^(?:ZSTD|Z)_/.test((error as NodeJS.ErrnoException).code ?? '') ? torn(name) : error
      }
    },
    writeFile: (fileKey: string, body: AsyncIterable<Uint8Array>) => write(pool(fileKey), body),
    readFile: ([fileKey, , hash]: Listed, { keyId }: Manifest) =>
      readChecked(pool(fileKey), keyId !== null, hash),
    async writeManifest(manifest: Manifest) {
      const text = JSON.stringify(manifest, null, 2)
      await storage.put(
        `${manifest.name}.manifest`,
        Buffer.from(`${text}\n${key ? macOf(key, text) : ''}\n`),
        'text/plain',
      )
    },
    /** Throws an Error with one line when it was altered, or when the key that proves it is missing. */
    async readManifest(name: string): Promise<Manifest> {
      const whole = Buffer.concat(await Array.fromAsync(read(`${name}.manifest`, false))).toString()
      const at = whole.trimEnd().lastIndexOf('\n')
      const lines = whole.endsWith('}\n\n')
        ? [whole.slice(0, -2), '']
        : [whole.slice(0, at), whole.slice(at + 1).trim()]
      const [text = '', mac = ''] = lines
      const manifest = parsed(text)
      if (manifest?.format !== 1) throw torn(`${name}.manifest`)
      if (manifest.keyId === null) return manifest
      const own = keys.find((each) => keyIdOf(each) === manifest.keyId)
      if (!own)
        throw new Error(`The backup is encrypted with the key ${manifest.keyId}, which is not in BACKUP_KEY.`)
      const right = macOf(own, text)
      if (mac.length !== right.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(right)))
        throw torn(`${name}.manifest`)
      return manifest
    },
    /** The names of the backups that are whole, the oldest first. */
    async names() {
      const found: string[] = []
      for await (const key of storage.keys()) {
        const [, name, part] = PART.exec(key) ?? []
        if (name && part === 'manifest') found.push(name)
      }
      return found.toSorted()
    },
    /** Removes backups, and what belongs to none: parts of one that was broken off, files that none of `kept` lists. */
    async removeAllBut(kept: readonly string[], listed: ReadonlySet<string>) {
      const wanted = new Set([...listed].map(pool))
      const goes: string[] = []
      for await (const each of storage.keys({ underWay: true })) {
        const [, name = ''] = PART.exec(each) ?? []
        const belongs = each.startsWith('files/') ? wanted.has(each) : kept.includes(name)
        if (!belongs && OURS.test(each)) goes.push(each)
      }
      // Without its manifest a backup is none: it goes first.
      const manifestsFirst = [true, false].flatMap((first) =>
        goes.filter((each) => each.endsWith('.manifest') === first),
      )
      for (const each of manifestsFirst) await storage.remove(each)
    },
  }
}

export type Place = ReturnType<typeof openPlace>

const parsed = (text: string) => {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return undefined
  }
}

const macOf = (key: Uint8Array, text: string) =>
  createHmac('sha256', key).update(`palier backup manifest ${text}`).digest('hex')

const counting = (body: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256')
  let size = 0
  return {
    body: (async function* () {
      for await (const part of body) {
        hash.update(part)
        size += part.length
        yield part
      }
    })(),
    result: () => ({ hash: hash.digest('hex'), size }),
  }
}

/** A failure of the source is a failure of what comes out. */
const through = (
  body: AsyncIterable<Uint8Array>,
  transform: NodeJS.ReadWriteStream,
): AsyncIterable<Uint8Array> => {
  const out = new PassThrough()
  pipeline(body, transform, out).catch((error: Error) => out.destroy(error))
  return out
}
