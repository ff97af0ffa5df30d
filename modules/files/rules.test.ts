import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanName, cleanPath } from './rules.ts'

const cases = [
  ['../../etc/passwd', 'passwd'],
  [String.raw`C:\Users\me\photo.JPG`, 'photo.jpg'],
  ['rechnung‮gpj.exe', 'rechnunggpj.exe'],
  ['a\u0000b.pdf', 'ab.pdf'],
  ['.htaccess', 'htaccess'],
  ['', 'file'],
  ['Küche 🍳.png', 'Küche 🍳.png'],
]
for (const [given, expected] of cases)
  test(`${JSON.stringify(given)} becomes ${expected}`, () => assert.equal(cleanName(given!), expected))

test('no name is a path, however it was made', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const name = cleanName(given)
      return name !== '' && !['/', '\\', '\u0000'].some((sign) => name.includes(sign))
    }),
  )
})

test('a folder cannot climb', () => assert.equal(cleanPath('/a/../../b/./c/'), 'a/b/c'))
