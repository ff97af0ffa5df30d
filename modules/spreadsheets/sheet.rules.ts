import type { CellReader, ReadCell } from './cells.rules.ts'
import type { Line } from './parse.rules.ts'
import { xmlReader } from './xml.rules.ts'

const MOST_COLUMNS = 16_384
const MOST_LINES = 1_048_576

interface Row {
  line: number
  cells: ReadCell[]
  hidden: boolean
}

/** The bytes of a sheet, from their beginning each time it is called. */
type Open = () => AsyncIterable<Uint8Array>

/**
 * The lines of a sheet that are not empty, numbered as its rows are and in that order. A cell that was merged with those below it stands in each
 * of their lines; one that was merged with its neighbours stands where it begins.
 */
export async function* readSheet(open: Open, valueOf: CellReader): AsyncGenerator<Line> {
  const { merged, isOrdered } = await layoutOf(open())
  const rows: Line[] = []
  const kept: Row[] = []
  const running: { column: number; until: number; cell: ReadCell }[] = []
  const add = ({ line, cells, hidden }: Row) => {
    for (let at = running.length - 1; at >= 0; at--) {
      const { column, until, cell } = running[at]!
      if (line > until) running.splice(at, 1)
      else if (!cells[column]?.shown) cells[column] = cell
    }
    for (const { column, until } of merged.get(line) ?? [])
      running.push({ column, until, cell: cells[column] ?? { shown: '' } })
    const row = lineOf(line, cells)
    if (row) rows.push(hidden ? { ...row, hidden } : row)
  }
  const reader = rowReader(valueOf, isOrdered ? add : (row) => kept.push(row))
  for await (const part of open()) {
    reader.write(part)
    yield* rows.splice(0)
  }
  reader.end()
  for (const row of kept.toSorted((one, other) => one.line - other.line)) add(row)
  yield* rows.splice(0)
}

const lineOf = (line: number, cells: ReadCell[]): Line | undefined => {
  while (cells.length > 0 && !cells.at(-1)?.shown && !cells.at(-1)?.odd) cells.pop()
  const read: Line = { line, cells: Array.from(cells, (cell) => cell?.shown ?? '') }
  for (const [at, cell] of cells.entries()) {
    if (cell?.raw !== undefined) (read.raw ??= {})[at] = cell.raw
    if (cell?.day !== undefined) (read.days ??= {})[at] = cell.day
    if (cell?.odd) (read.odd ??= {})[at] = cell.odd
  }
  return read.odd || read.cells.some((cell) => cell.trim() !== '') ? read : undefined
}

const rowReader = (valueOf: CellReader, add: (row: Row) => void) => {
  let line = 0
  let hidden = false
  let cells: ReadCell[] = []
  let column = -1
  let written = { type: '', style: 0, value: undefined as string | undefined, inline: '', formula: false }
  let into: 'value' | 'inline' | undefined
  let spoken = 0
  return xmlReader({
    open(name, attributes) {
      if (name === 'row') {
        line = attributes.r ? Number(attributes.r) : line + 1
        if (!(line > 0 && line <= MOST_LINES)) throw new Error('A row beyond the sheet')
        hidden = /^(?:1|true)$/.test(attributes.hidden ?? '')
        cells = []
        column = -1
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        if (!(column >= 0 && column < MOST_COLUMNS)) throw new Error('A cell beyond the sheet')
        written = {
          type: attributes.t ?? '',
          style: Number(attributes.s ?? 0),
          value: undefined,
          inline: '',
          formula: false,
        }
      } else if (name === 'v') {
        into = 'value'
        written.value = ''
      } else if (name === 't' && spoken === 0) into = 'inline'
      else if (name === 'f') written.formula = true
      else if (name === 'rPh') spoken += 1
    },
    text(text) {
      if (into === 'value') written.value += text
      else if (into === 'inline') written.inline += text
    },
    close(name) {
      if (name === 'v' || name === 't') into = undefined
      else if (name === 'rPh') spoken -= 1
      else if (name === 'c') {
        const cell = valueOf(written)
        if (cell.shown !== '' || cell.odd) cells[column] = cell
      } else if (name === 'row') add({ line, cells, hidden })
    },
  })
}

/** The column of a reference like AB12, counted from 0. */
const columnOf = (reference: string) => {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

const MARK = Buffer.from('mergeCell ')
const ROW = 'row '
const LONGEST_MARK = 200

/**
 * Where cells are merged with those below them, by the line at which that begins, which a sheet says after its last row; and whether
 * its rows stand in their order.
 */
const layoutOf = async (bytes: AsyncIterable<Uint8Array>) => {
  const merged = new Map<number, { column: number; until: number }[]>()
  let isOrdered = true
  let last = 0
  let kept = Buffer.alloc(0)
  for await (const part of bytes) {
    const text = Buffer.concat([kept, part])
    for (const number of rowsIn(text)) {
      if (number < last) isOrdered = false
      last = number
    }
    if (text.includes(MARK))
      for (const [, first, end] of text
        .toString('latin1')
        .matchAll(/mergeCell [^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/gi)) {
        const from = Number(first!.replace(/\D+/, ''))
        const until = Number(end!.replace(/\D+/, ''))
        const column = columnOf(first!)
        const known = merged.get(from) ?? []
        if (until > from && !known.some((each) => each.column === column))
          merged.set(from, [...known, { column, until }])
      }
    kept = text.subarray(Math.max(text.lastIndexOf('>') + 1, text.length - LONGEST_MARK))
  }
  return { merged, isOrdered }
}

/** The numbers that rows say of themselves; a row that says none follows the one before it. */
function* rowsIn(text: Buffer) {
  for (let at = text.indexOf(ROW); at !== -1; at = text.indexOf(ROW, at + ROW.length)) {
    if (text[at - 1] !== 0x3c && text[at - 1] !== 0x3a) continue
    const [tag = ''] = text.toString('latin1', at, at + LONGEST_MARK).split('>', 1)
    const number = /\sr="(\d+)"/.exec(tag)?.[1]
    if (number) yield Number(number)
  }
}
