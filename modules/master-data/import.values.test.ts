import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessFields, mappingProblem } from './import.columns.rules.ts'
import { readDay, readNumber, readValue } from './import.values.rules.ts'

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
