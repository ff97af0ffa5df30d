import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { inFolder } from '#kernel/server/folders.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Storage } from '#kernel/server/storage.ts'
import type { File, Size } from './contract.ts'
import { cleaned, typeOf } from './hidden.commands.ts'
import { drawing } from './pictures.commands.ts'
import { isHeif, isPicture, pictureName } from './pictures.rules.ts'
import * as queries from './queries.ts'
import { cleanName, cleanPath, extensionOf } from './rules.ts'

export { cleanName }
export { publishOwn, withdraw } from './queries.ts'

interface Storing {
  organizationId: string
  /** On whose account it is drawn: everybody has their turn. */
  caller: string
  name: string
  /** A file on this machine, or the bytes of one that we made ourselves. */
  from: string | Uint8Array
}

/** A file whose bytes are stored under these keys, and that is not yet anybody's. */
export interface Stored {
  keys: string[]
  values: Omit<queries.NewFile, 'ownerId' | 'path' | 'public'>
}

/**
 * Stores the bytes of a file, before the transaction that keeps it: its kind is read from them, pictures are drawn anew in five
 * sizes, of others what they hide is taken out. Throws Problem 400 'file-empty', 'picture-broken', 'picture-too-big' and 507 'storage-full'; nothing is left behind then.
 */
export const storeFile = (services: Services, storing: Storing): Promise<Stored> =>
  inFolder(services, async (folder) => {
    const path = typeof storing.from === 'string' ? storing.from : join(folder, 'given')
    if (typeof storing.from !== 'string') await writeFile(path, storing.from, { mode: 0o600 })
    const { size } = await stat(path)
    if (size === 0) throw new Problem(400, 'file-empty')
    const name = cleanName(storing.name)
    const type = await typeOf(path, extensionOf(name))
    const heif = isHeif(type)
    const drawn =
      heif || isPicture(type)
        ? await services.places.run(drawing, { path, folder, heif }, storing.caller)
        : undefined
    if (drawn) {
      const about = { originalFilename: name, type: drawn.type, category: 'image' }
      const shown = pictureName(name, drawn.type)
      const named = { ...about, name: shown, extension: extensionOf(shown) }
      return putAll(services.storage, storing.organizationId, named, drawn.sizes)
    }
    const file = await cleaned(path, join(folder, 'clean'), type)
    const about = { name, originalFilename: name, type, extension: extensionOf(name), category: 'document' }
    const original = { file, size, width: null, height: null }
    return putAll(services.storage, storing.organizationId, about, { original })
  })

interface Part extends Omit<StoredSize, 'key'> {
  file: string
}

const putAll = async (
  storage: Storage,
  organizationId: string,
  about: Omit<Stored['values'], 'sizes' | 'size'>,
  parts: Partial<Record<Size, Part>>,
): Promise<Stored> => {
  const place = `${organizationId}/${randomUUID()}`
  const sizes: Record<string, StoredSize> = {}
  const keys: string[] = []
  try {
    for (const [name, { file, ...part }] of Object.entries(parts)) {
      const key = `${place}/${name}`
      if (part.width === null) await storage.putStream(key, createReadStream(file))
      else await storage.put(key, await readFile(file), about.type)
      keys.push(key)
      sizes[name] = { key, ...part }
    }
  } catch (error) {
    await removeStored(storage, { keys })
    throw error
  }
  return { keys, values: { ...about, size: sizes.original!.size, sizes: JSON.stringify(sizes) } }
}

/** Removes what was stored and not kept. */
export const removeStored = async (storage: Storage, { keys }: Pick<Stored, 'keys'>) => {
  for (const key of keys) await storage.remove(key)
}

/** Makes stored bytes a file of somebody. */
export const keepFile = (
  db: Db,
  { values }: Stored,
  { ownerId, path = '', public: shown = false }: { ownerId: string | null; path?: string; public?: boolean },
) => queries.insertFile(db, { ...values, ownerId, path: cleanPath(path), public: shown })

/** Where the bytes of a file are in one of its sizes; undefined when there is no such file or size. */
export const findStored = async (db: Db, fileId: string, size: Size) => {
  const file = await queries.findFile(db, fileId)
  return (file?.sizes as unknown as Partial<Record<Size, StoredSize>> | undefined)?.[size]
}

/** A stored picture as a PNG of middle size, for what is printed. */
export const asPng = (services: Services, { key }: StoredSize, caller: string) =>
  inFolder(services, async (folder) => {
    const path = join(folder, 'given')
    await pipeline((await services.storage.get(key)).body, createWriteStream(path, { mode: 0o600 }))
    const drawn = await services.places.run(drawing, { path, folder, as: 'png' }, caller)
    return readFile(drawn!.sizes.medium!.file)
  })

export interface StoredSize {
  key: string
  size: number
  width: number | null
  height: number | null
}

/**
 * A file as the wire shows it; its URLs are absolute and need the reader's session or token. What is no picture has one size,
 * which stands for all.
 */
export const presentFile = (file: Row<'file'>, { publicUrl }: Pick<Services, 'publicUrl'>): File => {
  const stored = file.sizes as unknown as Partial<Record<Size, StoredSize>> & { original: StoredSize }
  const present = (size: Size) => {
    const given = stored[size] ? size : 'original'
    const { size: bytes, width, height } = stored[given]!
    return { url: `${publicUrl}/api/v1/files/${file.id}/${given}`, size: bytes, width, height }
  }
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    size: file.size,
    description: file.description,
    originalFilename: file.originalFilename,
    extension: file.extension,
    category: file.category,
    path: file.path,
    deletedAt: file.deletedAt?.toISOString() ?? null,
    files: {
      original: present('original'),
      big: present('big'),
      medium: present('medium'),
      small: present('small'),
      thumb: present('thumb'),
    },
  }
}

/** Files that a person attaches must be their own, so that nobody can attach what they cannot read. Throws Problem 400. */
export const requireOwn = async (db: Db, actor: Actor, ids: string[]) => {
  const found = await queries.ownFiles(db, actor.personId, ids)
  if (found.length !== new Set(ids).size) throw notAttachable()
}

export const notAttachable = () => new Problem(400, 'file-not-attachable')
