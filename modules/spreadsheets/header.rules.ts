import { fieldOfHeader } from './names.rules.ts'
import { Separator } from './parse.contract.ts'
import { firstLines, type Line } from './parse.rules.ts'

/** A header is looked for in so many lines. */
export const MOST_ABOVE = 60

/** Which lines name the columns; a line 0 where the file has no such line. */
export interface Header {
  headerLine: number
  /** How many lines share in the names. */
  headerLines: number
}

/** The names of columns that one or two lines give together: «Miet-» above «beginn» is Mietbeginn. */
export const namesIn = (lines: readonly (readonly string[])[]) => {
  const width = Math.max(0, ...lines.map((cells) => cells.length))
  return Array.from({ length: width }, (_, at) =>
    lines
      .map((cells) => (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim())
      .filter((name, index, all) => name !== '' && all.indexOf(name) === index)
      .reduce((name, more) => (name.endsWith('-') ? name.slice(0, -1) + more : `${name} ${more}`.trim()), ''),
  )
}

/** How many columns of a line are called as fields are. */
const known = (cells: readonly string[]) =>
  new Set(cells.map((cell) => fieldOfHeader(cell)).filter((field) => field !== undefined)).size

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

/**
 * Finds the header among the first lines of a table: the line that names most fields we know; else the first that is about as
 * wide as the table. Titles, empty lines and remarks may stand above it. Where that line looks like those below it, there is none.
 */
export const headerOf = (all: readonly Line[]): Header => {
  const lines = all.slice(0, MOST_ABOVE)
  const widest = Math.max(0, ...lines.map(({ cells }) => filled(cells)))
  const first = lines.findIndex(({ cells }) => filled(cells) * 2 >= widest)
  if (first === -1) return { headerLine: 1, headerLines: 1 }
  const counts = lines.map(({ cells }) => known(cells))
  const best = counts.indexOf(Math.max(...counts))
  const sure = counts[best]! > 1 || (counts[best] === 1 && (best === first || filled(lines[best]!.cells) < 3))
  if (sure) return withNeighbour(lines, best)
  return looksAlike(lines.slice(first, first + 6))
    ? { headerLine: 0, headerLines: 1 }
    : { headerLine: lines[first]!.line, headerLines: 1 }
}

/** A header may be split over two lines, of which either alone names fewer fields. */
const withNeighbour = (lines: readonly Line[], at: number): Header => {
  const own = known(lines[at]!.cells)
  for (const from of [at - 1, at]) {
    const [upper, lower] = [lines[from], lines[from + 1]]
    if (!upper || !lower || lower.line !== upper.line + 1) continue
    const other = from === at ? lower : upper
    if (other.cells.some((cell) => shapeOf(cell) !== undefined)) continue
    if (known(namesIn([upper.cells, lower.cells])) > own) return { headerLine: upper.line, headerLines: 2 }
  }
  return { headerLine: lines[at]!.line, headerLines: 1 }
}

const shapes = {
  mail: /^[^\s@]+@[^\s@]+\.\w+$/,
  phone: /^(?:\+|00?)\d[\d ]{8,16}$/,
  day: /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}.*)$/,
  number: /^-?\d+(?:[.,]\d+)?$/,
  place: /^(?:[A-Z]{1,2}-)?\d{4,5} \p{L}/u,
}

/** What a cell is by its looks; undefined for a plain text. */
export const shapeOf = (cell: string) =>
  (Object.keys(shapes) as (keyof typeof shapes)[]).find((shape) => shapes[shape].test(cell.trim()))

/** Does the first line hold such values as those below it, in at least one column, or in two where it is alone? */
const looksAlike = ([first, ...below]: readonly Line[]) => {
  const alike = first!.cells.filter((cell, at) => {
    const shape = shapeOf(cell)
    return (
      shape !== undefined &&
      below.filter(({ cells }) => shapeOf(cells[at] ?? '') === shape).length * 2 >= below.length
    )
  })
  return alike.length >= (below.length === 0 ? 2 : 1)
}

/** The separator with which most columns are called as fields are; else the one that makes most lines equally wide. */
export const separatorOf = (text: string): Separator => {
  const said = /^\ufeff?sep=([;\t,|])/i.exec(text)
  if (said) return said[1] as Separator
  const judged = Separator.options.map((separator) => {
    const read = firstLines(text, separator, MOST_ABOVE)
    const lines = read.filter(({ problem }) => !problem).map(({ cells }) => cells)
    const widths = lines.map(({ length }) => length).filter((width) => width > 1)
    const equal = Math.max(
      0,
      ...[...Map.groupBy(widths, (width) => width).values()].map(({ length }) => length),
    )
    return {
      separator,
      worth: [
        Math.max(0, ...lines.map(known)),
        equal,
        read[0]?.problem ? 0 : (read[0]?.cells.length ?? 0),
      ] as const,
    }
  })
  return judged.reduce((best, each) => (isMore(each.worth, best.worth) ? each : best)).separator
}

const isMore = (one: readonly number[], other: readonly number[]) => {
  const at = one.findIndex((count, index) => count !== other[index])
  return at !== -1 && one[at]! > other[at]!
}
