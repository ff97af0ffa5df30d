import { z } from 'zod'
import { id, instant } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { daily, enqueue, hourly, job, nobodyWaits } from '#kernel/server/jobs.ts'
import type { NotifiedOf } from '#kernel/server/module.ts'
import { WRITE_DIGESTS } from './gathering.commands.ts'
import { writeDigest } from './digests.mail.ts'
import { deleteNotified, type Due, listDue } from './digests.queries.ts'

const PEOPLE_IN_A_JOB = 200
const DAYS_KEPT = 7

/** The work that tells gathered news when they are due; `notifiedOf` knows what they are about. */
export const digestWork = (notifiedOf: NotifiedOf) => {
  const write = job(
    WRITE_DIGESTS,
    z.object({ at: instant, personIds: z.array(id) }),
    nobodyWaits,
    async ({ database, organizationId, payload: { at, personIds }, services, signal }) => {
      for (const personId of personIds) {
        signal.throwIfAborted()
        // What is told and the mail that tells it go together: after a crash the rest is still due.
        await inOrganization(database, { organizationId }, (db) =>
          writeDigest(db, services, notifiedOf, personId, new Date(at)),
        )
      }
    },
  )

  const find = job(
    'find out for whom news are due',
    z.object({ at: instant }),
    nobodyWaits,
    async ({ database, organizationId, payload: { at } }) => {
      let after: Due | undefined
      do {
        after = await inOrganization(database, { organizationId }, async (db) => {
          const people = await listDue(db, new Date(at), { after, limit: PEOPLE_IN_A_JOB })
          const [first] = people
          if (!first) return undefined
          const personIds = [...new Set(people.map(({ personId }) => personId))]
          const key = `digests ${at} ${first.dueAt} ${first.personId}`
          await enqueue(db, write, { at, personIds }, { key })
          return people.length === PEOPLE_IN_A_JOB ? people.at(-1) : undefined
        })
      } while (after)
    },
  )

  return {
    jobs: [find, write],
    dailyJobs: [
      hourly('tell by mail what was gathered and is due', ({ db }) =>
        enqueue(db, find, { at: new Date().toISOString() }),
      ),
      daily('03:50', 'forget what digests have told a week ago', async ({ db }) => {
        await deleteNotified(db, new Date(Date.now() - DAYS_KEPT * 86_400_000))
      }),
    ],
  }
}
