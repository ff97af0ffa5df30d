import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const STOP_MILLISECONDS = 15_000

/**
 * Ends what a killed Palier left running on a cluster, in order, so that nothing acknowledged is lost and no two
 * servers share the files. A postmaster's own children outlive it for a moment: they are waited for, too.
 */
export const stopOrphans = async (data: string) => {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  const alive = () => processesIn(data, postmaster)
  if (alive().includes(postmaster)) send(postmaster, 'SIGINT')
  for (let waited = 0; alive().length > 0 && waited < STOP_MILLISECONDS; waited += 50) await pause(50)
  for (const pid of alive()) send(pid, 'SIGKILL')
  // Its number may belong to another program by now, which would make the new server refuse to start.
  rmSync(file, { force: true })
}

/** Every server process works in its cluster's folder; where /proc is not there, the postmaster alone is asked for. */
const processesIn = (data: string, postmaster: number) => {
  if (process.platform !== 'linux') return isRunning(postmaster) ? [postmaster] : []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === data)
    .map(Number)
}

const folderOf = (pid: string) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

const isRunning = (pid: number) => send(pid, 0)

const send = (pid: number, signal: NodeJS.Signals | 0) => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
