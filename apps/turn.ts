import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Does work while no other process does the same; a turn of a process that was killed is over. */
export const inTurn = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
  while (!taken(file)) await pause(100)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

const taken = (file: string) => {
  const written = `${file}.${process.pid}`
  writeFileSync(written, String(process.pid))
  try {
    linkSync(written, file)
    return true
  } catch {
    if (!isHeld(file)) rmSync(file, { force: true })
    return false
  } finally {
    rmSync(written, { force: true })
  }
}

const isHeld = (file: string) => {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0)
  } catch (error) {
    // Let go while we looked, or held by a process of somebody else.
    return ['ENOENT', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}
