import type { Language } from './shapes.ts'

/** Where somebody works on what they are told of. */
export interface NotificationPlace {
  /** As the wire calls it. */
  area: string
  /** The page of one such thing. */
  page: (objectId: string) => string
}

/** A kind of thing that people are told of: in their inbox, on their devices and, where it is counted, by mail. */
export interface NotificationKind extends NotificationPlace {
  /** What the wire calls it. */
  type: string
  /** The setting by which people choose how they are told of it. */
  category: string
}

/** How a digest speaks of so many things. */
export type CountWords = (language: Language) => {
  /** As "News about …" goes on. */
  about: (count: number) => string
  /** As "And …" goes on, of those for which there is no room. */
  more: (count: number) => string
}

/** A kind that is brought by mail, too: at once, or counted in a digest with all that has the same words. */
export interface MailedKind extends NotificationKind {
  counted: CountWords
}
