import type { Separator } from './parse.contract.ts'

/** A line of a file: where it starts, its cells as they are shown, or why it can not be read. */
export interface Line {
  line: number
  cells: string[]
  problem?: 'quote-not-closed' | 'torn-character' | 'stray-quote'
  /** What cells of a workbook are that show something else, by their position: a number as it is kept, a day as YYYY-MM-DD. */
  raw?: { [at: number]: string }
  /** The days that numbers of a workbook are that counts them from 1904, by their position. */
  days?: { [at: number]: string }
  /** Cells of a workbook that are not what they show, by their position. */
  odd?: { [at: number]: Oddity }
  /** A row of a workbook that nobody sees. */
  hidden?: true
}

/** A day or a time that may have been meant as text, a formula that failed, one whose result was never worked out. */
export type Oddity = 'day' | 'error' | 'no-result'

/** Of one file: the homes and people of the largest managers, with some to spare. */
export const MOST_LINES = 500_000

/** A quoted cell longer than this was never closed: what follows is read as lines again. */
const LONGEST_RECORD = 32_768

/** The first lines of a text, each with its cells; empty ones are left out. */
export const firstLines = (text: string, separator: Separator, most: number): Line[] => {
  const lines: Line[] = []
  let line = 1
  for (let from = 0; from < text.length && lines.length < most;) {
    const record = nextRecord(text, from, separator, true)!
    if (!isEmpty(record.cells)) lines.push(lineOf(line, record, separator))
    line += record.breaks
    from = record.end
  }
  return lines
}

/**
 * The lines of a CSV text. Cells may be quoted and then contain separators, line breaks and doubled quotes. A broken line
 * is handed out with its problem, and reading goes on below it. Empty lines are left out; `line` counts from 1.
 */
export async function* readLines(text: AsyncIterable<string>, separator: Separator): AsyncGenerator<Line> {
  let rest = ''
  let line = 1
  for await (const part of text) {
    rest += part
    let from = 0
    for (;;) {
      const record = nextRecord(rest, from, separator, false)
      if (!record) break
      if (!isEmpty(record.cells)) yield lineOf(line, record, separator)
      line += record.breaks
      from = record.end
    }
    rest = rest.slice(from)
  }
  for (let from = 0; from < rest.length;) {
    const record = nextRecord(rest, from, separator, true)!
    if (!isEmpty(record.cells)) yield lineOf(line, record, separator)
    line += record.breaks
    from = record.end
  }
}

interface Record {
  cells: string[]
  /** Where the next one starts, and how many line breaks lie before it. */
  end: number
  breaks: number
  problem?: Line['problem']
}

export const isEmpty = (cells: string[]) => cells.every((cell) => cell.trim() === '')

/** A whole line in quotes is what a spreadsheet made of it that took it for one cell. */
const unwrapped = (cells: string[], separator: Separator) => {
  const [only = ''] = cells
  if (cells.length > 1 || !only.includes(separator)) return cells
  const inner = nextRecord(only, 0, separator, true)!
  return inner.problem || inner.end < only.length ? cells : inner.cells
}

const lineOf = (line: number, { cells: found, problem }: Record, separator: Separator): Line => {
  const cells = problem ? found : unwrapped(found, separator)
  const torn = problem === undefined && cells.some((cell) => cell.includes('\ufffd'))
  return { line, cells, ...(problem && { problem }), ...(torn && { problem: 'torn-character' as const }) }
}

/** One record from `from`; undefined when more text is needed to know where it ends. */
const nextRecord = (text: string, from: number, separator: string, last: boolean): Record | undefined => {
  const end = endOfLine(text, from, last)
  if (end === undefined) return undefined
  const plain = text.slice(from, end.at)
  if (!plain.includes('"')) return { cells: plain.split(separator), end: end.next, breaks: 1 }
  return quotedRecord(text, from, separator, last, end)
}

interface End {
  at: number
  next: number
}

const endOfLine = (text: string, from: number, last: boolean): End | undefined => {
  lineBreak.lastIndex = from
  const found = lineBreak.exec(text)
  // A carriage return at the very end may be the first half of a line break.
  if (found && !(found[0] === '\r' && lineBreak.lastIndex === text.length && !last))
    return { at: found.index, next: lineBreak.lastIndex }
  return last ? { at: text.length, next: text.length } : undefined
}

const lineBreak = /\r\n|\n|\r/g

const quotedRecord = (
  text: string,
  from: number,
  separator: string,
  last: boolean,
  firstLine: End,
): Record | undefined => {
  const cells: string[] = []
  let at = from
  let breaks = 1
  for (;;) {
    if (text[at] !== '"') {
      const end = endOfLine(text, at, last)
      if (!end) return undefined
      const next = text.indexOf(separator, at)
      const stop = next === -1 || next > end.at ? end.at : next
      cells.push(text.slice(at, stop))
      if (stop === end.at) return { cells, end: end.next, breaks }
      at = stop + 1
      continue
    }
    const close = closingQuote(text, at + 1)
    if (close === undefined || close - from > LONGEST_RECORD) {
      if (!last && text.length - from <= LONGEST_RECORD) return undefined
      return broken(text, from, separator, firstLine, 'quote-not-closed')
    }
    // A quote at the end of what has arrived may be the first of two.
    if (close + 1 >= text.length && !last) return undefined
    const cell = text.slice(at + 1, close).replaceAll('""', '"')
    cells.push(cell)
    breaks += cell.match(lineBreak)?.length ?? 0
    at = close + 1
    if (text[at] === separator) {
      at += 1
      continue
    }
    const end = endOfLine(text, at, last)
    if (!end) return undefined
    if (text.slice(at, end.at).trim() !== '') return broken(text, from, separator, firstLine, 'stray-quote')
    return { cells, end: end.next, breaks }
  }
}

/** The quote that ends a cell: the first that is not doubled. */
const closingQuote = (text: string, from: number) => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at
  return undefined
}

/** A line that can not be understood ends at its first line break, so that only it is lost. */
const broken = (
  text: string,
  from: number,
  separator: string,
  { at, next }: End,
  problem: NonNullable<Line['problem']>,
) => ({
  cells: text.slice(from, Math.min(at, from + 2000)).split(separator),
  end: next,
  breaks: 1,
  problem,
})
