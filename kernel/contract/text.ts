/**
 * The one door for text from outside, whichever way it comes: the API, a form, a header, a cell, a delivery, the name of a file.
 * What has passed it is in one form (NFC), shows all that it is made of, and PostgreSQL keeps it.
 */

/** Without a line break or tab, whatever is read here is an accident or an attack (C0, DEL, C1). */
// oxlint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const CONTROL = /[\u0000-\u001f\u007f-\u0084\u0086-\u009f]/
// oxlint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const CONTROL_BESIDE_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/

/** Does a text have control characters, beside what breaks its lines where it may have several? */
export const hasControls = (text: string, { lines = false } = {}) =>
  (lines ? CONTROL_BESIDE_LINES : CONTROL).test(text)

/** A flag of a part of a country, and every sign that shows nothing by itself, or turns the direction of what follows. */
const INVISIBLE =
  /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu
const SCRIPTS_THAT_JOIN =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u
const FROM_RIGHT_TO_LEFT = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]/u
const MARKS_OF_DIRECTION = '\u200e\u200f\u061c'

const isJoining = (sign: string) => /[\p{L}\p{M}]/u.test(sign) && SCRIPTS_THAT_JOIN.test(sign)

/** The character that ends before a place of a text. */
const before = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text[at - 1] ?? '') ? text.slice(at - 2, at) : (text[at - 1] ?? '')

const after = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0)

/** Is an invisible sign part of how something is written: an emoji, a word in Persian or Hindi, a variant of a character? */
const isUsed = (sign: string, text: string, at: number) => {
  const last = before(text, at)
  const next = after(text, at + sign.length)
  if (sign === '\u200c') return isJoining(last) && isJoining(next)
  if (sign === '\u200d') {
    const drawn = last === '\ufe0f' ? before(text, at - 1) : last
    return (
      isJoining(last) ||
      (/[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u.test(drawn) &&
        /\p{Extended_Pictographic}/u.test(next))
    )
  }
  if (sign === '\ufe0e' || sign === '\ufe0f')
    return /\p{Extended_Pictographic}/u.test(last) || (/[\d#*]/.test(last) && next === '\u20e3')
  if (/[\u180b-\u180f]/.test(sign)) return /\p{scx=Mong}/u.test(last)
  return /[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/u.test(sign) && /[\p{scx=Hani}\p{scx=Mymr}]/u.test(last)
}

const isPlain = (text: string) => /^[\u0020-\u007e]*$/.test(text)

interface Kept {
  /** Keep what belongs to how a word or an emoji is written? */
  used: boolean
  /** Keep the marks that put a full stop on the right side of a sentence? */
  marks?: boolean
}

const withoutInvisible = (text: string, { used, marks = false }: Kept) => {
  const turns = marks && FROM_RIGHT_TO_LEFT.test(text)
  return text
    .replaceAll(INVISIBLE, (sign, at: number) =>
      sign.startsWith('\u{1f3f4}') ||
      (used && isUsed(sign, text, at)) ||
      (turns && MARKS_OF_DIRECTION.includes(sign))
        ? sign
        : '',
    )
    .normalize('NFC')
}

/** What was left out may bring together what belongs together, so it is looked at again; who plays with that keeps nothing invisible. */
const visible = (text: string, kept: Kept, looks = 3): string => {
  const left = withoutInvisible(text, looks > 0 ? kept : { ...kept, used: false })
  return left === text ? text : visible(left, kept, looks - 1)
}

const normal = (text: string, kept: Kept) => visible(text.toWellFormed().normalize('NFC'), kept)

const inOneLine = (text: string, kept: Kept) =>
  normal(text, kept)
    .replaceAll(/[\s\u0085]+/g, ' ')
    .trim()

/** What is written in one line: every run of spaces, of whatever kind and width, is one space. */
export const oneLine = (text: string) =>
  isPlain(text) && !text.includes('  ') ? text.trim() : inOneLine(text, { used: true })

/** What is written in several lines: line breaks are \n, spaces stay as they are. */
export const severalLines = (text: string) =>
  normal(text, { used: true, marks: true })
    .replaceAll(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .trim()

/** What something is known by elsewhere, such as a code or an id: two that look the same are the same. */
export const asKey = (text: string) =>
  isPlain(text) && !text.includes('  ') ? text.trim() : inOneLine(text, { used: false })

/** A number, in whatever digits and width it was typed: a telephone, a postcode, an amount, a day. */
export const asNumber = (text: string) => (isPlain(text) ? asKey(text) : inPlainDigits(text))

const inPlainDigits = (text: string) =>
  asKey(text)
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replaceAll(/(?!\d)\p{Nd}/gu, digitOf)
    .normalize('NFC')

/** Unicode has its digits by the ten, from nought to nine, beginning where the last digit before them is none. */
const digitOf = (sign: string) => {
  const code = sign.codePointAt(0)!
  // Of mathematical digits there are five times ten without a gap.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10)
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** As much of a text as fits into so many UTF-16 units without tearing apart what is read as one character. */
export const cut = (text: string, most: number) => {
  if (text.length <= most) return text
  const near = text.slice(0, most + LONGEST_LOOKED_AT)
  const { index } = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(near).containing(most)!
  // A letter under a thousand accents is torn before it is thrown away.
  return index > 0 ? text.slice(0, index) : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

const LONGEST_LOOKED_AT = 256

/** The first character that is read as one, such as a letter with its accents. */
export const initial = (text: string) => {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text))
    return segment
  return ''
}

/** A text that says by a sign that it was longer. */
export const shortened = (text: string, most: number) =>
  text.length <= most ? text : `${cut(text, most - 1).trimEnd()}…`

/** Something that was not taken, as it can be shown and kept to say so. */
export const shown = (text: string, most = 200) =>
  cut(
    oneLine(
      text
        .slice(0, most * 4)
        // oxlint-disable-next-line no-control-regex -- a sign for each of them says that it was there
        .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, '\ufffd'),
    ),
    most,
  )
