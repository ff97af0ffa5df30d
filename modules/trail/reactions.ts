import { type Call, type EventType, reactionToAll } from '#kernel/server/events.ts'
import * as accounts from '#modules/accounts/events.ts'
import * as masterData from '#modules/master-data/events.ts'
import * as oauth from '#modules/oauth/events.ts'
import * as pinboard from '#modules/pinboard/events.ts'
import * as tenants from '#modules/tenant-management/events.ts'
import { tellAccount } from './jobs.ts'
import { gatherNews } from './telling.queries.ts'

const isEvent = (exported: unknown): exported is EventType<any> =>
  typeof exported === 'object' && exported !== null && 'data' in exported && 'name' in exported

/** Those of which the person concerned is told. */
export const toldTypes = [accounts, masterData, oauth, pinboard, tenants]
  .flatMap((events) => Object.values(events))
  .filter(isEvent)
  .filter(({ trail }) => trail?.tells !== undefined)

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
    if (first && wanted.length > 0) await gatherNews(first.db, wanted, tellAccount.name)
  }

export const trailReactions = toldTypes.map((type) =>
  reactionToAll(`tell the person concerned: ${type.name}`, type, gather(type)),
)
