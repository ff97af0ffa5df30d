import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLog } from '#kernel/server/logs.ts'
import { clusterFolder } from '#kernel/server/postgres/binaries.ts'
import { startPostgres } from '#kernel/server/postgres/supervisor.ts'
import type { Settings } from '#kernel/server/settings.ts'
import { runningIn, takeFolder } from './folder.ts'
import { fail } from './settings.ts'

/**
 * The database of DATABASE_URL, past a pooler; else the embedded one: that of the Palier that runs on the folder, or one of our own until
 * `stop()`. Ends the process with one line when it cannot be had.
 */
export const reachDatabase = async ({ directUrl, dataDir }: Settings) => {
  if (directUrl) return { url: directUrl, stop: async () => {} }
  if (runningIn(dataDir) === undefined) {
    const release =
      takeFolder(dataDir) ?? fail(`Something else is just starting on ${dataDir}. Try again in a moment.`)
    const postgres = await startPostgres({ dataDir, log: openLog('warn') }).catch((error: Error) =>
      fail(error.message),
    )
    const stop = async () => {
      await postgres.stop()
      release()
    }
    return { url: postgres.url, stop }
  }
  const cluster = clusterFolder(dataDir)
  const pidFile = join(cluster, 'data', 'postmaster.pid')
  if (!existsSync(pidFile)) fail(`Palier is only just starting on ${dataDir}. Try again in a moment.`)
  const password = readFileSync(join(cluster, 'password'), 'utf8')
  const port = readFileSync(pidFile, 'utf8').split('\n')[3]
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: async () => {} }
}
