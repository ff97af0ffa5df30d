import { readFileSync } from 'node:fs'

/** Bytes of a number, highest first. */
const u = (size: number, ...values: number[]) => {
  const bytes = Buffer.alloc(size * values.length)
  for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size)
  return bytes
}
const put = (parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

/** A box of an ISO base media file. */
export const box = (type: string, ...parts: (Buffer | string)[]) => {
  const body = put(parts)
  return Buffer.concat([u(4, body.length + 8), Buffer.from(type, 'latin1'), body])
}
const full = (type: string, version: number, ...parts: (Buffer | string)[]) =>
  box(type, u(4, version * 2 ** 24), ...parts)

/** Made by us after public reports, free: 640 × 400, red at the top left, "OBEN" in the middle. */
export const telephonePicture = readFileSync(new URL('cases/18-gps.heic', import.meta.url))
const given = telephonePicture
const after = (type: string) => given.indexOf(type, 0, 'latin1') + 4
/** Its coding, which other pictures are made of here. */
const settings = given.subarray(after('hvcC'), after('hvcC') + 0x6e)
const coded = given.subarray(421, 421 + 0x7f0)
export const EXIF = Buffer.from('\0\0\0\u0006Exif\0\0MM\0*\0\0\0\u0008Apple iPhone 15 46.948 7.447', 'latin1')
export const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>46,56.88N</exif:GPSLatitude></x:xmpmeta>'

interface Told {
  brand?: string
  /** How many tiles stand beside and below each other; one of each is a picture that is coded whole. */
  grid?: [columns: number, rows: number]
  /** Quarters of a turn to the left. */
  turned?: number
  mirrored?: number
  /** Says of the tiles what shines through: in HEVC, or in a coding that nobody reads. */
  through?: 'hvc1' | 'av01'
  coding?: string
  beside?: Buffer[]
}

/** A HEIF picture of tiles, as telephones make them, with EXIF and XMP that tell camera and place. */
export const heif = ({
  brand = 'heic',
  grid: [columns, rows] = [2, 2],
  turned,
  mirrored,
  through,
  coding = 'hvc1',
  beside = [],
}: Told = {}) => {
  const [width, height] = [640 * columns, 400 * rows]
  const count = columns * rows
  const [main, exif, xmp, alpha] = [count + 1, count + 2, count + 3, count + 4]
  const kinds: [id: number, type: string, more?: string][] = [
    ...Array.from({ length: count }, (_, tile): [number, string] => [tile + 1, coding]),
    [main, 'grid'],
    [exif, 'Exif'],
    [xmp, 'mime', 'application/rdf+xml\0'],
    ...(through ? [[alpha, through] as [number, string]] : []),
  ]
  const properties = [
    box('hvcC', settings),
    full('ispe', 0, u(4, 640, 400)),
    full('ispe', 0, u(4, width, height)),
    ...(turned === undefined ? [] : [box('irot', u(1, turned))]),
    ...(mirrored === undefined ? [] : [box('imir', u(1, mirrored))]),
    full('auxC', 0, 'urn:mpeg:hevc:2015:auxid:1\0'),
  ]
  const last = properties.length
  const of = (id: number, ...indexes: number[]) => put([u(2, id), u(1, indexes.length, ...indexes)])
  const told = [
    ...Array.from({ length: count }, (_, tile) => of(tile + 1, 1, 2)),
    of(main, ...Array.from({ length: last - 3 }, (_, index) => index + 3)),
    ...(through ? [of(alpha, 1, 2, last)] : []),
  ]
  const layout = put([u(1, 0, 0, rows - 1, columns - 1), u(2, width, height)])
  const metaAt = (start: number) => {
    let at = start
    const place = (id: number, length: number, within = 0) => {
      const entry = put([u(2, id, within, 0, 1), u(4, within ? 0 : at, length)])
      if (!within) at += length
      return entry
    }
    const places = [
      ...Array.from({ length: count }, (_, tile) => place(tile + 1, coded.length)),
      place(main, layout.length, 1),
      place(exif, EXIF.length),
      place(xmp, XMP.length),
      ...(through ? [place(alpha, coded.length)] : []),
    ]
    const tiles = Array.from({ length: count }, (_, tile) => tile + 1)
    return full(
      'meta',
      0,
      full('hdlr', 0, u(4, 0), 'pict', Buffer.alloc(13)),
      full('pitm', 0, u(2, main)),
      full('iloc', 1, u(2, 0x4400, places.length), ...places),
      full(
        'iinf',
        0,
        u(2, kinds.length),
        ...kinds.map(([id, type, more = '']) => full('infe', 2, u(2, id, 0), type, '\0', more)),
      ),
      full(
        'iref',
        0,
        box('dimg', u(2, main, count, ...tiles)),
        box('cdsc', u(2, exif, 1, main)),
        ...(through ? [box('auxl', u(2, alpha, 1, main))] : []),
      ),
      box('iprp', box('ipco', ...properties), full('ipma', 0, u(4, told.length), ...told)),
      box('idat', layout),
    )
  }
  const head = box('ftyp', brand, u(4, 0), 'mif1', brand)
  const meta = metaAt(head.length + metaAt(0).length + 8)
  const parts = [...Array.from({ length: count }, () => coded), EXIF, XMP, ...(through ? [coded] : [])]
  return Buffer.concat([head, meta, box('mdat', ...parts), ...beside])
}

const track = (handler: string, at: number, size: number, ...more: Buffer[]) =>
  box(
    'trak',
    full('tkhd', 0, Buffer.alloc(80)),
    box(
      'mdia',
      full('mdhd', 0, Buffer.alloc(20)),
      full('hdlr', 0, u(4, 0), handler, Buffer.alloc(13)),
      box(
        'minf',
        box(
          'stbl',
          full('stsc', 0, u(4, 1, 1, 1, 1)),
          full('stsz', 0, u(4, 0, 1, size)),
          full('stco', 0, u(4, 1, at)),
        ),
      ),
    ),
    ...more,
  )

/** A film of a telephone, whose place and camera stand everywhere that telephones write them; `seen` is the film itself. */
export const film = (brand: string, more: Buffer[] = []) => {
  const seen = 'what is seen in the film'
  const along = '46.948 7.447 at each moment'
  const head = box('ftyp', brand, u(4, 0), brand)
  const from = head.length + 8
  return {
    seen,
    bytes: Buffer.concat([
      head,
      box('mdat', seen, along),
      box(
        'moov',
        full('mvhd', 0, Buffer.alloc(96)),
        track('vide', from, seen.length, box('udta', box('name', 'iPhone 15 lens'))),
        track('meta', from + seen.length, along.length),
        box('udta', box('\u00a9xyz', '\0\u0012\u0015\u00c7+46.948+007.447/'), box('\u00a9mod', 'iPhone 15')),
        box('meta', 'com.apple.quicktime.location.ISO6709 +46.948+007.447/ iPhone 15'),
      ),
      ...more,
    ]),
  }
}

const element = (id: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = put(parts)
  return Buffer.concat([Buffer.from(id, 'hex'), u(2, 0x4000 + body.length), body])
}

/** A film in WebM as programs write it: what it is called and where it was filmed stands beside what is seen. */
export const webm = ({ live = false } = {}) =>
  put([
    element('1a45dfa3', element('4282', 'webm')),
    Buffer.from('1853806701ffffffffffffff', 'hex'),
    element('1549a966', element('7ba9', 'Apple iPhone'), element('4d80', 'iPhone 15')),
    element(
      '1254c367',
      element('7373', element('67c8', element('45a3', 'LOCATION'), element('4487', '46.948'))),
    ),
    live
      ? put([Buffer.from('1f43b67501ffffffffffffff', 'hex'), element('a3', 'what is seen in the film')])
      : element('1f43b675', element('a3', 'what is seen in the film')),
  ])
