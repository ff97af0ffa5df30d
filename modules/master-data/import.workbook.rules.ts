import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import type { Line } from './import.reading.rules.ts'

const MOST_INFLATED_BYTES = 400_000_000
const MOST_ENTRIES = 2000

/** Is this a ZIP, as every Excel workbook is since 2007? */
export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * Does a workbook stay within bounds when it is unpacked? Sizes that a ZIP claims are not believed: every entry is
 * unpacked once, counted and thrown away.
 */
export const unpacksWithinBounds = async (bytes: Uint8Array): Promise<boolean> => {
  const entries = entriesOf(bytes)
  if (!entries || entries.length > MOST_ENTRIES) return false
  let total = 0
  for (const { start, size, deflated } of entries) {
    if (!deflated) {
      total += size
      continue
    }
    const inflate = createInflateRaw()
    inflate.on('data', (part: Uint8Array) => {
      total += part.length
      if (total > MOST_INFLATED_BYTES) inflate.destroy(new Error('too large'))
    })
    inflate.end(bytes.subarray(start, start + size))
    const whole = await once(inflate, 'end').then(
      () => true,
      () => false,
    )
    if (!whole) return false
  }
  return total <= MOST_INFLATED_BYTES
}

/** The entries that the directory at the end of a ZIP names; undefined when there is none. */
const entriesOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < 0) return undefined
  const entries: { start: number; size: number; deflated: boolean }[] = []
  try {
    let at = view.getUint32(end + 16, true)
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) return undefined
      const local = view.getUint32(at + 42, true)
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      entries.push({
        start,
        size: view.getUint32(at + 20, true),
        deflated: view.getUint16(at + 10, true) === 8,
      })
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch {
    return undefined
  }
  return entries
}

/** The lines of the first sheet that has any. A formula is read as its result, a date as YYYY-MM-DD. */
export async function* readWorkbook(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const workbook = Buffer.concat(await Array.fromAsync(bytes))
  for (const name of await namesOfSheets(workbook)) {
    let found = false
    for await (const { index, values } of streamXlsxRows(workbook, { sheet: name })) {
      const cells = values.map(textOf)
      if (cells.every((cell) => cell.trim() === '')) continue
      found = true
      yield { line: index + 1, cells }
    }
    if (found) return
  }
}

/** Asked which sheets it should read, the reader names them all; none is read yet. */
const namesOfSheets = async (workbook: Uint8Array) => {
  const names: string[] = []
  await readXlsx(workbook, { sheets: ({ name }) => names.push(name) === 0 })
  return names
}

const textOf = (value: CellValue): string => {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}
