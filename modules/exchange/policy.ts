import { sql, type SqlBool } from 'kysely'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, channelsOf } from '#kernel/server/actor.ts'

/** Deliveries are seen, and made, by those who import into the whole app. */
export const mayDeliver = (actor: Actor, { appId }: { appId: string }) =>
  allowed(actor, 'places.import', { appId })

/** An export has the names and codes of all tenants. */
export const mayExport = (actor: Actor, place: { appId: string }) =>
  mayDeliver(actor, place) && allowed(actor, 'tenants.manage', place)

export const jobVisibleTo = (actor: Actor) =>
  sql<SqlBool>`exchange_job.app_id = any(${channelsOf(actor, 'places.import').appIds})`

export const jobAbilities = abilities<{ appId: string; state: string; finishedAt: Date | null }>()({
  confirm: (actor, job) => mayDeliver(actor, job) && job.state === 'to-confirm',
  undo: (actor, job) =>
    mayDeliver(actor, job) &&
    job.state === 'applied' &&
    Number(job.finishedAt) > Date.now() - DAYS_TO_UNDO * 86_400_000,
})

/** As long as what was there before is kept. */
const DAYS_TO_UNDO = 29
