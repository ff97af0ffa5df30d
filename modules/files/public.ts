import { fileTypeFromBuffer } from 'file-type'
import { Problem } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import type { File, Size } from './contract.ts'
import { drawAnew, isPicture } from './pictures.rules.ts'
import * as queries from './queries.ts'
import { cleanName, cleanPath, extensionOf } from './rules.ts'

export { cleanName }

/** May this person read a file that is not their own? The module that it hangs on decides. */
export type FileReader = (db: Db, actor: Actor, fileId: string) => Promise<boolean>

interface Storing {
  ownerId: string | null
  name: string
  bytes: Uint8Array
  path?: string
  public?: boolean
}

/**
 * Stores a file: its kind is read from its bytes, pictures are drawn anew in five sizes. Throws Problem 400
 * 'file-empty', 'picture-broken', 'picture-too-big' and 507 'storage-full'; nothing is left behind then.
 */
export const storeFile = async (db: Db, { storage }: Platform, storing: Storing) => {
  const { bytes, ownerId } = storing
  if (bytes.length === 0) throw new Problem(400, 'file-empty')
  const name = cleanName(storing.name)
  const sniffed = await fileTypeFromBuffer(bytes)
  const drawn = isPicture(sniffed?.mime) ? await drawAnew(bytes) : undefined
  const extension = drawn?.extension ?? extensionOf(name)
  const type = drawn?.type ?? sniffed?.mime ?? plainType(extension)
  const id = await queries.newFileId(db)
  const parts = drawn
    ? Object.entries(drawn.sizes)
    : [['original', { bytes, width: null, height: null }] as const]
  const sizes: Record<string, object> = {}
  const written: string[] = []
  try {
    for (const [size, part] of parts) {
      const key = `${db.organizationId}/${id}/${size}`
      await storage.put(key, part.bytes, type)
      written.push(key)
      sizes[size] = { key, size: part.bytes.length, width: part.width, height: part.height }
    }
    return await queries.insertFile(db, {
      id,
      ownerId,
      name: drawn ? name.replace(/\.\w+$/, '') + `.${extension}` : name,
      originalFilename: name,
      type,
      extension,
      size: drawn ? drawn.sizes.original.bytes.length : bytes.length,
      category: drawn ? 'image' : 'document',
      path: cleanPath(storing.path ?? ''),
      sizes: JSON.stringify(sizes),
      public: storing.public ?? false,
    })
  } catch (error) {
    for (const key of written) await storage.remove(key)
    throw error
  }
}

/** Text that no sniffer can tell from other text: by its ending, and never something a browser would run. */
const plainType = (extension: string) =>
  ({ txt: 'text/plain', csv: 'text/csv' })[extension] ?? 'application/octet-stream'

/** The bytes of a stored file in one of its sizes; undefined when there is no such file or size. */
export const readFile = async (
  db: Db,
  { storage }: Platform,
  fileId: string,
  size: Size,
): Promise<Buffer | undefined> => {
  const file = await queries.findFile(db, fileId)
  const stored = (file?.sizes as unknown as Partial<Record<Size, StoredSize>> | undefined)?.[size]
  if (!stored) return undefined
  return Buffer.from(await new Response((await storage.get(stored.key)).body).arrayBuffer())
}

export interface StoredSize {
  key: string
  size: number
  width: number | null
  height: number | null
}

/** A file as the wire shows it; its URLs need the reader's session. */
export const presentFile = (file: Row<'file'>): File => ({
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
  files: Object.fromEntries(
    Object.entries(file.sizes as unknown as Record<Size, StoredSize>).map(
      ([name, { size, width, height }]) => [
        name,
        { url: `/api/v1/files/${file.id}/${name}`, size, width, height },
      ],
    ),
  ) as File['files'],
})

/**
 * The ids of files that a person may attach: their own, and not attached yet. Throws Problem 400 when one of them is
 * not, so that nobody can attach what they cannot read.
 */
export const requireAttachable = async (db: Db, actor: Actor, ids: string[]) => {
  const found = await queries.attachable(db, actor.personId, ids)
  if (found.length !== new Set(ids).size) throw new Problem(400, 'file-not-attachable')
}
