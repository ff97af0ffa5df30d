import { createHash } from 'node:crypto'
import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'
import { daily } from './jobs.ts'
import type { Raw } from './input.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Does a POST that carries an `Idempotency-Key` once: the second gets the first one's reply, also when both arrive at
 * the same instant, because the row of the key is taken before the work and kept with it in one transaction.
 */
export const once = async <Later>(
  db: Db,
  actor: Actor,
  raw: Raw,
  work: () => Promise<Response | Later>,
): Promise<Response | Later> => {
  const given = raw.request.headers.get('idempotency-key')
  if (raw.request.method !== 'POST' || !given) return work()
  const id = sha256(`${actor.personId} ${actor.origin.clientId ?? ''} ${given}`)
  const request = sha256(`${new URL(raw.request.url).pathname} ${raw.text}`)
  const taken = await db
    .insertInto('idempotency')
    .values({ id, request })
    .onConflict((conflict) => conflict.columns(['organizationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!taken) return replay(db, id, request)
  const reply = await work()
  // What is only made later is made again for the second.
  if (!(reply instanceof Response)) return reply
  await db
    .updateTable('idempotency')
    .set({
      status: reply.status,
      body: JSON.stringify(
        await reply
          .clone()
          .json()
          .catch(() => null),
      ),
    })
    .where('id', '=', id)
    .execute()
  return reply
}

const replay = async (db: Db, id: string, request: string) => {
  const kept = await db.selectFrom('idempotency').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (kept.request !== request) throw new Problem(422, 'idempotency-key-reused')
  return kept.body === null || kept.status === 204
    ? new Response(null, { status: 204 })
    : new Response(JSON.stringify(kept.body), {
        status: kept.status ?? 200,
        headers: { 'content-type': 'application/json' },
      })
}

const DAYS_KEPT = 7

export const idempotencyDailyJobs = [
  daily('02:50', 'replies that were kept for a second try are forgotten', async ({ db }) => {
    const before = new Date(Date.now() - DAYS_KEPT * 86_400_000)
    await db.deleteFrom('idempotency').where('createdAt', '<', before).execute()
  }),
]
