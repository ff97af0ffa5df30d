import { type Call, reaction, record } from '#kernel/server/events.ts'
import { appCreated } from '#modules/organizations/events.ts'
import { permissionGranted } from './events.ts'
import { listUnnotifiedOn } from './permissions.queries.ts'

/** Whoever makes an app, and who looks after it with them, has rights on it: the trail says so as of any other grant. */
const tellGrants = async ({ db, data: { appId }, event }: Call<{ appId: string }>) => {
  for (const { id: permissionId, personId: userId, role } of await listUnnotifiedOn(db, appId))
    await record(db, permissionGranted, {
      actor: { personId: event.actorId },
      subjectId: userId,
      data: { userId, permissionId, role, objectId: appId },
    })
}

export const accountReactions = [
  reaction('tell who was given rights on an app as it was made', appCreated, tellGrants),
]
