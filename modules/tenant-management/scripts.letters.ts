import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

export type Weight = 400 | 600
const WEIGHTS: Weight[] = [400, 600]

/** A part of a font, in a file of its own: a package cuts a font by the characters that are used together. */
export interface Part {
  name: string
  file: string
  has: (code: number) => boolean
  /** All that it may have, of which each font is made that we hold. */
  characters: () => string
}

const require = createRequire(import.meta.url)

/** Fonts in the order in which they are asked, and for which characters where a package names more than it has. */
const families: [name: string, parts: RegExp, only?: RegExp][] = [
  ['inter', /^(?:latin|latin-ext|vietnamese|cyrillic|cyrillic-ext|greek|greek-ext)$/],
  ['noto-sans-hebrew', /^hebrew$/],
  ['noto-sans-arabic', /^arabic$/],
  ['noto-sans-thai', /^thai$/],
  ['noto-sans-devanagari', /^devanagari$/],
  ['noto-sans-kr', /^\[\d+\]$/, /\p{Script=Hangul}/u],
  ['noto-sans-sc', /^\[\d+\]$/, /\P{Script=Hangul}/u],
]

const partsOf = ([family, wanted, only]: (typeof families)[number]): Part[] => {
  const from = `@fontsource-variable/${family}`
  const cut = JSON.parse(readFileSync(require.resolve(`${from}/unicode.json`), 'utf8')) as Record<
    string,
    string
  >
  return Object.entries(cut)
    .filter(([name]) => wanted.test(name))
    .map(([name, said]) => {
      const ranges = said.split(',').map((range) => {
        const [first = '', last = first] = range.replace('U+', '').split('-')
        return [parseInt(first, 16), parseInt(last, 16)] as const
      })
      const bare = name.replaceAll(/[[\]]/g, '')
      return {
        name: `${family} ${bare}`,
        file: `${from}/files/${family}-${bare}-wght-normal.woff2`,
        has: (code) =>
          (!only || only.test(String.fromCodePoint(code))) &&
          ranges.some(([first, last]) => code >= first && code <= last),
        characters: () =>
          ranges
            .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
            .map((code) => String.fromCodePoint(code))
            .join(''),
      }
    })
}

let parts: Part[] | undefined
const known = new Map<string, Part | undefined>()

/** The part that has a character; undefined when none of our fonts does. */
export const partOf = (character: string) => {
  parts ??= families.flatMap(partsOf)
  if (!known.has(character))
    known.set(
      character,
      parts.find(({ has }) => has(character.codePointAt(0)!)),
    )
  return known.get(character)
}

const loaded = new Map<string, Buffer>()

/** The font of a part in a weight, as `loadFonts` made it. */
export const fontOf = ({ name }: Part, weight: Weight) => loaded.get(`${name} ${weight}`)!

/** Makes the fonts that texts need, once: each a plain font of one weight, unpacked from a file of all weights. */
export const loadFonts = async (texts: Iterable<string>) => {
  const needed = new Set<Part>()
  for (const character of new Set([...texts].flatMap((text) => [...text]))) {
    const part = partOf(character)
    if (part) needed.add(part)
  }
  for (const part of needed)
    for (const weight of WEIGHTS) {
      const name = `${part.name} ${weight}`
      if (loaded.has(name)) continue
      const bytes = readFileSync(require.resolve(part.file))
      const made = await subsetFont(bytes, part.characters(), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
      })
      loaded.set(name, made)
    }
}
