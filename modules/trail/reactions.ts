import { type Call, type EventType, reactionToAll } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { notifyAccount } from './jobs.ts'
import { gatherNotifications } from './telling.queries.ts'

const gather =
  ({ trail }: EventType<any>) =>
  async (calls: Call<Record<string, string>>[]) => {
    const news = calls.map(({ data, event }) => ({
      eventId: event.id,
      personId: data[trail!.concerns!]!,
      actorId: event.actorId,
      always: trail!.tells === 'always',
    }))
    const wanted = news.filter(({ personId, actorId, always }) => always || personId !== actorId)
    const [first] = calls
    if (first && wanted.length > 0) await gatherNotifications(first.db, wanted, notifyAccount.name)
  }

/** Tells the persons concerned of what says that it tells them. */
export const trailReactions = (all: readonly Module[]) =>
  all
    .flatMap(({ events }) => events ?? [])
    .filter(({ trail }) => trail?.tells !== undefined)
    .map((type) => reactionToAll(`tell the person concerned: ${type.name}`, type, gather(type)))
