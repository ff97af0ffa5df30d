import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasControls, shown } from '#kernel/contract/text.ts'
import { arbitraryDay, arbitraryNumber, arbitraryText } from '#test/arbitrary.ts'
import { guessFields, mappingProblem } from './columns.rules.ts'
import { Field } from './contract.ts'
import { valuesOf } from './lines.rules.ts'
import { readDay } from './days.rules.ts'
import { readNumber, readValue } from './values.rules.ts'
import { digitsOfYear, yearOf } from './years.rules.ts'

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

test('a year of two digits is the one that is at most twenty years ahead', () => {
  for (const [digits, year] of [
    ['98', 1998],
    ['57', 1957],
    ['47', 1947],
    ['46', 2046],
    ['26', 2026],
    ['00', 2000],
  ] as const)
    assert.equal(yearOf(digits, 2026), year)
  assert.equal(yearOf('57', 2040), 2057)
  assert.deepEqual(['1.4.98', '1/4/46 12:00', '1.4.1998', '2026-04-01'].map(digitsOfYear), [
    '98',
    '46',
    undefined,
    undefined,
  ])
  assert.deepEqual(readValue('periodStart', '01.04.98'), { value: '1998-04-01' })
  assert.deepEqual(readValue('periodStart', '1/4/57'), { value: '1957-04-01' })
})

test('days that nobody can have meant are refused, and what other systems write for no end is none', () => {
  for (const cell of [
    '01.01.0000',
    '0000-01-01',
    '1.1.0001',
    '1850-05-01',
    '31.12.1899',
    '01.01.2200',
    '2300-01-01',
    '01.01.9999',
  ])
    for (const field of ['periodStart', 'periodEnd'] as const)
      assert.deepEqual(readValue(field, cell), { code: 'date-out-of-range' }, cell)
  assert.deepEqual(readValue('periodStart', '31.12.9999'), { code: 'date-out-of-range' })
  for (const cell of ['31.12.9999', '9999-12-31', '9999-12-31 00:00:00', '31.12.2999'])
    assert.deepEqual(readValue('periodEnd', cell), { value: 'open' }, cell)
  assert.deepEqual(readValue('periodStart', '01.01.1900'), { value: '1900-01-01' })
  assert.deepEqual(readValue('periodEnd', '31.12.2199'), { value: '2199-12-31' })
})

test('telephones, names and addresses are read whatever was pasted along with them', () => {
  for (const cell of [
    '\u202a+41 79 301 00 02\u202c',
    '079\u00a0301\u202f00\u00ad02',
    '０７９ ３０１ ００ ０２',
    '٠٧٩ ٣٠١ ٠٠ ٠٢',
    '\u200e079–301–00–02\ufeff',
    "'0041 79 301 00 02",
  ])
    assert.deepEqual(readValue('tenantPhone', cell), { value: '+41793010002' }, cell)
  for (const cell of ['\u202aAnna\u00a0Muster\u202c', 'An\u00adna \u200bMuster', '\ufeffAnna\nMuster'])
    assert.deepEqual(readValue('tenantName', cell), { value: 'Anna Muster' }, cell)
  assert.deepEqual(readValue('tenantName', 'نمی\u200cخواهم 👩🏽\u200d🔧'), {
    value: 'نمی\u200cخواهم 👩🏽\u200d🔧',
  })
  assert.deepEqual(readValue('postalCode', '３０１１\u200b'), { value: '3011' })
  assert.deepEqual(readValue('size', '６２,５\u00a0m²'), { value: 62.5 })
  assert.deepEqual(readValue('periodStart', '\u200e०१.०४.２０२０'), { value: '2020-04-01' })
  assert.deepEqual(readValue('unitExternalId', 'W\u200d1\u2060'), { value: 'W1' })
  assert.deepEqual(readValue('tenantEmail', 'info@ba\u0308ckerei-muster.ch'), {
    value: 'info@bäckerei-muster.ch',
  })
  assert.deepEqual(readValue('tenantEmail', 'info@xn--bckerei-muster-5hb.ch'), {
    value: 'info@bäckerei-muster.ch',
  })
  assert.deepEqual(readValue('tenantEmail', 'почта@пример.рф'), { value: 'почта@пример.рф' })
  assert.deepEqual(readValue('tenantEmail', 'info@раypal.com'), { code: 'email-look-alike' })
  for (const cell of ['\u200b', '\u00a0 \u2009', '\ufeff\u202c'])
    assert.equal(readValue('tenantName', cell), undefined, 'nothing is to be seen in it')
})

