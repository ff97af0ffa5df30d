import { type Box, boxesOf, numbersFrom } from './boxes.rules.ts'
import { readHeif } from './heif.rules.ts'

/** A part of a file that is written over: with other bytes, or with nothing. */
export interface Blank {
  at: number
  length: number
  bytes?: Buffer
}

/** The brands of a file that is made of boxes: what it is, and what it can be read as. */
export const brandsOf = (head: Buffer) => {
  const [first] = boxesOf(head, 0, head.length)
  if (first?.type !== 'ftyp') return []
  const brands = head.toString('latin1', first.from, first.to)
  return [brands.slice(0, 4), ...(brands.slice(8).match(/.{4}/gs) ?? [])]
}

const OF_HEVC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'MiHB', 'MiHE', 'MiHA']
const OF_AV1 = ['avif', 'avis']
const OF_HEIF = new Set([...OF_HEVC, ...OF_AV1, 'mif1', 'mif2', 'msf1'])
const OF_FILMS = /^(?:qt  |iso.|mp4.|M4|3g|avc1|dash)/

/** What a HEIF file is, by its brands, whatever it is called; undefined when it is none. */
export const heifType = (brands: string[]) => {
  if (OF_FILMS.test(brands[0] ?? '') || !brands.some((brand) => OF_HEIF.has(brand))) return undefined
  if (brands.some((brand) => OF_AV1.includes(brand))) return 'image/avif'
  return brands.some((brand) => OF_HEVC.includes(brand)) ? 'image/heic' : 'image/heif'
}

const free = ({ at, from, to }: Box, offset: number): Blank[] => [
  { at: offset + at + 4, length: 4, bytes: Buffer.from('free') },
  { at: offset + from, length: to - from },
]

/** What the top of a film or picture is made of; all else (XMP, a film inside a picture, what a maker adds) is made free space. */
const AT_TOP = new Set(
  ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'idat', 'mfra', 'sidx', 'ssix', 'pdin', 'wide', 'prft'].concat(
    // The signature and the coded picture of JPEG XL and JPEG 2000.
    ['JXL ', 'jxlc', 'jxlp', 'jxll', 'jP  ', 'jp2h', 'jp2c'],
  ),
)

export const hiddenAtTop = (boxes: Box[], heif: boolean) =>
  boxes.filter(({ type }) => !AT_TOP.has(type) && !(heif && type === 'meta')).flatMap((box) => free(box, 0))

/** Parts that are a picture, or say how one is put together. */
const OF_PICTURES = /^(?:hvc1|hev1|lhv1|hvt1|av01|avc1|jpeg|j2k1|vvc1|unci|grid|iovl|iden|tmap|mski)$/

/** Where a HEIF file tells of a picture what is not to be seen: EXIF, XMP and whatever else is no picture. The bytes begin at the offset. */
export const hiddenInHeif = (bytes: Buffer, meta: Box, offset: number): Blank[] =>
  [...readHeif(bytes, meta, offset).items.values()]
    .filter(({ type }) => !OF_PICTURES.test(type))
    .flatMap(({ extents }) => extents)

const INSIDE: Record<string, Set<string>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'cmov', 'pssh', 'ctab', 'rmra']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tref', 'tapt', 'load', 'clip', 'matt', 'imap', 'trgr']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
}
/** Tracks that are seen or heard; others tell where a telephone was at each moment. */
const SEEN = new Set(['vide', 'soun', 'text', 'subt', 'sbtl', 'clcp', 'auxv', 'pict', 'tmcd', 'hint'])

/** What a film hides beside what is seen and heard, in its `moov` box and in the samples that this names. The bytes begin at the offset. */
export const hiddenInFilm = (bytes: Buffer, moov: Box, offset: number): Blank[] => {
  const hiddenIn = (parent: string, box: Box): Blank[] => {
    if (!INSIDE[parent]!.has(box.type)) return free(box, offset)
    if (!INSIDE[box.type]) return []
    const inside = boxesOf(bytes, box.from, box.to)
    if (box.type === 'trak' && !isSeen(bytes, inside))
      return [...samplesOf(bytes, inside), ...free(box, offset)]
    return inside.flatMap((child) => hiddenIn(box.type, child))
  }
  return boxesOf(bytes, moov.from, moov.to).flatMap((box) => hiddenIn('moov', box))
}

const follow = (bytes: Buffer, boxes: Box[], [first, ...rest]: string[]): Box | undefined => {
  const box = boxes.find(({ type }) => type === first)
  return box && rest.length > 0 ? follow(bytes, boxesOf(bytes, box.from, box.to), rest) : box
}

const isSeen = (bytes: Buffer, track: Box[]) => {
  const handler = follow(bytes, track, ['mdia', 'hdlr'])
  return handler !== undefined && SEEN.has(bytes.toString('latin1', handler.from + 8, handler.from + 12))
}

const MOST_SAMPLES = 1_000_000

/** Where the samples of a track are in the file (ISO/IEC 14496-12, 8.7). */
const samplesOf = (bytes: Buffer, track: Box[]): Blank[] => {
  const table = (type: string) => follow(bytes, track, ['mdia', 'minf', 'stbl', type])
  const [sizes, groups] = [table('stsz'), table('stsc')]
  const wide = table('co64')
  const places = wide ?? table('stco')
  if (!sizes || !groups || !places) return []
  const same = numbersFrom(bytes, sizes.from + 4).next(4)
  const size = numbersFrom(bytes, sizes.from + 12)
  const group = numbersFrom(bytes, groups.from + 8)
  const runs = Array.from({ length: (groups.to - groups.from - 8) / 12 }, () => {
    const [first, each] = [group.next(4), group.next(4)]
    group.next(4)
    return { first, each }
  })
  const place = numbersFrom(bytes, places.from + 4)
  const chunks = place.next(4)
  const found: Blank[] = []
  let samples = 0
  for (let chunk = 1, run = 0; chunk <= chunks && place.at < places.to; chunk++) {
    while (runs[run + 1] && runs[run + 1]!.first <= chunk) run++
    let length = 0
    for (let sample = runs[run]?.each ?? 0; sample > 0 && samples < MOST_SAMPLES; sample--, samples++)
      length += same || size.next(4)
    found.push({ at: place.next(wide ? 8 : 4), length })
  }
  return found
}
