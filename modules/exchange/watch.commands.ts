import { createHash, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '#kernel/server/services.ts'
import type { Received } from '#kernel/server/receiving.ts'
import type { Storage } from '#kernel/server/storage.ts'
import { inAppsOrganization } from '#modules/organizations/public.ts'
import { findTaken } from './queries.ts'
import { ingestFolder } from './ingest.commands.ts'

const MANIFEST = 'manifest.json'
const SECONDS_BETWEEN_LOOKS = 10
/** A manifest that is none may be one that is still being written. */
const SECONDS_TO_FINISH = 30

/**
 * Looks again and again for deliveries in a place of which every app has a folder, named by its id; a delivery is
 * complete when its manifest is there. What was taken is removed, its manifest first. Whoever may write there is trusted
 * with everything in the app.
 */
export const watchDeliveries = (services: Services, source: Storage) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async () => {
    while (!signal.aborted) {
      await takeFolders(services, source).catch((error: unknown) =>
        services.log.warn({ error: String(error) }, 'The place for deliveries could not be read'),
      )
      await pause(SECONDS_BETWEEN_LOOKS * 1000, undefined, { signal }).catch(() => {})
    }
  }
  const ended = run()
  const stop = () => {
    stopping.abort()
    return ended
  }
  return { stop }
}

/** Takes every delivery that is complete. */
export const takeFolders = async (services: Services, source: Storage) => {
  const folders = new Map<string, Map<string, Date>>()
  for (const { key, changedAt } of await source.list()) {
    const [, appId, name] = /^([0-9a-f]{24})\/([^/]+)$/.exec(key) ?? []
    if (!appId || !name || name.startsWith('.')) continue
    folders.set(appId, (folders.get(appId) ?? new Map<string, Date>()).set(name, changedAt))
  }
  for (const [appId, names] of folders) {
    const since = names.get(MANIFEST)
    if (since) await takeFolder(services, source, { appId, names, since })
  }
}

interface Folder {
  appId: string
  names: Map<string, Date>
  since: Date
}

/**
 * Copies what lies in a folder, and then makes a job of it: the job is what says that it was taken, so that of several
 * processes that look at once one takes it, and one that dies before the folder is empty has the next look empty it.
 */
const takeFolder = async (services: Services, source: Storage, { appId, names, since }: Folder) => {
  const { database, storage, log } = services
  const at = (name: string) => `${appId}/${name}`
  const written = await textOf(source, at(MANIFEST))
  const manifest = asJson(written)
  if (
    written === undefined ||
    (manifest === undefined && Date.now() - since.getTime() < SECONDS_TO_FINISH * 1000)
  )
    return
  const delivery = { appId, source: printOf(written, names) }
  const found = () =>
    inAppsOrganization(database, appId, async (db) => ({
      organizationId: db.organizationId,
      taken: await findTaken(db, delivery),
    }))
  const before = await found()
  if (!before) return log.warn({ appId }, 'A delivery lies in a folder that is named after no app')
  // Whoever has just taken it is still emptying the folder.
  if (before.taken?.justNow) return
  const others = [...names.keys()].filter((name) => name !== MANIFEST)
  if (!before.taken) {
    const files: (Received & { name: string })[] = []
    const forget = async () => {
      for (const { key } of files) await storage.remove(key)
    }
    const take = async () => {
      for (const name of others) {
        const key = `${before.organizationId}/received/${randomUUID()}`
        const { body } = await source.get(at(name))
        files.push({ name, key, size: await storage.putStream(key, body) })
      }
      const job = { ...delivery, manifest: manifest ?? null, files }
      return inAppsOrganization(database, appId, (db) => ingestFolder(db, job))
    }
    const replaced = await take().catch(async (error: unknown) => {
      await forget()
      // What is being removed can not be read.
      if (!(await found())?.taken) throw error
    })
    if (!replaced) return forget()
    for (const key of replaced) await storage.remove(key)
  }
  for (const name of [MANIFEST, ...others]) await source.remove(at(name))
}

/** Tells one delivery of a folder from the next, also when both have the same manifest. */
const printOf = (manifest: string, names: Map<string, Date>) => {
  const seen = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([manifest, seen]))
    .digest('hex')
}

const textOf = async (source: Storage, key: string) => {
  const found = await source.get(key).catch(() => undefined)
  return found && (await text(found.body)).replace(/^\uFEFF/, '')
}

const asJson = (written: string | undefined): unknown => {
  try {
    return written === undefined ? undefined : JSON.parse(written)
  } catch {
    return undefined
  }
}
