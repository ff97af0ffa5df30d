import { formatValue, isDateFormat, serialToDate } from 'hucre'
import type { Oddity } from './parse.rules.ts'
import { readXml } from './xml.rules.ts'

/** A cell as the sheet writes it down. */
export interface WrittenCell {
  /** What kind of value it is; a number where nothing is said. */
  type: string
  style: number
  value: string | undefined
  inline: string
  formula: boolean
}

/** A cell as it is shown, and what it is behind that. */
export interface ReadCell {
  shown: string
  raw?: string
  /** The day that a number is, where its workbook counts days otherwise than others do. */
  day?: string
  odd?: Oddity
}

export type CellReader = (cell: WrittenCell) => ReadCell

/** The formats that have a number only (ECMA-376, 18.8.30). Days of the reader's country are shown as in Switzerland. */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy hh:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
}

const MOST_KNOWN = 20_000
/** Numbers that may count days since 1904: from 1931 to 2177. */
const FIRST_COUNT = 10_000
const LAST_COUNT = 99_999

/** Reads cells by the styles of their workbook: what Excel would show, and the number or day behind it. */
export const cellReader = async (
  styles: AsyncIterable<Uint8Array>,
  { texts, since1904 }: { texts: readonly string[]; since1904: boolean },
): Promise<CellReader> => {
  const formats = await formatsOf(styles)
  const days = new Map(
    [...new Set(formats)].map((format) => [format, format !== '' && isDateFormat(format)] as const),
  )
  // The same days come again and again.
  const known = new Map<string, ReadCell>()
  const inFormat = (number: number, format: string, raw: string): ReadCell => {
    const shown = formatValue(number, format, { is1904: since1904 }).trim() || raw
    if (days.get(format)) return { shown, raw: dayOf(number, since1904) ?? raw, odd: 'day' }
    return { shown, ...(shown !== raw && { raw }), ...counted(number) }
  }
  const counted = (number: number) => {
    const day = since1904 && number >= FIRST_COUNT && number <= LAST_COUNT ? dayOf(number, true) : undefined
    return day && { day }
  }
  return ({ type, style, value, inline, formula }) => {
    if (formula && value === undefined && inline === '') return { shown: '', odd: 'no-result' }
    if (type === 's') return { shown: plain(texts[Number(value)] ?? '') }
    if (type === 'inlineStr') return { shown: plain(inline) }
    if (type === 'str') return { shown: plain(value ?? '') }
    if (type === 'e') return { shown: value ?? '#', odd: 'error' }
    if (type === 'b') return { shown: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    if (type === 'd') return { shown: value ?? '', raw: (value ?? '').slice(0, 10), odd: 'day' }
    if (value === undefined || value === '') return { shown: '' }
    const number = Number(value)
    if (Number.isNaN(number)) return { shown: value }
    const format = formats[style] ?? ''
    const raw = String(Number(number.toPrecision(15)))
    if (format === '') return { shown: raw, ...counted(number) }
    const key = `${style} ${raw}`
    let cell = known.get(key)
    if (!cell) {
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(key, (cell = inFormat(number, format, raw)))
    }
    return cell
  }
}

/** The day of a count of days; a count without a day in it is a length of time. */
const dayOf = (number: number, since1904: boolean) => {
  const day = serialToDate(Math.floor(number), since1904)
  const year = day.getUTCFullYear()
  return number >= 1 && year < 10_000 ? day.toISOString().slice(0, 10) : undefined
}

/** Characters that a workbook writes as `_x000D_`. */
const plain = (text: string) =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** The format of each style; empty where none is set. */
const formatsOf = async (styles: AsyncIterable<Uint8Array>) => {
  const own = new Map<number, string>()
  const formats: string[] = []
  let inStyles = false
  await readXml(styles, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmt')
        own.set(Number(numFmtId), /^(?:General|Standard|@)$/i.test(formatCode) ? '' : formatCode)
      if (name === 'cellXfs') inStyles = true
      if (name !== 'xf' || !inStyles) return
      const id = Number(numFmtId ?? 0)
      formats.push(own.get(id) ?? builtIn[id] ?? '')
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return formats
}
