import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../services.ts'
import { stopOrphans } from './orphans.ts'
import { startPostgres } from './supervisor.ts'

const PREFIX = 'palier-throwaway-'

/** A database for a test run or a generator: fast because it may be lost, and gone with all its files after `stop()`. */
export const startThrowaway = async (log: Log) => {
  const home = realpathSync(tmpdir())
  await sweep(home)
  const folder = mkdtempSync(join(home, `${PREFIX}${process.pid}-`))
  // The server may run as another user, who must be able to pass.
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder, log, durable: false })
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: postgres.url, folder, stop }
}

/** Ends the databases of runs that were killed before they could. */
const sweep = async (home: string) => {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(PREFIX))) {
    if (isRunning(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    await stopOrphans(join(home, name, 'postgres', 'data'))
    rmSync(join(home, name), { recursive: true, force: true })
  }
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
