import bidiFactory from 'bidi-js'
import { fontOf, type Part, partOf, type Weight } from './scripts.letters.ts'

export interface Style {
  size?: number
  weight?: Weight
  colour?: string
  width?: number
  lineGap?: number
  characterSpacing?: number
}

/** Writes texts into a PDF, and remembers those of which some characters could not be written. */
export interface Writer {
  pdf: PDFKit.PDFDocument
  unwritten: Set<string>
}

// What the package exports to Node is the function itself, other than its types say.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

/**
 * Writes a text at a place in points, in as many fonts as it needs and in the order in which it is read; a character that no font
 * has is left out and the text remembered. `loadFonts` has been told of the text. Returns where the next line begins.
 */
export const write = ({ pdf, unwritten }: Writer, text: string, x: number, y: number, style: Style = {}) => {
  const { size = 10, weight = 400, colour = '#221e1a', ...rest } = style
  const runs = runsOf(text.normalize('NFC'), (part, character) => hasGlyph(pdf, part, weight, character))
  if (runs.missing) unwritten.add(text)
  choose(pdf, partOf('a')!, weight)
  // All stand on one line, whichever font is the tallest.
  const baseline = (-(pdf as unknown as Opened)['_font'].ascender / 1000) * size
  pdf.fillColor(colour).fontSize(size)
  for (const [index, { part, text: run, backwards }] of runs.inOrder.entries()) {
    choose(pdf, part, weight)
    // Whole, since pdfkit otherwise shapes word by word and puts the words from left to right.
    const whole = backwards ? { features: ['ccmp'] as PDFKit.Mixins.OpenTypeFeatures[] } : {}
    const options = { ...rest, ...whole, baseline, continued: index < runs.inOrder.length - 1 }
    if (index === 0) pdf.text(run, x, y, options)
    else pdf.text(run, options)
  }
  if (runs.inOrder.length === 0) pdf.text('', x, y, rest)
  return pdf.y
}

/** Chooses a part of a font; it is embedded once in a document, and of it what is used. */
const choose = (pdf: PDFKit.PDFDocument, part: Part, weight: Weight) => {
  const name = `${part.name} ${weight}`
  return pdf.registerFont(name, fontOf(part, weight)).font(name)
}

/** pdfkit keeps the font that it reads beside the one that it embeds. */
interface Opened {
  ['_font']: { ascender: number; font: { hasGlyphForCodePoint: (code: number) => boolean } }
}

const hasGlyph = (pdf: PDFKit.PDFDocument, part: Part, weight: Weight, character: string) =>
  (choose(pdf, part, weight) as unknown as Opened)['_font'].font.hasGlyphForCodePoint(
    character.codePointAt(0)!,
  )

interface Run {
  part: Part
  text: string
  level: number
  backwards: boolean
}

/** Joins letters, turns directions, chooses a shape: seen in its effect only. */
const UNSEEN = /[\p{Cf}\ufe00-\ufe0f]/u
const PLAIN = /^[\t\n\r\u0020-\u00ff\u2010-\u201f]*$/
const STICKS = /[\p{M}\u200c\u200d]/u

/** A text cut where the font or the direction changes, in the order in which it is seen (UAX #9, L2). */
const runsOf = (text: string, hasGlyphIn: (part: Part, character: string) => boolean) => {
  const latin = partOf('a')!
  if (PLAIN.test(text))
    return { inOrder: text === '' ? [] : [{ part: latin, text, level: 0, backwards: false }], missing: false }
  const { levels } = bidi.getEmbeddingLevels(text, 'auto')
  const mirrored = bidi.getMirroredCharactersMap(text, levels)
  const runs: Run[] = []
  let missing = false
  let at = 0
  for (const character of text) {
    const last = runs.at(-1)
    const level = levels[at] ?? 0
    const shown = mirrored.get(at) ?? character
    at += character.length
    const sticks =
      last && (STICKS.test(character) || /\s/.test(character)) && last.part.has(character.codePointAt(0)!)
    const part = sticks ? last.part : partOf(shown)
    if (!part || !hasGlyphIn(part, shown)) {
      missing ||= !UNSEEN.test(character)
      continue
    }
    if (last?.part === part && last.level === level) last.text += shown
    else runs.push({ part, text: shown, level, backwards: level % 2 === 1 })
  }
  return { inOrder: inOrder(runs.map(neutral)), missing }
}

const LETTERS = /[\p{L}\p{N}]/u

/** Signs between words that run backwards have no script of their own that would turn them: we do. */
const neutral = (run: Run): Run =>
  run.backwards && !LETTERS.test(run.text) ? { ...run, text: [...run.text].toReversed().join('') } : run

/** From the deepest level on, what stands side by side at it or deeper is turned round. */
const inOrder = (runs: Run[]) => {
  const seen = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--)
    for (let from = 0; from < seen.length; from++) {
      if (seen[from]!.level < level) continue
      let to = from
      while (to < seen.length && seen[to]!.level >= level) to++
      seen.splice(from, to - from, ...seen.slice(from, to).toReversed())
      from = to
    }
  return seen
}
