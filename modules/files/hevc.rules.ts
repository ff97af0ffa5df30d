/** How brightness and colours make red, green and blue: which table (ITU-T H.273, 8.3), and whether they use the whole range. */
export interface Colours {
  matrix: number
  full: boolean
}

/** What cameras mean that say nothing. */
export const SILENT: Colours = { matrix: 6, full: true }

const MOST_ZEROS = 32

/** Reads single bits and the numbers of H.265 (9.2), leaving out the bytes that only keep a start code from appearing. */
const bitsOf = (unit: Uint8Array) => {
  const bytes = unit.filter((byte, at) => !(byte === 3 && at > 1 && unit[at - 1] === 0 && unit[at - 2] === 0))
  let at = 16
  const bits = (count: number) => {
    let value = 0
    for (let bit = 0; bit < count; bit++, at++)
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  const number = () => {
    let zeros = 0
    while (bits(1) === 0) if (++zeros > MOST_ZEROS) throw new RangeError('no number')
    return 2 ** zeros - 1 + bits(zeros)
  }
  const numbers = (count: number) => Array.from({ length: count }, number)
  return { bits, number, numbers }
}

/** The colours that a sequence's settings state (H.265, 7.3.2.2 and E.2.1); what they leave out, or what cannot be read, is silent. */
export const coloursOf = (unit: Uint8Array): Colours => {
  try {
    return statedIn(bitsOf(unit))
  } catch {
    return SILENT
  }
}

type Bits = ReturnType<typeof bitsOf>

const statedIn = ({ bits, number, numbers }: Bits): Colours => {
  bits(4)
  const layers = bits(3)
  bits(1)
  skipProfile({ bits, number, numbers }, layers)
  number()
  if (number() === 3) bits(1)
  numbers(2)
  if (bits(1)) numbers(4)
  numbers(3)
  numbers(3 * (bits(1) ? layers + 1 : 1))
  numbers(6)
  // Lists of weights and several kinds of references: no telephone has them, and they would be long to read.
  if (bits(1) && bits(1)) return SILENT
  bits(2)
  if (bits(1)) {
    bits(8)
    numbers(2)
    bits(1)
  }
  for (let sets = number(); sets > 0; sets--) {
    const references = numbers(2).reduce((sum, count) => sum + count, 0)
    if (sets > 1 || references > 0) return SILENT
  }
  if (bits(1)) return SILENT
  bits(2)
  if (!bits(1)) return SILENT
  if (bits(1) && bits(8) === 255) bits(32)
  if (bits(1)) bits(1)
  if (!bits(1)) return SILENT
  bits(3)
  const full = bits(1) === 1
  if (!bits(1)) return { ...SILENT, full }
  bits(16)
  return { matrix: bits(8), full }
}

const skipProfile = ({ bits }: Bits, layers: number) => {
  for (let byte = 0; byte < 12; byte++) bits(8)
  const present = Array.from({ length: layers }, () => [bits(1), bits(1)] as const)
  if (layers > 0) for (let layer = layers; layer < 8; layer++) bits(2)
  for (const [profile, level] of present) {
    if (profile) for (let byte = 0; byte < 11; byte++) bits(8)
    if (level) bits(8)
  }
}

/** The share of red and blue in brightness, for each table of H.273. */
const SHARES: Record<number, [red: number, blue: number]> = {
  1: [0.2126, 0.0722],
  4: [0.3, 0.11],
  7: [0.212, 0.087],
  9: [0.2627, 0.0593],
  10: [0.2627, 0.0593],
}

/** Turns brightness and two colours, each from 0 to 1, into red, green and blue from 0 to 255, written at a place. */
export const toRgb = ({ matrix, full }: Colours) => {
  const [red, blue] = SHARES[matrix] ?? [0.299, 0.114]
  const green = 1 - red - blue
  const [low, high, wide] = full ? [0, 255, 255] : [16, 219, 224]
  return (into: Uint8ClampedArray, at: number, y: number, cb: number, cr: number) => {
    if (matrix === 0) return void ((into[at] = cr), (into[at + 1] = y), (into[at + 2] = cb))
    const light = ((y - low) * 255) / high
    const bluish = ((cb - 128) * 255) / wide
    const reddish = ((cr - 128) * 255) / wide
    into[at] = light + 2 * (1 - red) * reddish
    into[at + 1] = light - (2 * blue * (1 - blue) * bluish + 2 * red * (1 - red) * reddish) / green
    into[at + 2] = light + 2 * (1 - blue) * bluish
  }
}