test('whatever is in a cell of any column, what is read of it can be kept, and is read again as it is', () => {
  const cell = fc.oneof(arbitraryText, arbitraryDay, arbitraryNumber)
  const aLine = fc.array(cell, { minLength: Field.options.length, maxLength: Field.options.length })
  const aHeader = aLine.map((names) => names.map((name) => shown(name)))
  fc.assert(
    fc.property(aHeader, aLine, (headers, cells) => {
      const { values, problems } = valuesOf({ line: 2, cells }, headers, Field.options)
      assert.doesNotMatch(JSON.stringify({ values, problems }), /\\u(?:0000|d[89a-f])/i)
      for (const [field, value] of Object.entries(values)) {
        if (typeof value === 'number') assert.ok(Number.isFinite(value))
        else {
          assert.ok(!hasControls(value), field)
          assert.deepEqual(readValue(field as Field, value), { value }, field)
        }
      }
    }),
    { seed: 20_261_126, numRuns: 1000 },
  )
})

test('values keep to the limits of the API', () => {
  assert.deepEqual(readValue('street', 'x'.repeat(201)), { code: 'too-long' })
  assert.deepEqual(readValue('street', 'a\u0000b'), { code: 'control-characters' })
  assert.deepEqual(readValue('street', 'Lange\nGasse'), { value: 'Lange Gasse' })
  assert.deepEqual(readValue('latitude', '91'), { code: 'out-of-range' })
  for (const cell of ['3006.0', '3006,00', '3006'])
    assert.deepEqual(readValue('postalCode', cell), { value: '3006' })
  assert.deepEqual(readValue('houseNumber', '4.0'), { value: '4' })
  assert.deepEqual(readValue('houseNumber', '4.1'), { value: '4.1' })
  assert.deepEqual(readValue('tenantEmail', 'nobody'), { code: 'email' })
  assert.deepEqual(readValue('tenantPhone', '031 311 12 34'), { value: '+41313111234' })
  assert.deepEqual(readValue('objectType', 'Wohnung'), { value: 'flat' })
  assert.deepEqual(readValue('size', '62,5 m²'), { value: 62.5 })
})

test('columns are guessed in four languages, by content, and as they were mapped before', () => {
  const guess = (...names: string[]) => guessFields(names.map((header) => ({ header, samples: [] })))
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
    guessFields([
      { header: 'A', samples: ['x@y.ch'] },
      { header: 'B', samples: ['46.94926'] },
    ]),
    ['tenantEmail', 'latitude'],
  )
  assert.deepEqual(guessFields([{ header: 'PLZ', samples: [] }], [null]), [null])
  assert.deepEqual(guessFields([{ header: 'Code', samples: [] }], ['unitExternalId']), ['unitExternalId'])
})

test('a mapping needs a place, and no field twice', () => {
  assert.equal(mappingProblem(['city', 'city']), 'field-twice')
  assert.equal(mappingProblem(['street', 'streetAndNumber']), 'field-twice')
  assert.equal(mappingProblem(['address', 'postalCode']), 'field-twice')
  assert.equal(mappingProblem(['tenantNameReversed', 'tenantFirstName', 'street']), 'field-twice')
  assert.equal(mappingProblem(['city', null]), 'mapping-incomplete')
  assert.equal(mappingProblem(['street', 'tenantEmail']), 'mapping-incomplete')
  assert.equal(mappingProblem(['street', 'houseNumber']), undefined)
})
