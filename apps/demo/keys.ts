import { randomBytes } from 'node:crypto'

/**
 * Ids for what the demo's content knows by keys such as 'unit kramgasse-3011/12/EG links': the same key gives the same
 * id within one load. `at` (milliseconds) sets the time an id is ordered by.
 */
export const keys = () => {
  const known = new Map<string, string>()
  return (key: string, at: number = Date.now()) => {
    const id = known.get(key) ?? newId(at)
    known.set(key, id)
    return id
  }
}

/** An id in the form the database makes them: 4 bytes of seconds, 8 random. */
export const newId = (at: number) =>
  Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0') + randomBytes(8).toString('hex')
