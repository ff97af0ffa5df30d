import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const TICKS_A_SECOND = 100

/** What a process of ours uses of the machine: memory now, and seconds of processors since it began; nothing when it is gone. */
export const usageOf = async (pid: number) => {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'rss=,time=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
    const [kilobytes = 0, time = '0'] = stdout.trim().split(/\s+/)
    const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
    return { megabytes: Number(kilobytes) / 1024, seconds }
  }
  const [status, stat] = await Promise.all(
    ['status', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  )
  const kilobytes = Number(/^VmRSS:\s*(\d+)/m.exec(status ?? '')?.[1] ?? 0)
  // The name of the program stands in brackets and may have anything in it.
  const [user = 0, system = 0] = (stat ?? '').split(') ').at(-1)!.split(' ').slice(11, 13).map(Number)
  return { megabytes: kilobytes / 1024, seconds: (user + system) / TICKS_A_SECOND }
}
