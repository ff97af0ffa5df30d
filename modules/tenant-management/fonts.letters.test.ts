import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { write, type Writer } from './fonts.letters.ts'
import { loadFonts } from './scripts.letters.ts'

const A4_HEIGHT = 841.89

/** Draws a text and reads it back: the glyphs, as the characters that the document says they are, and the fonts. */
const draw = async (text: string, weight: 400 | 600 = 400) => {
  const pdf = new PDFDocument({ compress: true, size: 'A4' })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<void>((resolve) => pdf.once('end', () => resolve()))
  const writer: Writer = { pdf, unwritten: new Set() }
  await loadFonts(['a', text.normalize('NFC')])
  write(writer, text, 50, 50, { weight })
  pdf.end()
  await done
  const bytes = Buffer.concat(parts)
  const raw = bytes.toString('latin1')
  const streams = [...raw.matchAll(/stream\n/g)].flatMap(({ index }) => {
    if (raw.slice(index - 3, index) === 'end') return []
    const from = index + 'stream\n'.length
    try {
      return [inflateSync(bytes.subarray(from, raw.indexOf('endstream', from))).toString('latin1')]
    } catch {
      return []
    }
  })
  const content = streams.find((stream) => stream.includes(' Tf')) ?? ''
  const shown = [...content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)]
  const glyphs: { font: string; glyph: number }[] = []
  let font = ''
  for (const [, chosen, hex = ''] of shown) {
    if (chosen) font = chosen
    for (const [glyph] of hex.matchAll(/.{4}/g)) glyphs.push({ font, glyph: parseInt(glyph, 16) })
  }
  const maps = streams.filter((stream) => stream.includes('beginbfrange')).join('\n')
  const heights = [...content.matchAll(/1 0 0 1 [\d.-]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y))
  const fonts = [...raw.matchAll(/\/BaseFont \/[A-Z]+\+(\S+)/g)].map(([, name = '']) => name)
  return { glyphs, maps, heights, fonts: new Set(fonts), unwritten: [...writer.unwritten] }
}

for (const [script, name, font] of [
  ['Latin', 'Müller-Łukasiewicz', /Inter/],
  ['Vietnamese', 'Nguyễn Thị Ánh Tuyết', /Inter/],
  ['Latin with marks of its own', 'Ẹ́niọlá', /Inter/],
  ['decomposed Latin', 'Mu\u0308ller', /Inter/],
  ['Greek', 'Θεόδωρος Παπαδόπουλος', /Inter/],
  ['Cyrillic', 'Олександр Їжакевич', /Inter/],
  ['Hebrew', 'משה כהן-לוי', /Hebrew/],
  ['Arabic', 'محمد عبد الرحمن', /Arabic/],
  ['Persian', 'پژمان گلشیفته', /Arabic/],
  ['Thai', 'สมชาย ใจดี', /Thai/],
  ['Devanagari', 'श्री कृष्णमूर्ति', /Devanagari/],
  ['Chinese, simplified', '王晓明', /SC/],
  ['Chinese, traditional', '陳龍華', /SC/],
  ['Japanese', '田中 さくら カタカナ', /SC/],
  ['rare Japanese', '髙﨑 凪 畑 辻 榊 檜 彅', /SC/],
  ['Korean', '김철수', /KR/],
  ['two scripts in one name', 'فاطمة Müller 12', /Arabic/],
] as const)
  for (const weight of [400, 600] as const)
    test(`${script} in weight ${weight} is written in a font of its own, without an empty box`, async () => {
      const { glyphs, fonts, unwritten } = await draw(name, weight)
      assert.deepEqual(unwritten, [])
      assert.ok(glyphs.length > 0 && glyphs.every(({ glyph }) => glyph !== 0))
      assert.ok(
        [...fonts].some((one) => font.test(one)),
        [...fonts].join(),
      )
    })

for (const [what, name] of [
  ['an emoji', 'Anna 🦊 Meier'],
  ['a rare character', '𠮷野家'],
  ['a script that we have no font of', 'ᏣᎳᎩ'],
] as const)
  test(`${what} is left out and noticed, no box is drawn`, async () => {
    const { glyphs, unwritten } = await draw(name)
    assert.deepEqual(unwritten, [name])
    assert.ok(glyphs.every(({ glyph }) => glyph !== 0))
  })

test('what is written stands where it was said, below the top of its line, in whichever fonts', async () => {
  const below = A4_HEIGHT - 50
  for (const name of ['Müller', 'فاطمة Müller 12', 'สมชาย ใจดี', 'Anna 王晓明']) {
    const { heights } = await draw(name)
    const line = heights.filter((height) => height < below - 8 && height > below - 12)
    assert.ok(heights.length > 0 && line.length === heights.length, `${name}: ${heights.join()}`)
  }
})

test('what only joins or turns is not missed', async () =>
  assert.deepEqual((await draw('می‌خواهم \u2067שלום\u2069 Müller\u200d')).unwritten, []))

test('Arabic is joined: first, middle and last have shapes of their own', async () => {
  const shapes = async (word: string) => new Set((await draw(word)).glyphs.map(({ glyph }) => glyph)).size
  assert.equal((await shapes('ببب')) - (await shapes('ب')), 2)
})

test('Hebrew words stand from right to left, Latin and numbers among them from left to right', async () => {
  const { maps } = await draw('אב 12')
  // The document names its glyphs in the order in which they are first drawn: the last word first.
  const order = [...maps.matchAll(/<(05d[01]|003[12])>/g)].map(([, code]) => code)
  assert.deepEqual(
    order.filter((code) => code!.startsWith('05')),
    ['05d1', '05d0'],
  )
  assert.deepEqual(
    order.filter((code) => code!.startsWith('003')),
    ['0031', '0032'],
  )
})

test('Devanagari is shaped: a vowel stands before its consonant, signs melt', async () => {
  const { glyphs } = await draw('क्षत्रि')
  assert.ok(glyphs.length < [...'क्षत्रि'].length)
})
