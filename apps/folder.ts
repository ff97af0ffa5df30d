import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (dataDir: string) => join(dataDir, 'palier.pid')

/** The process of the Palier that runs on a data folder, if one does. */
export const runningIn = (dataDir: string) => {
  if (!existsSync(fileOf(dataDir))) return undefined
  const pid = Number(readFileSync(fileOf(dataDir), 'utf8'))
  return pid !== process.pid && isPalier(pid) ? pid : undefined
}

/** Takes a data folder; gives what lets it go again. One Palier to a folder: the second would take the first one's database away. */
export const takeFolder = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true })
  const opened = openSync(fileOf(dataDir), 'w')
  writeSync(opened, String(process.pid))
  closeSync(opened)
  return () => rmSync(fileOf(dataDir), { force: true })
}

const isPalier = (pid: number) => {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('serve.ts')
  } catch {
    return false
  }
}
