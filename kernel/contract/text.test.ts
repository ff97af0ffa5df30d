import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arbitraryText } from '#test/arbitrary.ts'
import {
  asKey,
  asNumber,
  cut,
  hasControls,
  initial,
  oneLine,
  severalLines,
  shortened,
  shown,
} from './text.ts'

const doors = { oneLine, severalLines, asKey, asNumber, shown: (text: string) => shown(text) }
const settings = { seed: 20_261_126, numRuns: 2000 }

test('what has passed a door passes it again as it is, in NFC and whole', () => {
  for (const [name, door] of Object.entries(doors))
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const passed = door(text)
        assert.equal(passed, passed.normalize('NFC'), name)
        assert.ok(passed.isWellFormed(), name)
        assert.equal(door(passed), passed, name)
      }),
      settings,
    )
})

test('what can not be seen stays where it has a use, and nowhere else', () => {
  for (const [given, kept] of Object.entries({
    '\u202aAnna\u202c \u2066Muster\u2069': 'Anna Muster',
    'rechnung\u202egpj.exe': 'rechnunggpj.exe',
    'Bahn\u00adhof\u200bstrasse': 'Bahnhofstrasse',
    '\ufeffAnna\u00a0\u2009Muster\u3000': 'Anna Muster',
    'An\u200dna\u200c M\u034fuster\ufe0f': 'Anna Muster',
    '\u{e0041}\u{e0042}Anna\ufff9\ufffe': 'Anna',
    'Mu\u0308ller': 'Müller',
    '👩🏽\u200d🔧 ❤\ufe0f 1\ufe0f\u20e3': '👩🏽\u200d🔧 ❤\ufe0f 1\ufe0f\u20e3',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}':
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'نمی\u200cخواهم': 'نمی\u200cخواهم',
    'क्\u200dष ന്\u200d': 'क्\u200dष ന്\u200d',
    '葛\u{e0100}城': '葛\u{e0100}城',
    'half \ud83d of one': 'half \ufffd of one',
  }))
    assert.equal(oneLine(given), kept, JSON.stringify(given))
  assert.equal(asKey('V\u200d1\u2060'), 'V1')
  assert.equal(severalLines('שלום\u200f!\r\n\u202etest\u2028\tx\u00a0!'), 'שלום\u200f!\ntest\n\tx\u00a0!')
})

test('numbers are read in every digit and width', () => {
  for (const given of [
    '\u202a+41 79 301 00 02\u202c',
    '＋４１ ７９\u00a0３０１\u00ad ００ ０２',
    '+٤١ ٧٩ ٣٠١ ٠٠ ٠٢',
    '+४१ ७९ ३०१ ०० ०२',
    '+𝟜𝟙 𝟟𝟡 𝟛𝟘𝟙 𝟘𝟘 𝟘𝟚',
  ])
    assert.equal(asNumber(given), '+41 79 301 00 02', given)
  assert.equal(asNumber('8001\u20131'), '8001-1')
})

test('no cut tears apart what is read as one', () => {
  const family = '👩🏽\u200d🔧'
  for (const [text, most, left] of [
    ['x'.repeat(199) + '🏠', 200, 'x'.repeat(199)],
    [`ab${family}c`, 5, 'ab'],
    [`ab${family}c`, 9, `ab${family}`],
    ['ae\u0301\u0323', 3, 'a'],
    ['🇨🇭🇨🇭', 6, '🇨🇭'],
    ['short', 200, 'short'],
  ] as const)
    assert.equal(cut(text, most), left)
  fc.assert(
    fc.property(arbitraryText, fc.nat(30), (text, most) => {
      const whole = text.toWellFormed()
      const left = cut(whole, most)
      assert.ok(left.length <= most && left.isWellFormed() && whole.startsWith(left))
    }),
    settings,
  )
  assert.equal(cut('e' + '\u0301'.repeat(1_000_000), 80).length, 80)
  assert.equal(shortened(`ab${family}`, 6), 'ab…')
  assert.equal(initial(`${family} Anna`), family)
})

test('what is shown of a bad value says that something was there', () => {
  assert.equal(shown('a\u0000b\u0085c\u001b'), 'a\ufffdb c\ufffd')
  assert.ok(
    hasControls('a\u0000b') &&
      hasControls('a\u009bb') &&
      hasControls('a\nb') &&
      !hasControls('a\n\tb', { lines: true }),
  )
})
