import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { glob, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { notFound, Problem } from '#kernel/contract/problem.ts'
import { requireNoTransaction } from './waiting.ts'

/**
 * Where the bytes of files are. Keys are made by us (`<organization>/<id>/<size>`), never from what a person wrote.
 * `put` leaves nothing behind when it fails and rejects with Problem 507 'storage-full' when there is no room; `get`
 * rejects with Problem 404 when nothing is there.
 */
export interface Storage {
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  /** Like put, for what does not fit into memory; resolves with how many bytes came. */
  putStream: (key: string, body: AsyncIterable<Uint8Array>) => Promise<number>
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array>; size: number }>
  remove: (key: string) => Promise<void>
  /** What there is, one folder deep at most: for places where others put things, which are never many. */
  list: () => Promise<Stored[]>
  /** The keys of all there is, however deep and however many; what is only being written is left out unless it is asked for. */
  keys: (options?: { underWay?: boolean }) => AsyncIterable<string>
}

interface Stored {
  key: string
  changedAt: Date
}

/** Opens the storage of FILES_URL: `file:FOLDER`, or `s3:BUCKET` with the usual AWS settings in the environment. */
export const openStorage = (url: string): Storage =>
  outsideOfTransactions(
    url.startsWith('s3:')
      ? onS3(url.slice('s3:'.length).replace(/^\/+/, ''))
      : onDisk(url.slice('file:'.length)),
  )

/** A bucket may be slow, and so may a folder that lies on another machine. */
const outsideOfTransactions = (storage: Storage) =>
  Object.fromEntries(
    Object.entries(storage).map(([name, work]: [string, (...given: never[]) => unknown]) => [
      name,
      (...given: never[]) => {
        requireNoTransaction(`The storage of files (${name})`)
        return work(...given)
      },
    ]),
  ) as unknown as Storage

const UNDER_WAY = /\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const asStorageProblem = (error: unknown) => {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' ? new Problem(507, 'storage-full') : error
}

const onDisk = (folder: string): Storage => {
  const place = (key: string) => {
    const path = normalize(join(folder, key))
    if (!path.startsWith(normalize(folder) + sep)) throw notFound()
    return path
  }
  const write = async (key: string, work: (making: string) => Promise<void>) => {
    const path = place(key)
    const making = `${path}.${randomUUID()}`
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await work(making)
      await rename(making, path)
    } catch (error) {
      await rm(making, { force: true })
      throw asStorageProblem(error)
    }
  }
  return {
    put: (key, bytes) => write(key, (making) => writeFile(making, bytes, { mode: 0o600 })),
    async putStream(key, body) {
      let size = 0
      await write(key, async (making) => {
        await pipeline(
          body,
          async function* (parts) {
            for await (const part of parts as AsyncIterable<Uint8Array>) {
              size += part.length
              yield part
            }
          },
          createWriteStream(making, { mode: 0o600 }),
        )
      })
      return size
    },
    async get(key) {
      const path = place(key)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) throw notFound()
      return { body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, size: found.size }
    },
    remove: (key) => rm(place(key), { force: true }),
    async list() {
      const found: Stored[] = []
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const names = entry.isDirectory()
          ? (await readdir(join(folder, entry.name))).map((name) => `${entry.name}/${name}`)
          : [entry.name]
        for (const key of names) {
          const file = await stat(join(folder, key)).catch(() => undefined)
          if (file?.isFile()) found.push({ key, changedAt: file.mtime })
        }
      }
      return found
    },
    async *keys({ underWay = false } = {}) {
      if (!(await stat(folder).catch(() => undefined))) return
      for await (const name of glob('**', { cwd: folder }))
        if (
          (underWay || !UNDER_WAY.test(name)) &&
          (await stat(join(folder, name)).catch(() => undefined))?.isFile()
        )
          yield name.replaceAll(sep, '/')
    },
  }
}

/** The client is loaded by the first call: most installations never need it. */
const onS3 = (url: string): Storage => {
  const [bucket = '', ...folders] = url.replace(/\/+$/, '').split('/')
  const prefix = folders.map((folder) => `${folder}/`).join('')
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + key })
  const s3 = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    const endpoint = process.env.AWS_ENDPOINT_URL
    return { sdk, client: new sdk.S3Client(endpoint ? { endpoint, forcePathStyle: true } : {}) }
  }
  let opened: ReturnType<typeof s3> | undefined
  const open = () => (opened ??= s3())
  return {
    async put(key, bytes, type) {
      const { sdk, client } = await open()
      await client.send(new sdk.PutObjectCommand({ ...at(key), Body: bytes, ContentType: type }))
    },
    async putStream(key, body) {
      const { sdk, client } = await open()
      const place = at(key)
      const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place))
      const Parts: { ETag: string | undefined; PartNumber: number }[] = []
      let size = 0
      try {
        for await (const Body of inParts(body)) {
          const PartNumber = Parts.length + 1
          const { ETag } = await client.send(
            new sdk.UploadPartCommand({ ...place, UploadId, PartNumber, Body }),
          )
          Parts.push({ ETag, PartNumber })
          size += Body.length
        }
        await client.send(
          new sdk.CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }),
        )
      } catch (error) {
        await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => {})
        throw error
      }
      return size
    },
    async get(key) {
      const { sdk, client } = await open()
      const found = await client.send(new sdk.GetObjectCommand(at(key))).catch((error: Error) => {
        throw error.name === 'NoSuchKey' ? notFound() : error
      })
      if (!found.Body) throw notFound()
      return { body: found.Body.transformToWebStream(), size: found.ContentLength ?? 0 }
    },
    async remove(key) {
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand(at(key)))
    },
    async list() {
      const { sdk, client } = await open()
      const found: Stored[] = []
      for await (const { Contents = [] } of sdk.paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: prefix },
      ))
        for (const { Key = '', LastModified = new Date() } of Contents)
          found.push({ key: Key.slice(prefix.length), changedAt: LastModified })
      return found
    },
    async *keys() {
      const { sdk, client } = await open()
      for await (const { Contents = [] } of sdk.paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: prefix },
      ))
        for (const { Key = '' } of Contents) yield Key.slice(prefix.length)
    },
  }
}

const PART_BYTES = 8 * 1024 * 1024

/** S3 takes what is large in parts of at least 5 MB, but for the last. */
async function* inParts(body: AsyncIterable<Uint8Array>) {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    parts.push(part)
    size += part.length
    if (size < PART_BYTES) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}
