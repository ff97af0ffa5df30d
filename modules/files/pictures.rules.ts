import { Problem } from '#kernel/contract/problem.ts'
import type { Size } from './contract.ts'

/** The longest side of each size, in the order in which each is made of the one before. */
export const sides: Record<Size, number> = { original: 4096, big: 1600, medium: 800, small: 400, thumb: 160 }

/** What pictures are kept as, and how such files end: first as we write it. */
export const endings = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
} satisfies Record<string, string[]>
export type PictureType = keyof typeof endings

/** Kinds of pictures that are drawn anew as what they are. Others but HEIC are kept as files that nobody unpacks. */
export const isPicture = (type: string) =>
  type === 'image/apng' || Object.keys(endings).some((kind) => type === `image/${kind}`)

/** What telephones make, which is drawn as JPEG, or as WebP where something shines through. */
export const isHeif = (type: string) => type === 'image/heic' || type === 'image/heif'

const OF_PICTURES = /\.(?:jpe?g|jpe|jfif|png|webp|gif|hei[cf]s?|hif|avif|tiff?|bmp)$/i

/** The name of a picture keeps its ending where that is one of its kind; one that lies about it is replaced. */
export const pictureName = (name: string, type: string) => {
  const fitting: string[] = endings[type.slice('image/'.length) as PictureType]
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase()
  return ending && fitting.includes(ending) ? name : `${name.replace(OF_PICTURES, '')}.${fitting[0]}`
}

/** More than a telephone makes; what a baseline JPEG has more, up to four times as much, is left out while it is unpacked. */
export const MOST_PIXELS = 26_000_000
const MOST_PIXELS_IN_PARTS = 110_000_000
const MOST_FRAMES = 1000
/** A camera writes a progressive JPEG in about ten passes; each is a walk over all of it. */
const MOST_PASSES = 64
const MOST_BESIDE = 4_000_000

interface Header {
  format: string
  width: number
  height: number
  frames: number
}

/** Refuses what its header says would unfold to too much, before anything is unfolded. Throws Problem 400 'picture-too-big'. */
export const requireBounds = ({ format, width, height, frames }: Header, bytes: Uint8Array) => {
  const passes = format === 'jpeg' ? passesOf(bytes) : 0
  const most = passes === 1 ? MOST_PIXELS_IN_PARTS : MOST_PIXELS
  if (width * height > most || frames > MOST_FRAMES || passes > MOST_PASSES) throw tooBig()
  if (format === 'png' && besideOf(bytes) > MOST_BESIDE) throw tooBig()
}

export const tooBig = () => new Problem(400, 'picture-too-big')
export const pictureBroken = () => new Problem(400, 'picture-broken')

const SCAN = 0xda
const END = 0xd9

/** How often a JPEG begins a scan; what an application put in, such as a small picture, is not counted. */
const passesOf = (bytes: Uint8Array) => {
  let passes = 0
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at] === 0xff ? bytes[at + 1]! : END
    if (marker === END) break
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!
    if (marker !== SCAN) continue
    passes += 1
    at = endOfScan(bytes, at)
  }
  return passes
}

/** Where the next marker is that neither stands for a byte of the picture nor restarts its reading. */
const endOfScan = (bytes: Uint8Array, from: number) => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? END
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const IDAT = 0x49_44_41_54
const IEND = 0x49_45_4e_44

/** How many bytes of a PNG are no picture: text, profiles and whatever else somebody put in; unpacked they may be many times as much. */
const besideOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let beside = 0
  for (let at = 8; at + 8 <= bytes.length;) {
    const size = view.getUint32(at)
    const kind = view.getUint32(at + 4)
    // Nobody unpacks what hangs behind the end, such as what was cut off a screenshot.
    if (kind === IEND) break
    // An IDAT is what the picture is made of; each chunk costs something, however short it is.
    beside += (kind === IDAT ? 0 : size) + 12
    at += size + 12
  }
  return beside
}
