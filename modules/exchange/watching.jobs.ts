import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Platform } from '#kernel/server/platform.ts'
import type { Storage } from '#kernel/server/storage.ts'
import { inAppsOrganization } from '#modules/organizations/public.ts'
import { lockFolder } from './queries.ts'
import { startFolder } from './starting.jobs.ts'

const MANIFEST = 'manifest.json'
const SECONDS_BETWEEN_LOOKS = 10
/** A manifest that is none may be one that is still being written. */
const SECONDS_TO_FINISH = 30

/**
 * Looks again and again for deliveries in a place of which every app has a folder, named by its id; a delivery is
 * complete when its manifest is there. What was taken is removed, its manifest first. Whoever may write there is trusted
 * with everything in the app.
 */
export const watchDeliveries = (platform: Platform, source: Storage) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async () => {
    while (!signal.aborted) {
      await takeFolders(platform, source).catch((error: unknown) =>
        platform.log.warn({ error: String(error) }, 'The place for deliveries could not be read'),
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
export const takeFolders = async (platform: Platform, source: Storage) => {
  const folders = new Map<string, Map<string, Date>>()
  for (const { key, changedAt } of await source.list()) {
    const [, appId, name] = /^([0-9a-f]{24})\/([^/]+)$/.exec(key) ?? []
    if (!appId || !name || name.startsWith('.')) continue
    folders.set(appId, (folders.get(appId) ?? new Map<string, Date>()).set(name, changedAt))
  }
  for (const [appId, files] of folders) {
    const since = files.get(MANIFEST)
    if (since) await takeFolder(platform, source, { appId, names: [...files.keys()], since })
  }
}

interface Folder {
  appId: string
  names: string[]
  since: Date
}

const takeFolder = async (platform: Platform, source: Storage, { appId, names, since }: Folder) => {
  const { database, storage, log } = platform
  const at = (name: string) => `${appId}/${name}`
  const written = await textOf(source, at(MANIFEST))
  const manifest = asJson(written)
  if (
    written === undefined ||
    (manifest === undefined && Date.now() - since.getTime() < SECONDS_TO_FINISH * 1000)
  )
    return
  const others = names.filter((name) => name !== MANIFEST)
  const copied: string[] = []
  const taken = await inAppsOrganization(database, appId, async (db) => {
    // Of several processes that look at once, one takes it; the next finds no manifest any more.
    await lockFolder(db, appId)
    if ((await textOf(source, at(MANIFEST))) === undefined) return []
    const files = []
    for (const name of others) {
      const key = `${db.organizationId}/received/${randomUUID()}`
      const { body } = await source.get(at(name))
      files.push({ name, key, size: await storage.putStream(key, body) })
      copied.push(key)
    }
    const replaced = await startFolder(db, { appId, manifest: manifest ?? null, files })
    await source.remove(at(MANIFEST))
    return replaced
  }).catch(async (error: unknown) => {
    for (const key of copied) await storage.remove(key)
    await source.put(at(MANIFEST), Buffer.from(written), 'application/json')
    throw error
  })
  if (!taken) return log.warn({ appId }, 'A delivery lies in a folder that is named after no app')
  for (const name of others) await source.remove(at(name))
  for (const key of taken) await storage.remove(key)
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
