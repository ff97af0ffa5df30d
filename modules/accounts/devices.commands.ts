import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { deleteDevice } from './devices.queries.ts'
import { sessionClosed } from './events.ts'

/** Forgets a device of the actor's own, and ends what was open there. */
export const removeDevice = async (db: Db, actor: Actor, deviceId: string) => {
  for (const sessionId of await deleteDevice(db, deviceId))
    await record(db, sessionClosed, {
      actor,
      subjectId: actor.personId,
      data: { userId: actor.personId, sessionId },
    })
}
