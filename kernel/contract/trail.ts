import type { Language } from './shapes.ts'

/** What fills a sentence of the trail: by which names people and things went. */
export interface Told {
  who: string
  whom: string
  /** The person did it to their own account. */
  self: boolean
  at: string
  name: string
  role: string
  count: string
}

export type Sentence = (told: Told) => string
type Sentences = (language: Language) => Readonly<Record<string, Sentence>>
type Names = (language: Language) => Readonly<Record<string, string>>

/** How the trail tells of what happens in a module. */
export interface TrailWords {
  /** Its events, in the groups by which administrators filter them. */
  kinds: Readonly<Record<string, readonly string[]>>
  /** What an administrator reads of each. */
  sentences: Sentences
  /** What the person reads whose account it touches, where one is. */
  touching?: Sentences
  /** What the fields of its events and things are called. */
  fields?: Names
  /** What stands in them, where the wire has a word of its own for it. */
  values?: Names
}
