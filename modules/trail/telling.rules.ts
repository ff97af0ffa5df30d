import type { Language } from '#kernel/contract/shapes.ts'
import type { Told } from '#kernel/contract/trail.ts'
import { roleNames } from '#modules/stated.words.ts'
import type { Trail } from './brought.rules.ts'
import type { TrailEntry } from './contract.ts'
import { tellingWords } from './told.words.ts'

const UNIT_DEPTH = 4

/** A place as people call it: a unit by its building and itself, everything else by itself. */
export const placeOf = ({ places }: Pick<TrailEntry, 'places'>) =>
  places
    .slice(places.length === UNIT_DEPTH ? -2 : -1)
    .map(({ name }) => name)
    .join(', ')

const whoOf = ({ actor, origin }: TrailEntry, words: { somebody: string; itself: string }) =>
  actor?.username ?? (origin.door === 'visitor' || origin.door === 'screen' ? words.somebody : words.itself)

const filled = (entry: TrailEntry, language: Language): Told => {
  const { actor, concerned, details } = entry
  const words = tellingWords(language)
  const role = String(details.role ?? '')
  const names: Record<string, string> = roleNames(language)
  return {
    who: whoOf(entry, words),
    whom: concerned?.username ?? '–',
    self: actor !== null && actor.id === concerned?.id,
    at: placeOf(entry) || '–',
    name: String(details.name ?? details.description ?? '–'),
    role: names[role] ?? role,
    count: String(details.count ?? ''),
  }
}

interface Reader {
  language: Language
  trail: Trail
}

/** What happened, as a sentence that an administrator reads; by its name alone where no module tells of it any more. */
export const sentenceOf = (entry: TrailEntry, { language, trail }: Reader) =>
  trail.get(entry.type)?.sentences(language)[entry.type]?.(filled(entry, language)) ?? entry.type

/** The same as the person is told whose account it touches. */
export const touchOf = (entry: TrailEntry, { language, trail }: Reader) =>
  trail.get(entry.type)?.touching?.(language)[entry.type]?.(filled(entry, language)) ??
  sentenceOf(entry, { language, trail })
