import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { guessFields, mappingProblem } from './import.columns.rules.ts'
import { inspectFile, readFile } from './import.file.rules.ts'
import { encodingOf, type Line, readLines, separatorOf } from './import.reading.rules.ts'
import { readDay, readNumber, readValue } from './import.values.rules.ts'

async function* inParts(text: string, size = 7) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const linesOf = async (text: string, separator: ',' | ';' | '\t' = ',', size = 7) => {
  const lines: Line[] = []
  for await (const line of readLines(inParts(text, size), separator)) lines.push(line)
  return lines
}

async function* once(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
}

const read = async (bytes: Uint8Array) => {
  const found = await inspectFile(bytes)
  assert.ok('form' in found, JSON.stringify(found))
  const lines: Line[] = []
  for await (const line of readFile(once(bytes), found.form)) lines.push(line)
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

test('a quote that is never closed costs one line only', async () => {
  const filler = Array.from({ length: 3000 }, (_, index) => `Gasse,${index},3011`).join('\n')
  const lines = await linesOf(`Strasse,Nr,PLZ\n${filler}\n"Gasse,7,3011\n${filler}`, ',', 5000)
  assert.equal(lines.length, 6002)
  assert.deepEqual(
    lines.filter(({ problem }) => problem),
    [{ line: 3002, cells: ['"Gasse', '7', '3011'], problem: 'quote-not-closed' }],
  )
  assert.equal(lines.at(-1)?.line, 6002)
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
}))
  test(`${name} is read`, async () => {
    const { lines } = await read(bytes)
    assert.deepEqual(
      lines.map(({ cells }) => cells),
      [
        ['Straße', 'Nr', 'Ort'],
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

test('numbers are read as people write them', () => {
  for (const [text, value] of Object.entries({
    "1'234.5": 1234.5,
    '1’234,50': 1234.5,
    '1.234,50': 1234.5,
    '1,234.50': 1234.5,
    '62,5': 62.5,
    '1 234': 1234,
    '-7.44': -7.44,
    '1.234.567': 1234567,
  }))
    assert.equal(readNumber(text), value, text)
  for (const text of ['abc', '1.2.3', '', '1e5', '12a', '1,2.3,4'])
    assert.equal(readNumber(text), undefined, text)
})

test('days are read as people and Excel write them', () => {
  for (const [text, value] of Object.entries({
    '01.04.2026': '2026-04-01',
    '1.4.26': '2026-04-01',
    '2026-04-01': '2026-04-01',
    '2026-04-01T00:00:00Z': '2026-04-01',
    '46113': '2026-04-01',
  }))
    assert.equal(readDay(text), value, text)
  for (const text of ['31.02.2026', '2026-13-01', 'soon', '1']) assert.equal(readDay(text), undefined, text)
})

test('values keep to the limits of the API', () => {
  assert.deepEqual(readValue('street', 'x'.repeat(201)), { code: 'too-long' })
  assert.deepEqual(readValue('street', 'a\u0000b'), { code: 'control-characters' })
  assert.deepEqual(readValue('street', 'Lange\nGasse'), { value: 'Lange Gasse' })
  assert.deepEqual(readValue('latitude', '91'), { code: 'out-of-range' })
  assert.deepEqual(readValue('tenantEmail', 'nobody'), { code: 'email' })
  assert.deepEqual(readValue('tenantPhone', '031 311 12 34'), { value: '+41313111234' })
  assert.deepEqual(readValue('objectType', 'Wohnung'), { value: 'flat' })
  assert.deepEqual(readValue('size', '62,5 m²'), { value: 62.5 })
})

test('columns are guessed in four languages, by content, and as they were mapped before', () => {
  const guess = (...names: string[]) =>
    guessFields(
      names.map((header) => ({ header, samples: [] })),
      new Map(),
    )
  assert.deepEqual(
    guess('Strasse', 'Hausnummer', 'PLZ', 'Ort', 'EGID', 'Breitengrad', 'Längengrad', 'Bau', 'Abbruch'),
    [
      'street',
      'houseNumber',
      'postalCode',
      'city',
      'buildingExternalId',
      'latitude',
      'longitude',
      null,
      null,
    ],
  )
  assert.deepEqual(guess('Rue', 'NPA', 'Localité', 'Locataire'), [
    'street',
    'postalCode',
    'city',
    'tenantName',
  ])
  assert.deepEqual(guess('Via', 'Numero civico', 'CAP', 'Inquilino'), [
    'street',
    'houseNumber',
    'postalCode',
    'tenantName',
  ])
  assert.deepEqual(guess('Street', 'ZIP code', 'Move-in', 'E-mail'), [
    'street',
    'postalCode',
    'periodStart',
    'tenantEmail',
  ])
  assert.deepEqual(
    guessFields(
      [
        { header: 'A', samples: ['x@y.ch'] },
        { header: 'B', samples: ['46.94926'] },
      ],
      new Map(),
    ),
    ['tenantEmail', 'latitude'],
  )
  assert.deepEqual(guessFields([{ header: 'PLZ', samples: [] }], new Map([['plz', null]])), [null])
  assert.deepEqual(
    guessFields([{ header: 'Code', samples: [] }], new Map([['code', 'unitExternalId' as const]])),
    ['unitExternalId'],
  )
})

test('a mapping needs a place, and no field twice', () => {
  assert.equal(mappingProblem(['street', 'street']), 'field-twice')
  assert.equal(mappingProblem(['city', null]), 'mapping-incomplete')
  assert.equal(mappingProblem(['street', 'tenantEmail']), 'mapping-incomplete')
  assert.equal(mappingProblem(['street', 'houseNumber']), undefined)
})
