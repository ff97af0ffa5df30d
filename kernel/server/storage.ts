import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { notFound, Problem } from '#kernel/contract/problem.ts'

/**
 * Where the bytes of files are. Keys are made by us (`<organization>/<id>/<size>`), never from what a person wrote.
 * `put` leaves nothing behind when it fails and rejects with Problem 507 'storage-full' when there is no room; `get`
 * rejects with Problem 404 when nothing is there.
 */
export interface Storage {
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  get: (key: string) => Promise<{ body: ReadableStream<Uint8Array>; size: number }>
  remove: (key: string) => Promise<void>
}

/** Opens the storage of FILES_URL: `file:FOLDER`, or `s3:BUCKET` with the usual AWS settings in the environment. */
export const openStorage = (url: string): Storage =>
  url.startsWith('s3:')
    ? onS3(url.slice('s3:'.length).replace(/^\/+/, ''))
    : onDisk(url.slice('file:'.length))

const onDisk = (folder: string): Storage => {
  const place = (key: string) => {
    const path = normalize(join(folder, key))
    if (!path.startsWith(normalize(folder) + sep)) throw notFound()
    return path
  }
  return {
    async put(key, bytes) {
      const path = place(key)
      const making = `${path}.${randomUUID()}`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeFile(making, bytes, { mode: 0o600 })
        await rename(making, path)
      } catch (error) {
        await rm(making, { force: true })
        const { code } = error as NodeJS.ErrnoException
        throw code === 'ENOSPC' || code === 'EDQUOT' ? new Problem(507, 'storage-full') : error
      }
    },
    async get(key) {
      const path = place(key)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) throw notFound()
      return { body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, size: found.size }
    },
    remove: (key) => rm(place(key), { force: true }),
  }
}

/** The client is loaded by the first call: most installations never need it. */
const onS3 = (bucket: string): Storage => {
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
      await client.send(
        new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }),
      )
    },
    async get(key) {
      const { sdk, client } = await open()
      const found = await client
        .send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }))
        .catch((error: Error) => {
          throw error.name === 'NoSuchKey' ? notFound() : error
        })
      if (!found.Body) throw notFound()
      return { body: found.Body.transformToWebStream(), size: found.ContentLength ?? 0 }
    },
    async remove(key) {
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },
  }
}
