import { type Box, boxesOf, numbersFrom } from './boxes.rules.ts'

/** A part of a HEIF file: a picture, a tile of one, or what is told about one. */
export interface HeifItem {
  id: number
  type: string
  /** Where its bytes are in the file. */
  extents: { at: number; length: number }[]
  /** What holds of it, in the order in which it is applied. */
  properties: Box[]
}

export interface Heif {
  primary: number
  items: Map<number, HeifItem>
  references: { type: string; from: number; to: number[] }[]
}

const MOST_ITEMS = 20_000

/**
 * The items that the `meta` box of a HEIF file lists (ISO/IEC 14496-12, 8.11); what it does not say is left out. The bytes begin at
 * an offset in the file.
 */
export const readHeif = (bytes: Buffer, meta: Box, offset = 0): Heif => {
  const heif: Heif = { primary: 0, items: new Map(), references: [] }
  const boxes = new Map(boxesOf(bytes, meta.from + 4, meta.to).map((box) => [box.type, box]))
  const read = (type: string, reading: (box: Box, heif: Heif) => void) => {
    const box = boxes.get(type)
    if (box) reading(box, heif)
  }
  read('pitm', (box) => void (heif.primary = numbersFrom(bytes, box.from + 4).next(bytes[box.from] ? 4 : 2)))
  read('iinf', (box) => readKinds(bytes, box, heif))
  read('iloc', (box) => readPlaces(bytes, box, heif, (boxes.get('idat')?.from ?? 0) + offset))
  read('iprp', (box) => readProperties(bytes, box, heif))
  read('iref', (box) => readReferences(bytes, box, heif))
  return heif
}

const readKinds = (bytes: Buffer, box: Box, { items }: Heif) => {
  const wide = (bytes[box.from] ?? 0) > 0
  for (const entry of boxesOf(bytes, box.from + (wide ? 8 : 6), box.to)) {
    if (entry.type !== 'infe' || items.size >= MOST_ITEMS) continue
    const version = bytes[entry.from] ?? 0
    const numbers = numbersFrom(bytes, entry.from + 4)
    const id = numbers.next(version >= 3 ? 4 : 2)
    // The second number says how an item is protected; in version 2 and later its kind follows.
    numbers.next(2)
    const type = version >= 2 ? bytes.toString('latin1', numbers.at, numbers.at + 4) : ''
    items.set(id, { id, type, extents: [], properties: [] })
  }
}

const readPlaces = (bytes: Buffer, box: Box, { items }: Heif, idat: number) => {
  const version = bytes[box.from] ?? 0
  const numbers = numbersFrom(bytes, box.from + 4)
  const sizes = numbers.next(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version > 0 ? sizes & 15 : 0
  const count = numbers.next(version < 2 ? 2 : 4)
  for (let index = 0; index < count && numbers.at < box.to; index++) {
    const item = items.get(numbers.next(version < 2 ? 2 : 4))
    const within = version > 0 ? numbers.next(2) & 15 : 0
    numbers.next(2)
    const base = numbers.next(baseSize) + (within === 1 ? idat : 0)
    const extents = numbers.next(2)
    for (let extent = 0; extent < extents && numbers.at < box.to; extent++) {
      numbers.next(indexSize)
      const at = base + numbers.next(offsetSize)
      const length = numbers.next(lengthSize)
      if (within < 2) item?.extents.push({ at, length })
    }
  }
}

const readProperties = (bytes: Buffer, box: Box, { items }: Heif) => {
  const inside = boxesOf(bytes, box.from, box.to)
  const container = inside.find(({ type }) => type === 'ipco')
  const properties = container ? boxesOf(bytes, container.from, container.to) : []
  for (const { from, to } of inside.filter(({ type }) => type === 'ipma')) {
    const wide = (bytes[from + 3] ?? 0) & 1
    const numbers = numbersFrom(bytes, from + 4)
    const count = numbers.next(4)
    for (let index = 0; index < count && numbers.at < to; index++) {
      const item = items.get(numbers.next(bytes[from] ? 4 : 2))
      const associations = numbers.next(1)
      for (let association = 0; association < associations; association++) {
        const property = properties[(numbers.next(wide ? 2 : 1) & (wide ? 0x7fff : 0x7f)) - 1]
        if (property) item?.properties.push(property)
      }
    }
  }
}

const readReferences = (bytes: Buffer, box: Box, { references }: Heif) => {
  const size = bytes[box.from] ? 4 : 2
  for (const { type, from } of boxesOf(bytes, box.from + 4, box.to)) {
    const numbers = numbersFrom(bytes, from)
    const source = numbers.next(size)
    const count = numbers.next(2)
    references.push({ type, from: source, to: Array.from({ length: count }, () => numbers.next(size)) })
  }
}

/** What an item is made of, such as the tiles of a picture, in their order. */
export const madeOf = ({ references, items }: Heif, id: number) =>
  references
    .filter(({ type, from }) => type === 'dimg' && from === id)
    .flatMap(({ to }) => to)
    .flatMap((part) => items.get(part) ?? [])

/** The bytes of an item, put together. */
export const bytesOfItem = (bytes: Buffer, { extents }: HeifItem) =>
  Buffer.concat(extents.map(({ at, length }) => bytes.subarray(at, length === 0 ? undefined : at + length)))
