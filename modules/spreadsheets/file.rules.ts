import { shown } from '#kernel/contract/text.ts'
import type { Column } from './contract.ts'
import { decoded, encodingOf, encodingSamples, textOf } from './encoding.rules.ts'
import { headerOf, MOST_ABOVE, namesIn, separatorOf } from './header.rules.ts'
import { fieldOfHeader } from './names.rules.ts'
import type { Choices, Encoding, Reading, Separator } from './parse.contract.ts'
import { type Line, readLines } from './parse.rules.ts'
import { remarkOf } from './remarks.rules.ts'
import { isOldOrLocked, isZip, openWorkbook, type Sheet, unpacksWithinBounds } from './workbook.rules.ts'

/** How a file is to be read: found out when it arrives, or said by a person. */
export interface FileForm {
  format: 'csv' | 'xlsx'
  encoding: Encoding
  separator: Separator
  /** The name of the sheet; empty in a text, and where the first that has lines is meant. */
  sheet: string
  /** The first line of the header, or 0 where there is none. */
  headerLine: number
  headerLines: number
  leaveOutRemarks: boolean
}

const MOST_COLUMNS = 200
const SAMPLES = 5
const SAMPLED_LINES = 50
const LONGEST_SAMPLE = 80
const SHOWN_LINES = MOST_ABOVE
const SHOWN_COLUMNS = 40

/** A stream of bytes from storage or from memory. */
type Bytes = AsyncIterable<Uint8Array>

/** The lines of a file below its header. */
export async function* readFile(bytes: Bytes, form: FileForm): AsyncGenerator<Line> {
  let first: number | undefined
  for await (const line of allLines(bytes, form)) {
    if (line.line < form.headerLine) continue
    first ??= line.line
    if (form.headerLine === 0 || line.line >= first + form.headerLines) yield line
  }
}

async function* allLines(
  bytes: Bytes,
  { format, encoding, separator, sheet }: FileForm,
): AsyncGenerator<Line> {
  if (format === 'xlsx') {
    const workbook = await openWorkbook(Buffer.concat(await Array.fromAsync(bytes)))
    const named = workbook.sheets.find(({ name }) => name === sheet)
    yield* workbook.lines(named ?? workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0]!)
    return
  }
  let first = true
  for await (const line of readLines(decoded(bytes, encoding), separator)) {
    // Excel writes the separator into a line of its own.
    if (!(first && /^\ufeff?sep=/i.test(line.cells[0] ?? ''))) yield line
    first = false
  }
}

export type Inspected =
  | { form: FileForm; columns: Omit<Column, 'field'>[]; view: View }
  | { problem: Problem }

/** What of a file is shown to who decides how it is read. */
export type View = Pick<Reading, 'sheets' | 'encodings' | 'head' | 'guessed'>

type Problem = 'file-unreadable' | 'file-old-or-locked' | 'file-empty' | 'file-hidden' | 'too-many-columns'

/** How a file is to be read, as somebody said or as it looks, and which columns it has; or why that can not be said. */
export const inspectFile = async (bytes: Uint8Array, choices: Choices = {}): Promise<Inspected> => {
  if (isOldOrLocked(bytes)) return { problem: 'file-old-or-locked' }
  try {
    return isZip(bytes) ? await inspectWorkbook(bytes, choices) : await inspectText(bytes, choices)
  } catch {
    return { problem: 'file-unreadable' }
  }
}

const inspectText = async (bytes: Uint8Array, choices: Choices): Promise<Inspected> => {
  const encoding = choices.encoding ?? encodingOf(bytes)
  const head = textOf(bytes.subarray(0, 40_000), encoding)
  if (isBinary(head) || ANOTHER.test(head)) return { problem: 'file-unreadable' }
  const separator = choices.separator ?? separatorOf(head)
  const text = { format: 'csv', encoding, separator, sheet: '' } as const
  const lines = await firstOf(allLines(parts(bytes), { ...text, ...noHeader }))
  return inspectLines(lines, text, choices, {
    sheets: [],
    encodings: encodingSamples(bytes, encodingOf(bytes)),
  })
}

const noHeader = { headerLine: 0, headerLines: 1, leaveOutRemarks: true }

