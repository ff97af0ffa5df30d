import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

type Weight = 400 | 600

/** Inter comes in parts; a part is taken for the characters that the ones before it do not have. */
const parts = [
  ['latin-ext', /[\u0100-\u0130\u0132-\u0151\u0154-\u024f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]/],
  ['cyrillic', /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/],
  ['greek', /[\u0370-\u03ff]/],
  ['latin', /./s],
] as const

const partOf = (character: string) => parts.find(([, has]) => has.test(character))![0]

const require = createRequire(import.meta.url)
const loaded = new Map<string, Buffer | undefined>()

const load = (name: string) => {
  if (!loaded.has(name)) {
    let bytes: Buffer | undefined
    try {
      bytes = unpacked(readFileSync(require.resolve(`@fontsource/inter/files/inter-${name}-normal.woff`)))
    } catch {
      bytes = undefined
    }
    loaded.set(name, bytes)
  }
  return loaded.get(name)
}

/** A WOFF 1.0 file as the plain font inside it, so that its tables are not inflated again for every letter. */
const unpacked = (woff: Buffer) => {
  const count = woff.readUInt16BE(12)
  const font = Buffer.alloc(woff.readUInt32BE(16))
  const power = Math.floor(Math.log2(count))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  for (const [index, value] of [count, 16 * 2 ** power, power, 16 * (count - 2 ** power)].entries())
    font.writeUInt16BE(value, 4 + 2 * index)
  let place = 12 + 16 * count
  for (let table = 0; table < count; table++) {
    const from = 44 + 20 * table
    const [offset = 0, packed = 0, length = 0, checksum = 0] = [4, 8, 12, 16].map((at) =>
      woff.readUInt32BE(from + at),
    )
    const bytes = woff.subarray(offset, offset + packed)
    woff.copy(font, 12 + 16 * table, from, from + 4)
    for (const [index, value] of [checksum, place, length].entries())
      font.writeUInt32BE(value, 16 + 16 * table + 4 * index)
    font.set(packed < length ? inflateSync(bytes) : bytes, place)
    place += Math.ceil(length / 4) * 4
  }
  return font
}

/** Chooses the font that has a text's first characters; a font is embedded once in a document. */
const choose = (pdf: PDFKit.PDFDocument, part: string, weight: Weight) => {
  const name = `${part}-${weight}`
  const bytes = load(name)
  if (!bytes) return pdf.font(weight === 600 ? 'Helvetica-Bold' : 'Helvetica')
  return pdf.registerFont(name, bytes).font(name)
}

export interface Style {
  size?: number
  weight?: Weight
  colour?: string
  width?: number
  lineGap?: number
  characterSpacing?: number
}

/** Writes a text at a place in points, in as many parts of the font as it needs. */
export const write = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number, style: Style = {}) => {
  const { size = 10, weight = 400, colour = '#221e1a', ...rest } = style
  const runs = runsOf(text)
  pdf.fillColor(colour).fontSize(size)
  for (const [index, { part, text: run }] of runs.entries()) {
    choose(pdf, part, weight)
    const options = { ...rest, continued: index < runs.length - 1 }
    if (index === 0) pdf.text(run, x, y, options)
    else pdf.text(run, options)
  }
  return pdf.y
}

/** A text cut where the part of the font changes; blanks stay with what stands before them. */
const runsOf = (text: string) => {
  if (/^[\t\n\r\u0020-\u00ff\u2010-\u201f]*$/.test(text)) return [{ part: 'latin', text }]
  const runs: { part: string; text: string }[] = []
  for (const character of text) {
    const last = runs.at(-1)
    const part = last && /\s/.test(character) ? last.part : partOf(character)
    if (last?.part === part) last.text += character
    else runs.push({ part, text: character })
  }
  return runs
}
