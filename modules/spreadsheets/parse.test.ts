import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { createDeflateRaw } from 'node:zlib'
import * as fc from 'fast-check'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { encodingOf } from './encoding.rules.ts'
import { inspectFile, readFile } from './file.rules.ts'
import { separatorOf } from './header.rules.ts'
import { type Line, readLines } from './parse.rules.ts'

async function* inParts(text: string, size = 7) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const linesOf = async (text: string, separator: ',' | ';' | '\t' = ',', size = 7) => {
  const lines: Line[] = []
  for await (const line of readLines(inParts(text, size), separator)) lines.push(line)
  return lines
}

async function* piecemeal(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
}

const read = async (bytes: Uint8Array) => {
  const found = await inspectFile(bytes)
  assert.ok('form' in found, JSON.stringify(found))
  const lines: Line[] = []
  for await (const line of readFile(piecemeal(bytes), found.form)) lines.push(line)
  return { ...found, lines }
}

test('cells may be quoted, hold separators, quotes and line breaks', async () => {
  assert.deepEqual(await linesOf('a,"b ""c"", d",e\r\n"x\r\ny",,z\n\n\nlast,1,2'), [
    { line: 1, cells: ['a', 'b "c", d', 'e'] },
    { line: 2, cells: ['x\r\ny', '', 'z'] },
    { line: 6, cells: ['last', '1', '2'] },
  ])
})

test('what was written as CSV is read as it was, however it arrives', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\n', '\r\n', ' ', '😀'),
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 }),
      fc.nat(20),
      async (rows, size) => {
        const text = stringify(rows, { quoted_match: /[\r\n]/ })
        assert.deepEqual(
          (await linesOf(text, ',', size + 1)).map(({ cells }) => cells),
          rows,
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('a quote that is never closed costs one line only, at line 90,000 too', async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `Gasse,${index},3011`)
  lines[89_998] = '"Gasse,7,3011'
  const read = await linesOf(`Strasse,Nr,PLZ\n${lines.join('\n')}`, ',', 65_536)
  assert.equal(read.length, 100_001)
  assert.deepEqual(
    read.filter(({ problem }) => problem),
    [{ line: 90_000, cells: ['"Gasse', '7', '3011'], problem: 'quote-not-closed' }],
  )
  assert.equal(read.at(-1)?.line, 100_001)
})

test('a quote in the wrong place costs one line only', async () => {
  const lines = await linesOf('"a,"b",c\nd,e 5" f,g\n')
  assert.deepEqual(lines, [
    { line: 1, cells: ['"a', '"b"', 'c'], problem: 'stray-quote' },
    { line: 2, cells: ['d', 'e 5" f', 'g'] },
  ])
})

test('the separator is the one the header has most of', () => {
  assert.equal(separatorOf('a;b;c,d\n1,2,3,4,5'), ';')
  assert.equal(separatorOf('a\tb\tc'), '\t')
  assert.equal(separatorOf('"a;b;c;d",e\n'), ',')
})

const table = 'Straße;Nr;Ort\r\nRüttiweg;7;Zürich\r\nÄußere Gasse;8a;Genève\r\n'
for (const [name, bytes] of Object.entries({
  'UTF-8': iconv.encode(table, 'utf8'),
  'UTF-8 with byte order mark': iconv.encode(table, 'utf8', { addBOM: true }),
  'UTF-16 little endian': iconv.encode(table, 'utf-16le', { addBOM: true }),
  'UTF-16 big endian': iconv.encode(table, 'utf-16be', { addBOM: true }),
  'UTF-16 little endian without mark': iconv.encode(table, 'utf-16le', { addBOM: false }),
  'Windows-1252': iconv.encode(table, 'win1252'),
  'Mac Roman': iconv.encode(table, 'macroman'),
  'DOS, code page 850': iconv.encode(table, 'cp850'),
  'DOS, code page 437': iconv.encode(table, 'cp437'),
}))
  test(`${name} is read`, async () => {
    const { lines, columns } = await read(bytes)
    assert.deepEqual(
      columns.map(({ header }) => header),
      ['Straße', 'Nr', 'Ort'],
    )
    assert.deepEqual(
      lines.map(({ cells }) => cells),
      [
        ['Rüttiweg', '7', 'Zürich'],
        ['Äußere Gasse', '8a', 'Genève'],
      ],
    )
  })

test('a torn character is the problem of its line', async () => {
  const whole = iconv.encode(`Strasse,Nr\n${'Rütti,1\n'.repeat(20)}`, 'utf8')
  const bytes = Buffer.concat([
    whole,
    Buffer.from('G'),
    Buffer.from([0xc3]),
    Buffer.from('sse,2\nGässli,3\n'),
  ])
  assert.equal(encodingOf(bytes), 'utf-8')
  const { lines } = await read(bytes)
  assert.deepEqual(
    lines.filter(({ problem }) => problem).map(({ line, problem }) => [line, problem]),
    [[22, 'torn-character']],
  )
})

test('what is no table is refused', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  assert.deepEqual(await inspectFile(png), { problem: 'file-unreadable' })
  assert.deepEqual(await inspectFile(Buffer.from('')), { problem: 'file-empty' })
  assert.deepEqual(await inspectFile(Buffer.from('a,b\n')), { problem: 'file-empty' })
  assert.deepEqual(await inspectFile(Buffer.from(`${'a,'.repeat(300)}\n1\n`)), {
    problem: 'too-many-columns',
  })
  assert.deepEqual(await inspectFile(Buffer.from('PK\u0003\u0004broken')), { problem: 'file-unreadable' })
})

test('a workbook that would fill the memory is refused, whatever size it claims', async () => {
  assert.deepEqual(await inspectFile(await bombOf(450)), { problem: 'file-unreadable' })
})

/** A ZIP with one entry of so many megabytes of nothing, which claims to hold one byte. */
const bombOf = async (megabytes: number) => {
  const parts: Buffer[] = []
  const deflate = createDeflateRaw({ level: 9 })
  deflate.on('data', (part: Buffer) => parts.push(part))
  for (let written = 0; written < megabytes; written++)
    if (!deflate.write(Buffer.alloc(1_000_000))) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  const body = Buffer.concat(parts)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(body.length, 20)
  central.writeUInt32LE(1, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + body.length, 16)
  return Buffer.concat([local, name, body, central, name, end])
}

test('a page of the east is read as such when somebody says so', async () => {
  for (const [page, name] of [
    ['windows-1250', 'Dvořák Łukasz'],
    ['windows-1251', 'Иван Петров'],
    ['windows-1254', 'Ayşe Yıldız'],
  ] as const) {
    const bytes = iconv.encode(`Strasse;PLZ;Ort;Mieter\nLindenweg;3006;Bern;${name}`, page)
    const guessed = await inspectFile(bytes)
    assert.ok('form' in guessed)
    const sample = guessed.view.encodings.find(({ encoding }) => encoding === page)?.sample
    assert.ok(sample?.includes(name), 'it is there to be chosen by eye')
    const { columns } = (await inspectFile(bytes, { encoding: page })) as typeof guessed
    assert.deepEqual(columns[3]?.samples, [name])
  }
})
