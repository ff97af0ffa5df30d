import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (dataDir: string) => join(dataDir, 'palier.pid')

/** The process of the Palier that runs on a data folder, if one does. */
export const runningIn = (dataDir: string) => {
  if (!existsSync(fileOf(dataDir))) return undefined
  const pid = Number(readFileSync(fileOf(dataDir), 'utf8'))
  return pid !== process.pid && isPalier(pid) ? pid : undefined
}

/**
 * Takes a data folder and gives what lets it go again, or undefined when another start was first. One Palier to a
 * folder: the second would take the first one's database away. A link is made or it is not; nobody sees half a file.
 */
export const takeFolder = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true })
  const written = `${fileOf(dataDir)}.${process.pid}`
  writeFileSync(written, String(process.pid))
  try {
    if (runningIn(dataDir) === undefined) rmSync(fileOf(dataDir), { force: true })
    linkSync(written, fileOf(dataDir))
  } catch {
    return undefined
  } finally {
    rmSync(written, { force: true })
  }
  return () => rmSync(fileOf(dataDir), { force: true })
}

const isPalier = (pid: number) => {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' ||
      /(?:serve|admin|secrets|backup|restore)\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    )
  } catch {
    return false
  }
}
