import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { livesIn, reaches } from '#kernel/server/channels.ts'

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

/** Writes in the name of somebody: their own, or as somebody who looks after a pinboard. */
export const mayWriteAs = (actor: Actor, { id }: { id: string }) =>
  actor.personId === id || allowedSomewhere(actor, 'posts.manage')

export const postAbilities = abilities<Subject>()({
  remove: (actor, { authorId, places }) => authorId === actor.personId || managesAll(actor, places),
})
