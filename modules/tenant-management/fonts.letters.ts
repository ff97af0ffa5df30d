import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

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
      bytes = readFileSync(require.resolve(`@fontsource/inter/files/inter-${name}-normal.woff`))
    } catch {
      bytes = undefined
    }
    loaded.set(name, bytes)
  }
  return loaded.get(name)
}

/** Chooses the font that has a text's first characters; a font is embedded once in a document. */
const choose = (pdf: PDFKit.PDFDocument, part: string, weight: Weight) => {
  const name = `${part}-${weight}`
  const bytes = load(name)
  if (!bytes) return pdf.font(weight === 600 ? 'Helvetica-Bold' : 'Helvetica')
  return pdf.font(bytes as unknown as string, name)
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
  const runs: { part: string; text: string }[] = []
  for (const character of text) {
    const last = runs.at(-1)
    const part = last && /\s/.test(character) ? last.part : partOf(character)
    if (last?.part === part) last.text += character
    else runs.push({ part, text: character })
  }
  return runs.length === 0 ? [{ part: 'latin', text: '' }] : runs
}
