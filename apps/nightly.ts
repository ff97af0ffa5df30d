import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Log } from '#kernel/server/services.ts'

const LOOK_MILLISECONDS = 60_000
const program = fileURLToPath(new URL('backup.ts', import.meta.url))

/** The latest moment at or before `now` at which a time of day in UTC was. */
export const lastTime = (at: string, now: Date) => {
  const day = now.toISOString().slice(0, 10)
  const today = new Date(`${day}T${at}:00Z`)
  return today <= now ? today : new Date(today.getTime() - 86_400_000)
}

/**
 * Makes a backup each day from a time on, in a process of its own: it takes no memory from those who work here. Whoever comes
 * first makes it, of however many processes; a day that was missed is made up for, and what failed is tried again.
 */
export const startNightlyBackups = (at: string, log: Log) => {
  let done: Date | undefined
  let running: ReturnType<typeof spawn> | undefined
  const look = () => {
    const due = lastTime(at, new Date())
    if (running || (done && done >= due)) return
    const said: Buffer[] = []
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, '--due', due.toISOString()],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    running = child
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part))
    child.once('close', (code) => {
      running = undefined
      const words = Buffer.concat(said).toString().trim()
      if (code !== 0) return log.error({ code }, `The backup failed and is tried again: ${words}`)
      done = due
      if (words) log.info({}, words)
    })
  }
  const timer = setInterval(look, LOOK_MILLISECONDS)
  look()
  return async () => {
    clearInterval(timer)
    const child = running
    if (!child) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
}
