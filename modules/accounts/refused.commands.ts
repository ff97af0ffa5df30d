import type { Db } from '#kernel/server/database.ts'
import { happened, type Portion, recordPortion } from '#kernel/server/events.ts'
import { signInsFailed } from './events.ts'
import { takeRefused } from './refused.queries.ts'

const kinds = ['sign-in'] as const
type Kind = (typeof kinds)[number]

/** Tells the trail how often people were refused in the hours that are over: an entry for each account and hour. */
export const notifyRefused = async (db: Db) => {
  let next: Portion<Kind> | undefined = { kind: 'sign-in', after: '' }
  while (next)
    next = await recordPortion(db, kinds, next, ({ limit }) => takeEntries(db, limit), {
      actorId: null,
      at: null,
    })
}

const takeEntries = async (db: Db, limit: number) =>
  (await takeRefused(db, limit)).map(({ id, personId: userId, hour, count, addresses }) => ({
    id,
    happened: happened(signInsFailed, userId, { userId, since: hour.toISOString(), count, addresses }),
  }))
