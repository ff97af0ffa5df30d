/** A box of an ISO base media file (HEIF, AVIF, MP4, MOV, JPEG XL): where it begins, where its content begins and where it ends. */
export interface Box {
  type: string
  at: number
  from: number
  to: number
}

const MOST_BOXES = 20_000

/** The boxes between two places, one after the other; what is cut off or nonsense ends the list. */
export const boxesOf = (bytes: Buffer, from = 0, to = bytes.length): Box[] => {
  const boxes: Box[] = []
  for (let at = from; boxes.length < MOST_BOXES;) {
    const box = boxAt(bytes, at, to)
    if (!box) break
    boxes.push(box)
    at = box.to
  }
  return boxes
}

/** The box whose head stands at a place, no longer than what it lies in; undefined when there is none, or its length is nonsense. */
export const boxAt = (bytes: Buffer, at: number, end: number): Box | undefined => {
  if (at + 8 > Math.min(end, bytes.length)) return undefined
  const short = bytes.readUInt32BE(at)
  const head = short === 1 ? 16 : 8
  if (at + head > bytes.length) return undefined
  const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
  if (size < head) return undefined
  const type = bytes.toString('latin1', at + 4, at + 8)
  return { type, at, from: at + head, to: Math.min(at + size, end) }
}

/** Reads whole numbers one after the other, highest byte first. */
export const numbersFrom = (bytes: Buffer, from: number) => {
  let at = from
  return {
    /** The next number, of none to eight bytes. */
    next(size: number) {
      let value = 0
      for (const end = at + size; at < end; at++) value = value * 256 + (bytes[at] ?? 0)
      return value
    },
    get at() {
      return at
    },
  }
}
