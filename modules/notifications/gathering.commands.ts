import type { Db } from '#kernel/server/database.ts'
import { enqueue, nobodyWaits } from '#kernel/server/jobs.ts'
import { insertEntry, type NewEntry } from './digests.queries.ts'
import { countRecent, lockMails } from './mails.queries.ts'

const MINUTES = 10
/** Mails that one person causes: to one reader in ten minutes, to all readers in an hour. What is more is gathered. */
const MOST_TO_ONE = 5
const MOST_TO_ALL = 60
/** After what was gathered is due, so that what was on its way then is there. */
const GRACE_MILLISECONDS = 5000

export const WRITE_DIGESTS = 'write digests'

interface Asked {
  personId: string
  /** Of these a reader gets one at once, and what follows within ten minutes in one mail, whoever causes it. */
  bundled: string | undefined
}

/** Whether another mail at once would be one too many. Of several at the same moment one is first. */
export const isTooMuch = async (db: Db, { personId, bundled }: Asked) => {
  await lockMails(db)
  const { alike, toOne, toAll } = await countRecent(db, { personId, kind: bundled, minutes: MINUTES })
  return alike > 0 || toOne >= MOST_TO_ONE || toAll >= MOST_TO_ALL
}

/** Keeps news for one mail with all others of these ten minutes. */
export const gather = async (db: Db, entry: Omit<NewEntry, 'dueAt'> & { personId: string }) => {
  const length = MINUTES * 60_000
  const dueAt = new Date((Math.floor(Date.now() / length) + 1) * length)
  await insertEntry(db, { ...entry, dueAt })
  await enqueue(
    db,
    { name: WRITE_DIGESTS, ends: nobodyWaits },
    { at: dueAt.toISOString(), personIds: [entry.personId] },
    {
      runAt: new Date(dueAt.getTime() + GRACE_MILLISECONDS),
      key: `gathered ${entry.personId} ${dueAt.toISOString()}`,
    },
  )
}
