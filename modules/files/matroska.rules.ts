import { numbersFrom } from './boxes.rules.ts'
import type { Blank } from './hidden.rules.ts'
import type { Read } from './tiff.rules.ts'

const SEGMENT = 0x18_53_80_67
const INFO = 0x15_49_a9_66
/** Where it was filmed, by whom and with what; covers and whatever else is attached. */
const HIDING = new Set([0x12_54_c3_67, 0x19_41_a4_69])
/** A title, when it was made, which programs wrote it, what it was called. */
const TOLD = new Set([0x7b_a9, 0x44_61, 0x4d_80, 0x57_41, 0x73_84])
const MOST_ELEMENTS = 20_000

interface Element {
  id: number
  at: number
  from: number
  to: number
}

/** Reads the elements between two places; one that does not say how long it is (a live recording) reaches to the end. */
const elementsOf = async (read: Read, from: number, to: number) => {
  const elements: Element[] = []
  for (let at = from; at < to && elements.length < MOST_ELEMENTS;) {
    const head = await read(at, 12)
    const ofId = Math.clz32(head[0] ?? 0) - 23
    const ofSize = Math.clz32(head[ofId] ?? 0) - 23
    if (ofId > 4 || ofSize > 8 || head.length < ofId + ofSize) break
    const size = numbersFrom(head, ofId).next(ofSize) - 2 ** (7 * ofSize)
    const begins = at + ofId + ofSize
    const ends = size === 2 ** (7 * ofSize) - 1 ? to : Math.min(to, begins + size)
    elements.push({ id: numbersFrom(head, 0).next(ofId), at, from: begins, to: ends })
    at = ends
  }
  return elements
}

/** An element that is skipped, of the same length, with nothing in it. */
const empty = ({ at, from, to }: Element): Blank[] => {
  const ofSize = Math.min(8, from - at - 1)
  const begins = at + 1 + ofSize
  const bytes = Buffer.alloc(1 + ofSize)
  bytes[0] = 0xec
  bytes.writeUIntBE(to - begins, 1 + Math.max(0, ofSize - 6), Math.min(6, ofSize))
  bytes[1]! |= 2 ** (8 - ofSize)
  return [{ at, length: bytes.length, bytes }, ...(to > begins ? [{ at: begins, length: to - begins }] : [])]
}

/** What a film in Matroska or WebM hides beside what is seen and heard. */
export const hiddenInMatroska = async (read: Read, size: number): Promise<Blank[]> => {
  const segment = (await elementsOf(read, 0, size)).find(({ id }) => id === SEGMENT)
  if (!segment) return []
  const found: Blank[] = []
  for (const element of await elementsOf(read, segment.from, segment.to)) {
    if (HIDING.has(element.id)) found.push(...empty(element))
    if (element.id !== INFO) continue
    for (const { id, from, to } of await elementsOf(read, element.from, element.to))
      if (TOLD.has(id) && to > from) found.push({ at: from, length: to - from })
  }
  return found
}
