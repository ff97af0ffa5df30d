import { abilities } from '#kernel/server/abilities.ts'
import {
  type Actor,
  allowed,
  allowedSomewhere,
  channelsOf,
  isProgram,
  type Place,
} from '#kernel/server/actor.ts'
import { livesIn, reaches } from '#kernel/server/channels.ts'
import { type Person, userAbilities } from '#modules/accounts/public.ts'

/** Posts are seen by those who live, now, in a place of theirs, and by the staff who look after the pinboard there. */
export const channelVisibleTo = (actor: Actor) =>
  reaches(actor, channelsOf(actor, 'posts.manage'), 'post_channel')

interface Subject {
  authorId: string | null
  places: Place[]
}

const managesAll = (actor: Actor, places: Place[]) =>
  places.every((place) => allowed(actor, 'posts.manage', place))

/** Neighbours write to the house they live in, never to a whole app; messages of the management come from those who look after the pinboard there. */
export const mayPublish = (
  actor: Actor,
  { authorId, places, fromManagement }: Subject & { fromManagement: boolean },
) => {
  if (managesAll(actor, places)) return true
  return !fromManagement && authorId === actor.personId && places.every((place) => livesIn(actor, place))
}

/**
 * Everybody writes in their own name. Only a program that acts for itself brings what others wrote, of whose accounts it may
 * look after; the event says that it was the program.
 */
export const mayWriteAs = (actor: Actor, person: Person) =>
  actor.personId === person.id ||
  (isProgram(actor) && allowedSomewhere(actor, 'posts.manage') && userAbilities.edit(actor, person))

/** The management writes as itself, by the name of the app; who of it wrote that, the event says. */
export const mayWriteAsManagement = managesAll

export const postAbilities = abilities<Subject>()({
  remove: (actor, { authorId, places }) => authorId === actor.personId || managesAll(actor, places),
})
