import { type Actor, allowed, allowedSomewhere, channelsOf, type Place } from '#kernel/server/actor.ts'
import { reaches } from '#kernel/server/channels.ts'

/** Buckets are seen by those who live, now, in a place of theirs, and by the staff who look after documents there. */
export const channelVisibleTo = (actor: Actor) =>
  reaches(actor, channelsOf(actor, 'documents.manage'), 'bucket_channel')

interface Subject {
  places: Place[]
  createdById: string | null
}

/** A bucket that reaches nobody is its maker's. */
export const managesAll = (actor: Actor, { places, createdById }: Subject) =>
  (places.length > 0 || (createdById === actor.personId && mayMakeBuckets(actor))) &&
  places.every((place) => allowed(actor, 'documents.manage', place))

export const mayMakeBuckets = (actor: Actor) => allowedSomewhere(actor, 'documents.manage')
