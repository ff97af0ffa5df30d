import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Received } from '#kernel/server/receiving.ts'
import { ExchangeManifest } from './manifest.contract.ts'
import { exchangeDelivered } from './events.ts'
import { runExchange } from './jobs.ts'
import * as queries from './queries.ts'

interface Delivery {
  appId: string
  /** Who delivers; nobody when it is the operator, from the machine itself. */
  actor?: Actor
}

/** Makes a job of the files that wait, now that their manifest is there; undefined when none wait. */
export const ingestDelivery = async (
  db: Db,
  { appId, actor, manifest }: Delivery & { manifest: ExchangeManifest },
) => {
  const id = await queries.insertJob(db, { appId, createdById: actor?.personId ?? null, manifest })
  if (id) await begin(db, { id, appId }, actor)
  return id
}

interface Folder {
  appId: string
  /** What tells this delivery from all others of the folder. */
  source: string
  manifest: unknown
  files: (Received & { name: string })[]
}

/**
 * Makes a job of what lies in a folder, whatever it is: also a manifest that is none, or one without files, is answered. Resolves
 * with where the bytes of files are that gave way; undefined when another process was first.
 */
export const ingestFolder = async (db: Db, { appId, source, manifest, files }: Folder) => {
  const id = await queries.insertOfSource(db, { appId, source, createdById: null, manifest })
  if (!id) return undefined
  const replaced: string[] = []
  for (const { name, key, size } of files) {
    const before = await queries.saveFile(db, { appId, name, size, storageKey: key })
    if (before) replaced.push(before)
  }
  await queries.giveWaiting(db, { id, appId })
  await begin(db, { id, appId }, undefined)
  return replaced
}

/** Makes a job of a ZIP, which the job itself unpacks. */
export const ingestZip = async (db: Db, { appId, actor, key, size }: Delivery & Received) => {
  const manifest = ExchangeManifest.parse({})
  const id = await queries.insertZip(db, { appId, createdById: actor?.personId ?? null, manifest, key, size })
  await begin(db, { id, appId }, actor)
  return id
}

const begin = async (db: Db, { id, appId }: { id: string; appId: string }, actor: Actor | undefined) => {
  await enqueue(db, runExchange, { exchangeJobId: id, confirmed: false })
  await record(db, exchangeDelivered, { actor, subjectId: id, data: { exchangeJobId: id, appId } })
}
