import iconv from 'iconv-lite'
import { shown } from '#kernel/contract/text.ts'
import { Encoding } from './parse.contract.ts'

/** Those in which a byte is a character: which of them a file is in can only be guessed. */
const pages = ['windows-1252', 'macintosh', 'cp850', 'cp437'] as const

const MOST_JUDGED_BYTES = 1_000_000

/**
 * The encoding of a text file: by its byte order mark, by the NUL bytes of UTF-16, by whether its accents are UTF-8, else the
 * code page in which most of them are letters that stand where letters do. A file in UTF-8 with a few torn characters stays
 * UTF-8, so that each is reported where it is.
 */
export const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const head = bytes.subarray(0, 4096)
  const nuls = [0, 0]
  for (let index = 0; index < head.length; index++) if (head[index] === 0) nuls[index % 2]! += 1
  if (nuls[1]! > head.length / 4) return 'utf-16le'
  if (nuls[0]! > head.length / 4) return 'utf-16be'
  const { whole, torn } = countCharacters(bytes)
  return torn > whole ? codePageOf(bytes.subarray(0, MOST_JUDGED_BYTES)) : 'utf-8'
}

/** How many characters beyond ASCII are whole in UTF-8, and how many bytes belong to none. */
const countCharacters = (bytes: Uint8Array) => {
  let whole = 0
  let torn = 0
  for (let index = 0; index < bytes.length; index++) {
    const first = bytes[index]!
    if (first < 0x80) continue
    const more =
      first >= 0xc2 && first < 0xe0
        ? 1
        : first >= 0xe0 && first < 0xf0
          ? 2
          : first >= 0xf0 && first < 0xf5
            ? 3
            : 0
    let found = 0
    while (found < more && (bytes[index + 1 + found]! & 0xc0) === 0x80) found += 1
    if (more > 0 && found === more) whole += 1
    else torn += 1
    index += found
  }
  return { whole, torn }
}

const USUAL = new Set('äöüéèà')
const SMALL = new Set('âêîôûçëïœæßñáíóúìòù')
const LARGE = new Set('ÄÖÜÉÈÀÂÊÎÔÛÇ')
const SIGNS = new Set('«»“”„‘’‹›–—…•€°²³§½¼¾×·\u00a0')

/** Where two pages say equally much it is Windows; else the end of a line decides: DOS wrote two signs there, a Mac of old one. */
const codePageOf = (bytes: Uint8Array): Encoding => {
  const likely = bytes.includes(13) ? (bytes.includes(10) ? 'cp850' : 'macintosh') : undefined
  const judged = pages.map((page) => ({
    page,
    worth: worthOf(textOf(bytes, page)) + (page === 'windows-1252' ? 1 : page === likely ? 0.5 : 0),
  }))
  return judged.reduce((best, each) => (each.worth > best.worth ? each : best)).page
}

/** How much a text looks like one in German, French or Italian, by what stands beyond ASCII: a capital inside of a word does not. */
const worthOf = (text: string) => {
  let worth = 0
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/g)) {
    const [before = '', after = ''] = [text[index - 1], text[index + 1]]
    const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(after)
    if (/\p{Ll}/u.test(sign) && /\p{Lu}/u.test(before) && /\p{Lu}/u.test(after)) worth -= 3
    else if (USUAL.has(sign)) worth += inWord ? 4 : 1
    else if (SMALL.has(sign)) worth += inWord ? 2 : 0
    else if (LARGE.has(sign)) worth += /\p{Ll}/u.test(before) ? -3 : 2
    else if (SIGNS.has(sign)) worth += inWord && /\p{L}/u.test(before) && sign !== '’' ? -1 : 1
    else worth -= /\p{L}/u.test(sign) ? 1 : 3
  }
  return worth
}

/** The text of bytes that are all there. */
export const textOf = (bytes: Uint8Array, encoding: Encoding) =>
  encoding === 'cp850' || encoding === 'cp437'
    ? iconv.decode(bytes as Buffer, encoding)
    : new TextDecoder(encoding).decode(bytes)

/** The text of a stream of bytes. A torn character becomes U+FFFD, which the reader of lines reports. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'cp850' || encoding === 'cp437') {
    for await (const part of bytes) yield textOf(part, encoding)
    return
  }
  const decoder = new TextDecoder(encoding)
  for await (const part of bytes) yield decoder.decode(part, { stream: true })
  yield decoder.decode()
}

const SAMPLED_BYTES = 200_000
const LONGEST_SAMPLE = 60

/** How the first text with an accent looks in each encoding in which it can be read, for a person to choose by eye. */
export const encodingSamples = (bytes: Uint8Array, found: Encoding) => {
  const head = bytes.subarray(0, SAMPLED_BYTES)
  if (found.startsWith('utf-16')) return [{ encoding: found, sample: sampleOf(textOf(head, found)) }]
  const at = head.findIndex((byte, index) => byte >= 0x80 && index > 2)
  if (at === -1) return [{ encoding: found, sample: '' }]
  const from = Math.max(head.lastIndexOf(10, at), head.lastIndexOf(13, at)) + 1
  const part = head.subarray(Math.max(from, at - 30), at + 300)
  return Encoding.options
    .filter((encoding) => !encoding.startsWith('utf-16'))
    .map((encoding) => ({ encoding, sample: sampleOf(textOf(part, encoding)) }))
}

const sampleOf = (text: string) => shown(text.split(/[\r\n]/, 1)[0] ?? '', LONGEST_SAMPLE)
