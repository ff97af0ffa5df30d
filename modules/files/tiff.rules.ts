import type { Blank } from './hidden.rules.ts'

/** Reads a part of a file; shorter where the file ends. */
export type Read = (at: number, length: number) => Promise<Buffer>

/** Tags that say how a picture is coded (TIFF 6.0, DNG 1.7), from and to; all others tell of it: camera, place, program, words. */
const OF_THE_PICTURE: [from: number, to: number][] = [
  [254, 263],
  [266, 266],
  [273, 274],
  [277, 284],
  [288, 293],
  [296, 297],
  [301, 301],
  [317, 347],
  [512, 532],
  [33421, 33422],
  [34675, 34675],
  [50706, 50707],
  [50710, 50734],
  [50736, 50739],
  [50741, 50781],
  [50829, 50834],
  [50936, 50975],
  [51008, 51125],
]
const isOfPicture = (tag: number) => OF_THE_PICTURE.some(([from, to]) => tag >= from && tag <= to)

const SUB_PICTURES = 330
/** EXIF, where it was taken, and what programs agree on. */
const DIRECTORIES = new Set([34665, 34853, 40965])
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]
const MOST_DIRECTORIES = 100
const MOST_ENTRIES = 4000

/** What a TIFF or DNG file tells beside its pictures: each list of tags is written anew without it, and where it stood there is nothing. */
export const hiddenInTiff = async (read: Read): Promise<Blank[]> => {
  const head = await read(0, 16)
  const little = head.toString('latin1', 0, 2) === 'II'
  const big = number(head, 2, 2, little) === 43
  const form = { little, wide: big ? 8 : 4, counted: big ? 8 : 2, entry: big ? 20 : 12 }
  const found: Blank[] = []
  const seen = new Set<number>()
  const waiting = [{ at: number(head, big ? 8 : 4, form.wide, little), hidden: false }]
  for (let next = waiting.pop(); next && seen.size < MOST_DIRECTORIES; next = waiting.pop()) {
    if (next.at === 0 || seen.has(next.at)) continue
    seen.add(next.at)
    waiting.push(...(await readDirectory(read, next, form, found)))
  }
  return found
}

interface Form {
  little: boolean
  wide: number
  counted: number
  entry: number
}

const number = (bytes: Buffer, at: number, size: number, little: boolean) => {
  let value = 0
  for (let index = 0; index < size; index++)
    value = value * 256 + (bytes[at + (little ? size - 1 - index : index)] ?? 0)
  return value
}

interface Directory {
  at: number
  /** All of it is hidden, such as EXIF. */
  hidden: boolean
}

const readDirectory = async (
  read: Read,
  { at, hidden }: Directory,
  { little, wide, counted, entry }: Form,
  found: Blank[],
): Promise<Directory[]> => {
  const count = Math.min(number(await read(at, counted), 0, counted, little), MOST_ENTRIES)
  const length = counted + count * entry + wide
  const bytes = await read(at, length)
  const kept: Buffer[] = []
  const further: Directory[] = []
  for (let index = 0; index < count; index++) {
    const from = counted + index * entry
    const [tag, type] = [number(bytes, from, 2, little), number(bytes, from + 2, 2, little)]
    const size = (SIZES[type] ?? 0) * number(bytes, from + 4, wide, little)
    const value = from + 4 + wide
    const outside = size > wide ? number(bytes, value, wide, little) : undefined
    const stays = !hidden && isOfPicture(tag)
    if (stays) kept.push(bytes.subarray(from, from + entry))
    else if (outside !== undefined) found.push({ at: outside, length: size })
    if (DIRECTORIES.has(tag))
      further.push({ at: number(bytes, value, Math.min(size, wide), little), hidden: true })
    if (tag === SUB_PICTURES && stays) {
      const each = SIZES[type] || 4
      const places = outside === undefined ? bytes.subarray(value) : await read(outside, size)
      for (let place = 0; place < Math.min(size, MOST_DIRECTORIES * each); place += each)
        further.push({ at: number(places, place, each, little), hidden })
    }
  }
  const end = bytes.subarray(length - wide, length)
  further.push({ at: number(end, 0, wide, little), hidden })
  if (kept.length < count) found.push({ at, length, bytes: rewritten(kept, end, length, counted, little) })
  return further
}

const rewritten = (kept: Buffer[], end: Buffer, length: number, counted: number, little: boolean) => {
  const bytes = Buffer.alloc(length)
  if (little) bytes.writeUInt16LE(kept.length, 0)
  else bytes.writeUInt16BE(kept.length, counted - 2)
  Buffer.concat([...kept, end]).copy(bytes, counted)
  return bytes
}
