import { wrongField } from '#kernel/contract/problem.ts'
import { isPlausible } from '#kernel/contract/shapes.ts'

/** The key of a page: where the row before it stands in the order. */
export interface Key {
  at: string
  id: string
}

const isInstant = (text: string) => {
  try {
    return Temporal.Instant.from(text) && isPlausible(text)
  } catch {
    return false
  }
}
const kinds = {
  instant: isInstant,
  number: (text: string) => /^\d{1,15}$/.test(text),
  text: (text: string) => !text.includes('\u0000'),
}

/** Reads a key that we gave out for this kind of order: any other would begin anew, or end early, without a word. Throws Problem 400. */
export const keyOf = (after: string | undefined, kind: keyof typeof kinds = 'instant'): Key | undefined => {
  if (after === undefined) return undefined
  const [at = '', id = ''] = Buffer.from(after, 'base64url').toString().split('\n')
  if (kinds[kind](at) && /^[0-9a-f]{24}$/.test(id)) return { at, id }
  throw wrongField('after', 'unknown-value')
}

/** A page of rows that were read with one more than asked for; the key of the next one is where its last row stands. */
export const pageOf = <Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  at: (row: Row) => string,
) => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    _embedded: { items: shown.map(present) },
    ...(rows.length > limit &&
      last && { next: Buffer.from(`${at(last)}\n${last.id}`).toString('base64url') }),
  }
}
