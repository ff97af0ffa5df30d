import { sql, type SqlBool } from 'kysely'
import { abilities } from '#kernel/server/abilities.ts'
import { type Actor, allowed, channelsOf } from '#kernel/server/actor.ts'
import { mayGrant } from '#modules/accounts/public.ts'
import { mayMakeResponsible } from '#modules/master-data/public.ts'
import { ExchangeManifest, rolesOf } from './manifest.contract.ts'
import type { FileName } from './files.rules.ts'

/** Deliveries are seen, and made, by those who import into the whole app. */
export const mayDeliver = (actor: Actor, { appId }: { appId: string }) =>
  allowed(actor, 'places.import', { appId })

/** An export has the names and codes of all tenants. */
export const mayExport = (actor: Actor, place: { appId: string }) =>
  mayDeliver(actor, place) && allowed(actor, 'tenants.manage', place)

export const jobVisibleTo = (actor: Actor) =>
  sql<SqlBool>`exchange_job.app_id = any(${channelsOf(actor, 'places.import').appIds})`

interface Delivered {
  appId: string
  manifest: ExchangeManifest
  files: readonly string[]
}

/** What somebody may not deliver at all: files, or roles of the manifest. */
export const filesBeyond = (actor: Actor, { appId, manifest, files }: Delivered) => {
  const unless = (may: boolean, ...names: FileName[]) =>
    may ? [] : names.filter((file) => files.includes(file)).map((file) => ({ file }))
  if (!mayDeliver(actor, { appId })) return [{ file: 'manifest.json' }]
  const beyond = [
    ...unless(allowed(actor, 'staff.manage', { appId }), 'agents.csv', 'agentPermissions.csv'),
    ...unless(mayMakeResponsible(actor, { appId }), 'propertyTeams.csv', 'userRelations.csv'),
  ]
  if (beyond.length > 0 || !files.includes('agentPermissions.csv')) return beyond
  return rolesOf(manifest)
    .filter((role) => !mayGrant(actor, role, { appId }))
    .map((value) => ({ file: 'manifest.json', column: 'agentPermissions', value }))
}

interface Job {
  appId: string
  state: string
  finishedAt: Date | null
  manifest: unknown
  counts: unknown
}

/** Who takes a delivery back could have made it. */
const mayTakeBack = (actor: Actor, { appId, manifest, counts }: Job) => {
  const read = ExchangeManifest.safeParse(manifest)
  const files = Object.keys(counts ?? {})
  return read.success && filesBeyond(actor, { appId, manifest: read.data, files }).length === 0
}

export const jobAbilities = abilities<Job>()({
  confirm: (actor, job) => mayDeliver(actor, job) && job.state === 'to-confirm',
  undo: (actor, job) =>
    mayTakeBack(actor, job) &&
    job.state === 'applied' &&
    Number(job.finishedAt) > Date.now() - DAYS_TO_UNDO * 86_400_000,
})

/** As long as what was there before is kept. */
const DAYS_TO_UNDO = 29
