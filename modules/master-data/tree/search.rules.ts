const MOST_WORDS = 8

/** How the words of a search are looked for: LIKE patterns over text in which every word stands between blanks. */
export interface Patterns {
  /** Every word as it was typed, in full. */
  whole: string[]
  /** Every word somewhere in a word; numbers and very short ones at its beginning only, so that 1 does not find 3011. */
  part: string[]
}

/** The patterns of a search that palier.place_words() has folded; empty when there is nothing to look for. */
export const patternsOf = (folded: string): Patterns => {
  const words = wordsOf(folded)
  return {
    whole: words.map((word) => `% ${escaped(word)} %`),
    part: words.map((word) =>
      /^\d/.test(word) || word.length < 3 ? `% ${escaped(word)}%` : `%${escaped(word)}%`,
    ),
  }
}

/** The same number otherwise written: "12 a" for "12a" and "12a" for "12 a"; undefined when there is none. */
export const otherwiseWritten = (folded: string) => {
  const joined = folded.replaceAll(/(?<= )(\d+) ([a-z])(?= )/g, '$1$2')
  const split = folded.replaceAll(/(?<= )(\d+)([a-z])(?= )/g, '$1 $2')
  return [joined, split].find((other) => other !== folded)
}

const wordsOf = (folded: string) =>
  [...new Set(folded.split(' ').filter((word) => word !== ''))].slice(0, MOST_WORDS)

const escaped = (word: string) => word.replaceAll(/[%_\\]/g, String.raw`\$&`)
