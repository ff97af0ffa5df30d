import { say, type Text } from './language.ts'
import type { PictureKey } from './pictures.ts'

export type Author = 'resident' | 'agent' | 'note' | 'caretaker' | 'craftsman'

/** A message of the conversation after the description; 'note' is for the staff only. */
export type Turn = { by: Author; text: Text }

/**
 * What a resident tells us and how it went on. Slots in the texts: `{in}` the room with its preposition and `{since}`
 * in titles and descriptions; `{day}` and `{time}` of the appointment in turns.
 */
export type Story = {
  key: string
  /** Key of a category of the second level. */
  category: string
  /** The kinds of real requests (CATEGORY/SUBCATEGORY) that it retells. */
  from: readonly string[]
  /** When in the year it can happen; always when absent. */
  season?: 'cold' | 'warm'
  rooms?: readonly Room[]
  picture?: PictureKey
  /** Who sees to it on the spot; 'office' when a letter or a call is enough. */
  craft: 'plumbing' | 'electric' | 'caretaker' | 'office'
  title: Text
  description: Text
  turns: readonly Turn[]
  resolution: Text
}

export type Room = keyof typeof roomPhrases

export const roomPhrases = {
  bedroom: say('im Schlafzimmer', 'dans la chambre', 'in camera da letto', 'in the bedroom'),
  living: say('im Wohnzimmer', 'au salon', 'in salotto', 'in the living room'),
  child: say('im Kinderzimmer', 'dans la chambre des enfants', 'nella cameretta', 'in the children’s room'),
  kitchen: say('in der Küche', 'à la cuisine', 'in cucina', 'in the kitchen'),
  bath: say('im Bad', 'à la salle de bain', 'in bagno', 'in the bathroom'),
  hall: say('im Korridor', 'dans le corridor', 'nel corridoio', 'in the hall'),
} satisfies Record<string, Text>

export const sincePhrases: readonly Text[] = [
  say('seit gestern', 'depuis hier', 'da ieri', 'since yesterday'),
  say('seit drei Tagen', 'depuis trois jours', 'da tre giorni', 'for three days'),
  say('seit dem Wochenende', 'depuis le week-end', 'dal fine settimana', 'since the weekend'),
  say('seit heute Morgen', 'depuis ce matin', 'da stamattina', 'since this morning'),
  say('seit etwa einer Woche', 'depuis une semaine environ', 'da circa una settimana', 'for about a week'),
  say('seit vorgestern', 'depuis avant-hier', 'dall’altro ieri', 'since the day before yesterday'),
]

type Say = typeof say
const turn =
  (by: Author) =>
  (...texts: Parameters<Say>): Turn => ({ by, text: say(...texts) })

export const resident = turn('resident')
export const agent = turn('agent')
export const note = turn('note')
export const caretaker = turn('caretaker')
export const craftsman = turn('craftsman')
