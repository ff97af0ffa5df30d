/** What fills a sentence: by which names people and things went. */
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