const inspectWorkbook = async (bytes: Uint8Array, choices: Choices): Promise<Inspected> => {
  if (!(await unpacksWithinBounds(bytes))) return { problem: 'file-unreadable' }
  const workbook = await openWorkbook(bytes)
  const sheets: { sheet: Sheet; lines: Line[] }[] = []
  for (const sheet of workbook.sheets) sheets.push({ sheet, lines: await firstOf(workbook.lines(sheet)) })
  const said = sheets.find(({ sheet }) => sheet.name === choices.sheet)
  const hasLines = ({ lines }: (typeof sheets)[number]) => lines.length > 0
  if (!said && sheets.some(hasLines) && sheets.filter(hasLines).every(({ sheet }) => sheet.hidden))
    return { problem: 'file-hidden' }
  const chosen = said ?? likeliest(sheets)
  const form = { format: 'xlsx', encoding: 'utf-8', separator: ',', sheet: chosen.sheet.name } as const
  return inspectLines(chosen.lines, form, choices, {
    sheets: sheets.map(({ sheet, lines }) => ({ ...sheet, empty: lines.length === 0 })),
    encodings: [],
  })
}

/** The sheet with most names of fields in a line, then the first with lines. */
const likeliest = (sheets: readonly { sheet: Sheet; lines: Line[] }[]) => {
  const worth = ({ sheet, lines }: (typeof sheets)[number]) =>
    lines.length === 0 || sheet.hidden
      ? -1
      : Math.max(
          ...lines.map(({ cells }) => cells.filter((cell) => fieldOfHeader(cell) !== undefined).length),
        )
  return sheets.reduce((best, each) => (worth(each) > worth(best) ? each : best))
}

const firstOf = async (lines: AsyncIterable<Line>) => {
  const first: Line[] = []
  for await (const line of lines) if (first.push(line) >= MOST_ABOVE + SAMPLED_LINES) break
  return first
}

const inspectLines = (
  lines: readonly Line[],
  how: Pick<FileForm, 'format' | 'encoding' | 'separator' | 'sheet'>,
  choices: Choices,
  shownOf: Pick<View, 'sheets' | 'encodings'>,
): Inspected => {
  const found = headerOf(lines)
  const wanted = choices.headerLine ?? found.headerLine
  const form: FileForm = {
    ...how,
    headerLine: wanted === 0 ? 0 : (lines.find(({ line }) => line >= wanted)?.line ?? wanted),
    headerLines: choices.headerLines ?? (choices.headerLine === undefined ? found.headerLines : 1),
    leaveOutRemarks: choices.leaveOutRemarks ?? true,
  }
  const end = form.headerLine + form.headerLines
  const above = lines.filter(({ line }) => form.headerLine > 0 && line >= form.headerLine && line < end)
  const names = namesIn(above.map(({ cells }) => cells))
  const below = lines.filter(({ line }) => form.headerLine === 0 || line >= end)
  const remarks = new Map(
    form.leaveOutRemarks ? below.map((line) => [line.line, remarkOf(line, names)] as const) : [],
  )
  const rows = below.filter(({ line }) => !remarks.get(line)).slice(0, SAMPLED_LINES)
  if (rows.length === 0) return { problem: below.some(({ hidden }) => hidden) ? 'file-hidden' : 'file-empty' }
  const width = widthOf(names, rows)
  if (width > MOST_COLUMNS) return { problem: 'too-many-columns' }
  const columns = Array.from({ length: width }, (_, at) => ({
    header: shown(names[at] ?? ''),
    samples: [
      ...new Set(rows.map(({ cells }) => shown(cells[at] ?? '', LONGEST_SAMPLE)).filter(Boolean)),
    ].slice(0, SAMPLES),
  }))
  const head = lines.slice(0, SHOWN_LINES).map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, SHOWN_COLUMNS).map((cell) => shown(cell, LONGEST_SAMPLE)),
    role:
      form.headerLine > 0 && line < form.headerLine
        ? ('above' as const)
        : form.headerLine > 0 && line < end
          ? ('header' as const)
          : (remarks.get(line) ?? ('row' as const)),
  }))
  const guessed = (['encoding', 'separator', 'sheet', 'headerLine'] as const).filter(
    (what) => choices[what] === undefined,
  )
  return { form, columns, view: { ...shownOf, head, guessed } }
}

const widthOf = (names: readonly string[], rows: readonly Line[]) => {
  const named = names.findLastIndex((name) => name !== '') + 1
  const widths = rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1)
  // Cells without a name belong to the table when most of its rows have them; else they are a mistake of their line.
  const usual = widths.toSorted((one, other) => other - one)[Math.floor(widths.length / 2)]!
  return Math.max(named, named === 0 ? Math.max(...widths) : usual)
}

/** What some programs save as .xls or .csv: a page, a document, a picture of a table. */
const ANOTHER = /^\ufeff?\s*(?:<(?:!doctype|html|head|meta|table|\?xml)\b|<!--|%PDF-|\{\\rtf)/i

/** A text may have broken places, but is not made of control characters. */
const FEW = 5

const isBinary = (head: string) => {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters that are counted
  const control = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return control > FEW + head.length / 200
}

async function* parts(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
