import fc, { type Arbitrary } from 'fast-check'

/** What is made of several characters, turns round, shows nothing, or belongs to nothing. */
const odd = [
  ...'\u0000\u0007\u001b\u007f\u0085\u009b\t\n\r\u2028',
  ...[
    '\ud83d',
    '\udfe0',
    '\ufffe',
    '\ufeff',
    '\u{e0067}',
    '\u{e007f}',
    '\u{1f3f4}',
    '\u{10ffff}',
    '\u{e0100}',
  ],
  ...'\u00ad\u034f\u061c\u115f\u180b\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufe0e\ufe0f\ufff9',
  ...'\u00a0\u2009\u3000 ,;"\'=@+-<>/\\%_',
  ...'aZ0९٣７ß\u0130ŉςÅ\u0301\u0323\u0344漢葛한\u1100\u1161\u11a8かعمשक्ഷไ𝔘ﬁ❤👩🏽🔧1#\u20e3🇨🇭',
  'e' + '\u0301'.repeat(40),
  '🏠',
]

const aSign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) },
  { weight: 1, arbitrary: fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)) },
)

/** Any text at all: controls, halves of characters, what is not assigned, directions, joiners, long runs of accents. */
export const arbitraryText: Arbitrary<string> = fc
  .array(aSign, { maxLength: 30 })
  .map((signs) => signs.join(''))

const padded = (number: number, length = 2) => String(number).padStart(length, '0')

/** Any day, and what is none, in the forms in which people and programs write them. */
export const arbitraryDay: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(0, 1, 57, 98, 1850, 1899, 1900, 2199, 2200, 2300, 9999, 10_000),
      fc.nat(275_760),
    ),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.constantFrom('', 'T00:00:00Z', 'T23:59:60+23:59', 'T12:30:00.123456789-14:00', ' 00:00', 'T24:00:00Z'),
    fc.constantFrom('iso', 'swiss', 'short', 'slash', 'signed', 'serial', 'arabic'),
  )
  .map(([year, month, day, time, form]) => {
    if (form === 'swiss') return `${padded(day)}.${padded(month)}.${padded(year, 4)}`
    if (form === 'short') return `${day}.${month}.${padded(year % 100)}`
    if (form === 'slash') return `${day}/${month}/${year}`
    if (form === 'signed') return `-${padded(year, 6)}-${padded(month)}-${padded(day)}${time}`
    if (form === 'serial') return String(year)
    const iso = `${padded(year, 4)}-${padded(month)}-${padded(day)}${time}`
    return form === 'arabic'
      ? iso.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
      : iso
  })

/** Any number as it is written, also those that no column of a database can hold. */
export const arbitraryNumber: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-0',
    '1e400',
    '2147483648',
    '-2147483649',
    '9223372036854775808',
    '0x10',
    '1_000',
    '٣,٥',
  ),
  fc.constantFrom('9'.repeat(400), `0.${'0'.repeat(400)}1`, '1e-400', '99999999.999', "1'234.5", '½'),
  fc.double().map(String),
  fc.maxSafeInteger().map(String),
)
