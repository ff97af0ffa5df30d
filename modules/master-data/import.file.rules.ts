import { shown } from '#kernel/contract/text.ts'
import type { Column } from './import.contract.ts'
import {
  decoded,
  type Encoding,
  encodingOf,
  type Line,
  readLines,
  type Separator,
  separatorOf,
} from './import.reading.rules.ts'
import { isZip, readWorkbook, unpacksWithinBounds } from './import.workbook.rules.ts'

/** How a file is to be read, found out once when it arrives. */
export interface FileForm {
  format: 'csv' | 'xlsx'
  encoding: Encoding
  separator: Separator
}

const MOST_COLUMNS = 200
const SAMPLES = 5
const SAMPLED_LINES = 50
const LONGEST_SAMPLE = 80

/** A stream of bytes from storage or from memory. */
type Bytes = AsyncIterable<Uint8Array>

/** The lines of a file, its header first. */
export async function* readFile(
  bytes: Bytes,
  { format, encoding, separator }: FileForm,
): AsyncGenerator<Line> {
  if (format === 'xlsx') {
    let width = 0
    for await (const line of readWorkbook(bytes)) {
      width ||= line.cells.length
      // A sheet keeps no empty cells at the end of a row.
      while (line.cells.length < width) line.cells.push('')
      yield line
    }
    return
  }
  let first = true
  for await (const line of readLines(decoded(bytes, encoding), separator)) {
    // Excel writes the separator into a line of its own.
    if (!(first && /^sep=/i.test(line.cells[0] ?? ''))) yield line
    first = false
  }
}

export type Inspected = { form: FileForm; columns: Omit<Column, 'field'>[] } | { problem: Problem }

type Problem = 'file-unreadable' | 'file-empty' | 'too-many-columns'

/** How a file is to be read and which columns it has, or why that can not be said. */
export const inspectFile = async (bytes: Uint8Array): Promise<Inspected> => {
  const form = await formOf(bytes)
  if (!form) return { problem: 'file-unreadable' }
  const lines: string[][] = []
  try {
    for await (const { cells } of readFile(parts(bytes), form)) {
      if (cells.length > MOST_COLUMNS) return { problem: 'too-many-columns' }
      if (lines.push(cells) > SAMPLED_LINES) break
    }
  } catch {
    return { problem: 'file-unreadable' }
  }
  const [header, ...body] = lines
  if (!header || body.length === 0) return { problem: 'file-empty' }
  const columns = header.map((name, index) => ({
    header: shown(name),
    samples: [
      ...new Set(body.map((cells) => shown(cells[index] ?? '', LONGEST_SAMPLE)).filter(Boolean)),
    ].slice(0, SAMPLES),
  }))
  return { form, columns }
}

const formOf = async (bytes: Uint8Array): Promise<FileForm | undefined> => {
  if (isZip(bytes))
    return (await unpacksWithinBounds(bytes))
      ? { format: 'xlsx', encoding: 'utf-8', separator: ',' }
      : undefined
  const encoding = encodingOf(bytes)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 40_000))
  if (isBinary(head)) return undefined
  return { format: 'csv', encoding, separator: separatorOf(head.replace(/^sep=.*\r?\n/i, '')) }
}

/** A text may have a broken place, but is not made of control characters. */
const isBinary = (head: string) => {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters that are counted
  const control = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return control > head.length / 200
}

async function* parts(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
