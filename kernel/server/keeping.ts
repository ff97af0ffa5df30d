import type { Actor } from './actor.ts'

/** A thing that may be read-only: then only whoever keeps it changes it, or the interface where nobody is named. */
export interface Kept {
  readOnly: boolean
  keptById: string | null
}

/** What is written beside `readOnly`: whoever makes a thing read-only keeps it from then on, be it a person or a program. */
export const keeperOf = (
  { personId }: Actor,
  { readOnly }: { readOnly?: boolean | undefined },
  before: { readOnly: boolean } = { readOnly: false },
) => (readOnly === undefined || readOnly === before.readOnly ? {} : { keptById: readOnly ? personId : null })

/** Is it closed to an actor who is no interface? */
export const isKeptByOthers = ({ personId }: Actor, { readOnly, keptById }: Kept) =>
  readOnly && keptById !== personId
