import { deflateSync, crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { type Box, boxesOf, numbersFrom } from './boxes.rules.ts'
import { bytesOfItem, type Heif, type HeifItem, madeOf, readHeif } from './heif.rules.ts'
import { decodeHevc, type Planes, sequenceOf } from './hevc.process.ts'
import { type Colours, coloursOf, SILENT, toRgb } from './hevc.rules.ts'
import { MOST_PIXELS, sides, tooBig } from './pictures.rules.ts'

/** As many as the sensor of a telephone has; a picture of tiles is made smaller while it is put together. */
const MOST_PIXELS_IN_TILES = 210_000_000
const ALPHA = /:alpha$|:auxid:1$/

interface Canvas {
  data: Uint8ClampedArray
  width: number
  height: number
  /** One point of it is so many points of the file in each direction. */
  step: number
}

/**
 * The picture of a HEIF file as a PNG, upright, at most as large as an original is kept; undefined when its coding is none that we
 * read (AV1, layers, shades of grey). Throws Problem 400 'picture-too-big', and any error when it is broken.
 */
export const drawHeif = async (bytes: Buffer): Promise<Buffer | undefined> => {
  const meta = boxesOf(bytes).find(({ type }) => type === 'meta')
  if (!meta) return undefined
  const heif = readHeif(bytes, meta)
  const primary = heif.items.get(heif.primary)
  const tiles = primary && tilesOf(bytes, heif, primary)
  if (!tiles) return undefined
  const through = alphaOf(bytes, heif, primary)
  const alphaTiles = through && tilesOf(bytes, heif, through)
  // Without it, what somebody cut out of a picture would be seen.
  if (through && !alphaTiles) return undefined
  const canvas = await paint(bytes, tiles, 3)
  const raw = { width: canvas.width, height: canvas.height, channels: 3 } as const
  let picture = sharp(canvas.data, { raw })
  if (alphaTiles) {
    const { data, width, height } = await paint(bytes, alphaTiles, 1)
    if (width !== canvas.width || height !== canvas.height) return undefined
    picture = picture.joinChannel(Buffer.from(data.buffer), { raw: { width, height, channels: 1 } })
  }
  const turned = await turn(bytes, primary.properties, picture, canvas)
  const png = await turned
    .resize({ width: sides.original, height: sides.original, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return withProfile(png, profileOf(bytes, primary.properties))
}

interface Tiles {
  width: number
  height: number
  columns: number
  parts: HeifItem[]
}

/** A picture is coded whole or as a grid of tiles (ISO/IEC 23008-12, 6.6.2.3); undefined when it is neither, in HEVC. */
const tilesOf = (bytes: Buffer, heif: Heif, item: HeifItem): Tiles | undefined => {
  if (readable(bytes, item)) return wholeOf(bytes, item)
  if (item.type !== 'grid') return undefined
  const told = bytesOfItem(bytes, item)
  const numbers = numbersFrom(told, 1)
  const size = numbers.next(1) & 1 ? 4 : 2
  const [rows, columns] = [numbers.next(1) + 1, numbers.next(1) + 1]
  const [width, height] = [numbers.next(size), numbers.next(size)]
  const parts = madeOf(heif, item.id)
  if (parts.length !== rows * columns || !parts.every((part) => readable(bytes, part))) return undefined
  if (width * height > MOST_PIXELS_IN_TILES) throw tooBig()
  if (parts.some((part) => tooLarge(bytes, part))) throw tooBig()
  return { width, height, columns, parts }
}

/** HEVC with half as many lines and columns of colours as of brightness, as telephones write it; the decoder garbles all others. */
const readable = (bytes: Buffer, item: HeifItem) => {
  const settings = find(item, 'hvcC')
  return item.type === 'hvc1' && settings !== undefined && ((bytes[settings.from + 16] ?? 0) & 3) === 1
}

const wholeOf = (bytes: Buffer, item: HeifItem) => {
  if (tooLarge(bytes, item)) throw tooBig()
  return { ...extentOf(bytes, item), columns: 1, parts: [item] }
}

const tooLarge = (bytes: Buffer, item: HeifItem) => {
  const { width, height } = extentOf(bytes, item)
  return width * height > MOST_PIXELS
}

const find = ({ properties }: HeifItem, type: string) => properties.find((property) => property.type === type)

const extentOf = (bytes: Buffer, item: HeifItem) => {
  const box = find(item, 'ispe')
  if (!box) throw new Error('a picture without a size')
  const numbers = numbersFrom(bytes, box.from + 4)
  return { width: numbers.next(4), height: numbers.next(4) }
}

/** Decodes one tile after the other and puts each where it belongs, as colours or, in one channel, as what shines through. */
const paint = async (bytes: Buffer, { width, height, columns, parts }: Tiles, channels: 1 | 3) => {
  const step = Math.ceil(Math.sqrt((width * height) / MOST_PIXELS))
  const canvas: Canvas = {
    data: new Uint8ClampedArray(0),
    width: Math.floor(width / step),
    height: Math.floor(height / step),
    step,
  }
  if (canvas.width < 1 || canvas.height < 1) throw new Error('a picture without a size')
  canvas.data = new Uint8ClampedArray(canvas.width * canvas.height * channels)
  let [left, top] = [0, 0]
  for (const [index, part] of parts.entries()) {
    const settings = find(part, 'hvcC')!
    await decodeHevc(bytes, settings, bytesOfItem(bytes, part), (planes) => {
      const { width: wide, height: high } = planes
      if (wide < 1 || high < 1) throw new Error('a picture without a size')
      if (wide * high > MOST_PIXELS) throw tooBig()
      if (channels === 1) copyLight(canvas, planes, left, top)
      else copyColours(canvas, planes, left, top, coloursOfItem(bytes, part, settings))
      left += wide
      if ((index + 1) % columns === 0) [left, top] = [0, top + high]
    })
  }
  return canvas
}

/** What a box says of the colours goes before what the coded bytes say. */
const coloursOfItem = (bytes: Buffer, { properties }: HeifItem, settings: Box): Colours => {
  const told = properties.find(({ type, from }) => type === 'colr' && named(bytes, from) === 'nclx')
  if (told)
    return { matrix: bytes.readUInt16BE(told.from + 8), full: ((bytes[told.from + 10] ?? 0) & 0x80) > 0 }
  const sequence = sequenceOf(bytes, settings)
  return sequence ? coloursOf(sequence) : SILENT
}

const named = (bytes: Buffer, at: number) => bytes.toString('latin1', at, at + 4)

/** Walks over the points of the canvas that lie in a tile, and says where each is in the tile. */
const eachPoint = (
  { width, height, step }: Canvas,
  tile: Planes,
  [left, top]: [number, number],
  visit: (point: number, x: number, y: number) => void,
) => {
  for (let row = Math.ceil(top / step); row < height && row * step < top + tile.height; row++)
    for (let column = Math.ceil(left / step); column < width && column * step < left + tile.width; column++)
      visit(row * width + column, column * step - left, row * step - top)
}

const copyLight = (canvas: Canvas, tile: Planes, left: number, top: number) => {
  const { memory, light, lightLine, bitDepth } = tile
  eachPoint(canvas, tile, [left, top], (point, x, y) => {
    canvas.data[point] = memory[light + y * lightLine + x]! >> (bitDepth - 8)
  })
}

const copyColours = (canvas: Canvas, tile: Planes, left: number, top: number, colours: Colours) => {
  const { memory, light, lightLine, blue, red, colourLine, colourWidth, bitDepth } = tile
  const unit = 2 ** (bitDepth - 8)
  const [across, down] = [colourWidth / tile.width, tile.colourHeight / tile.height]
  const write = toRgb(colours)
  eachPoint(canvas, tile, [left, top], (point, x, y) => {
    const at = Math.floor(y * down) * colourLine + Math.floor(x * across)
    write(
      canvas.data,
      point * 3,
      memory[light + y * lightLine + x]! / unit,
      memory[blue + at]! / unit,
      memory[red + at]! / unit,
    )
  })
}

/** The item that says what shines through. */
const alphaOf = (bytes: Buffer, { items, references }: Heif, { id }: HeifItem) => {
  for (const { type, from, to } of references) {
    const item = type === 'auxl' && to.includes(id) ? items.get(from) : undefined
    const kind = item && find(item, 'auxC')
    if (kind && ALPHA.test(bytes.toString('latin1', kind.from + 4, kind.to).split('\0')[0]!)) return item
  }
  return undefined
}

/** Cuts, turns and mirrors as the file says, in its order; what a camera says beside it (EXIF) does not count. */
const turn = async (bytes: Buffer, properties: Box[], picture: Sharp, { step }: Canvas) => {
  let from = picture
  for (const { type, from: at } of properties) {
    const value = bytes[at] ?? 0
    if (type === 'clap') from = await cut(bytes, at, from, step)
    else if (type === 'irot' && value & 3) from = await fixed(from.rotate(360 - 90 * (value & 3)))
    else if (type === 'imir') from = await fixed(value & 1 ? from.flop() : from.flip())
  }
  return from
}

/** A pipeline turns, mirrors and cuts in an order of its own, so each step is done before the next. */
const fixed = async (picture: Sharp) => {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

/** ISO/IEC 14496-12, 12.1.4: the width and height that are shown, and how far their middle is from the picture's, as fractions. */
const cut = async (bytes: Buffer, at: number, picture: Sharp, step: number) => {
  const [width = 0, height = 0, x = 0, y = 0] = [0, 8, 16, 24].map(
    (place) => bytes.readInt32BE(at + place) / bytes.readInt32BE(at + place + 4) / step,
  )
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const left = Math.max(0, Math.round((info.width - width) / 2 + x))
  const top = Math.max(0, Math.round((info.height - height) / 2 + y))
  const shown = {
    left,
    top,
    width: Math.min(Math.round(width), info.width - left),
    height: Math.min(Math.round(height), info.height - top),
  }
  if (!(shown.width > 0 && shown.height > 0)) return sharp(data, { raw })
  return fixed(sharp(data, { raw }).extract(shown))
}

/** The colour profile of the camera, which turns its red into the red of a screen; nothing else is taken over. */
const profileOf = (bytes: Buffer, properties: Box[]) => {
  const told = properties.find(
    ({ type, from }) => type === 'colr' && ['prof', 'rICC'].includes(named(bytes, from)),
  )
  return told && bytes.subarray(told.from + 4, told.to)
}

const HEADER_END = 33

/** A PNG with a colour profile behind its header. */
const withProfile = (png: Buffer, profile: Buffer | undefined) => {
  if (!profile) return png
  const body = Buffer.concat([Buffer.from('iCCPp\0\0', 'latin1'), deflateSync(profile)])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length - 4)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([
    png.subarray(0, HEADER_END),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    png.subarray(HEADER_END),
  ])
}
