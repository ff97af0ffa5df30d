import { copyFile, type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { type Box, boxAt, boxesOf } from './boxes.rules.ts'
import { type Blank, brandsOf, heifType, hiddenAtTop, hiddenInFilm, hiddenInHeif } from './hidden.rules.ts'
import { hiddenInMatroska } from './matroska.rules.ts'
import { hiddenInTiff, type Read } from './tiff.rules.ts'

const MOST_TOP_BOXES = 5000
/** A list of what a film or picture is made of; one that is longer is none of a camera. */
const MOST_LIST_BYTES = 16_000_000
const OF_BOXES =
  /^(?:video\/(?:mp4|quicktime|x-m4v|3gpp2?|mpeg4)|audio\/(?:mp4|x-m4a|m4a)|image\/(?:jxl|jp2|jpx))$/
const OF_HEIF = new Set(['image/heic', 'image/heif', 'image/avif'])
const OF_TIFF = new Set(['image/tiff', 'image/x-adobe-dng'])
const OF_MATROSKA = /^(?:video|audio)\/(?:x-)?(?:matroska|webm)$/
const CHUNK = Buffer.alloc(1_000_000)

/** What a file is, as its first bytes say; of text, which says nothing, as its name says. Never what a browser would run. */
export const typeOf = async (path: string, extension: string) => {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(256), 0, 256, 0).finally(() => file.close())
  return heifType(brandsOf(buffer)) ?? (await fileTypeFromFile(path))?.mime ?? plainType(extension)
}

const plainType = (extension: string) =>
  ({ txt: 'text/plain', csv: 'text/csv' })[extension] ?? 'application/octet-stream'

/**
 * Takes what a file that is not drawn anew hides (where and with what it was taken, who made it) out of a copy of it, without
 * unpacking it: HEIF, AVIF, MP4, MOV, Matroska, WebM, JPEG XL, JPEG 2000, TIFF and DNG. Resolves with where the clean file is: the copy, or the
 * file itself when it hides nothing that we know of.
 */
export const cleaned = async (path: string, copy: string, type: string) => {
  const blanks = await hiddenIn(path, type)
  if (blanks.length === 0) return path
  await copyFile(path, copy)
  const file = await open(copy, 'r+')
  try {
    const { size } = await file.stat()
    for (const blank of blanks) await write(file, blank, size)
  } finally {
    await file.close()
  }
  return copy
}

const write = async (file: FileHandle, { at, length, bytes }: Blank, size: number) => {
  const end = Math.min(length === 0 ? size : at + length, size)
  if (bytes) return void (await file.write(bytes, 0, Math.max(0, Math.min(bytes.length, end - at)), at))
  for (let place = at; place < end; place += CHUNK.length)
    await file.write(CHUNK, 0, Math.min(CHUNK.length, end - place), place)
}

const hiddenIn = async (path: string, type: string): Promise<Blank[]> => {
  const file = await open(path)
  try {
    const read = async (at: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    }
    const { size } = await file.stat()
    if (OF_TIFF.has(type)) return await hiddenInTiff(read)
    if (OF_MATROSKA.test(type)) return await hiddenInMatroska(read, size)
    const heif = OF_HEIF.has(type)
    if (!heif && !OF_BOXES.test(type)) return []
    return await hiddenInBoxes(read, size, heif)
  } finally {
    await file.close()
  }
}

const hiddenInBoxes = async (read: Read, size: number, heif: boolean) => {
  const boxes = await topOf(read, size)
  const found = hiddenAtTop(boxes, heif)
  for (const { type, at, to } of boxes) {
    if (type !== 'moov' && !(heif && type === 'meta')) continue
    const bytes = await read(at, Math.min(to - at, MOST_LIST_BYTES))
    const [box] = boxesOf(bytes)
    if (box) found.push(...(type === 'moov' ? hiddenInFilm : hiddenInHeif)(bytes, box, at))
  }
  return found
}

/** The boxes that a file is made of, read one head after the other. */
const topOf = async (read: Read, size: number) => {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= size && boxes.length < MOST_TOP_BOXES;) {
    const head = await read(at, 16)
    const box = boxAt(head, 0, size - at)
    if (!box) break
    boxes.push({ type: box.type, at, from: at + box.from, to: at + box.to })
    at += box.to
  }
  return boxes
}
