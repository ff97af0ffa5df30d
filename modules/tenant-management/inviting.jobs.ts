import { z } from 'zod'
import { instant } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { enqueue, hourly, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { doesAnyAppInvite, lockUninvited } from './inviting.queries.ts'
import { sendInvitation } from './mail.ts'

const CODES_IN_A_TRANSACTION = 100

const invite = job(
  'invite who was imported',
  z.object({ at: instant }),
  nobodyWaits,
  async ({ database, organizationId, payload: { at }, services, signal }) => {
    let after: string | undefined
    do {
      signal.throwIfAborted()
      // A mail and the note that it was sent go together: after a crash the others are still to be invited.
      after = await inOrganization(database, { organizationId }, async (db) => {
        const found = await lockUninvited(db, new Date(at), { after, limit: CODES_IN_A_TRANSACTION })
        for (const code of found) await sendInvitation(db, services, code)
        return found.at(-1)?.id
      })
    } while (after)
  },
)

export const invitingJobs = [invite]
export const invitingHourlyJobs = [
  hourly('invite who was imported, in the afternoon', async ({ db }) => {
    if (await doesAnyAppInvite(db))
      await enqueue(db, invite, { at: new Date().toISOString() }, { key: 'automatic invitation' })
  }),
]
