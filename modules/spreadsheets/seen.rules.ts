import type { Fields } from './lines.rules.ts'

/** What is known of an object since the line that was the first to speak of it. */
export interface Seen {
  key: number
  line: number
  fields: Readonly<Fields>
}

const MOST_RECENT = 1000

/** Keeps what a file says of a million objects in little room; keys count them from 1. */
export const openSeen = () => {
  const keys = new Map<string, number>()
  const lines: number[] = [0]
  const said: string[] = ['']
  /** What the last lines spoke of: most of them repeat a place. */
  const recent = new Map<number, Fields>()
  const fieldsOf = (key: number) => {
    const known = recent.get(key)
    if (known) return known
    if (recent.size >= MOST_RECENT) recent.clear()
    const fields = JSON.parse(said[key]!) as Fields
    recent.set(key, fields)
    return fields
  }
  return {
    find: (name: string): Seen | undefined => {
      const key = keys.get(name)
      return key === undefined ? undefined : { key, line: lines[key]!, fields: fieldsOf(key) }
    },
    add: (name: string, line: number, fields: Fields) => {
      const key = lines.push(line) - 1
      said.push(JSON.stringify(fields))
      keys.set(name, key)
      return key
    },
    /** The object is found by this name too. */
    alias: (name: string, key: number) => {
      keys.set(name, key)
    },
    amend: (key: number, fields: Fields) => {
      said[key] = JSON.stringify(fields)
      recent.delete(key)
    },
    forget: (name: string) => {
      keys.delete(name)
    },
  }
}

export type SeenObjects = ReturnType<typeof openSeen>
