import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Log } from '../services.ts'
import { asNobody, clusterFolder, installBinaries } from './binaries.ts'
import { initialise } from './cluster.ts'
import { stopOrphans } from './orphans.ts'

interface Options {
  dataDir: string
  log: Log
  /** Off only where losing the data is no loss: in tests. */
  durable?: boolean
  /** Called when the server died and could not be brought back. */
  lost?: (reason: string) => void
}

export interface Postgres {
  /** A connection as the owner of everything. */
  url: string
  /** The server's process, for tests that kill it. */
  pid: () => number | undefined
  stop: () => Promise<void>
}

const RESTARTS = 5
const FORGET_MILLISECONDS = 60_000
const START_MILLISECONDS = 30_000
const STOP_MILLISECONDS = 15_000

/**
 * Starts the embedded PostgreSQL on a free port of 127.0.0.1, making its cluster the first time, and keeps it running:
 * after a crash it is started again on the same port. An orphan of a killed Palier is stopped first, so that nothing
 * acknowledged is lost and no two servers share a cluster.
 */
export const startPostgres = async ({ dataDir, log, durable = true, lost }: Options): Promise<Postgres> => {
  const cluster = clusterFolder(dataDir)
  mkdirSync(cluster, { recursive: true, mode: 0o755 })
  const bin = installBinaries(cluster)
  const data = join(cluster, 'data')
  const password = initialise(cluster, bin, data)
  await stopOrphans(data)
  const port = await freePort()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const logFile = join(cluster, 'log')
  let child: ChildProcess | undefined
  let stopping = false
  let crashes = 0

  const start = async () => {
    const output = openSync(logFile, 'a')
    const started = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags(durable)], {
      ...asNobody,
      cwd: data,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output],
      // A group of its own: Ctrl-C reaches us, and we decide when the database stops.
      detached: true,
    })
    closeSync(output)
    child = started
    started.once('error', () => {})
    await answering(url, () => isRunning(started), logFile)
    if (isRunning(started)) started.once('exit', revive)
    else revive()
  }

  const revive = () => {
    if (stopping) return
    crashes += 1
    setTimeout(() => (crashes -= 1), FORGET_MILLISECONDS).unref()
    log.warn({ crashes }, 'PostgreSQL stopped and is started again')
    void restart()
  }

  const restart = async () => {
    const attempts = crashes > RESTARTS ? 0 : RESTARTS
    for (let attempt = 0; attempt < attempts; attempt++) {
      await pause(200 * 2 ** attempt)
      if (stopping) return
      await stopOrphans(data)
      if (
        await start().then(
          () => true,
          () => false,
        )
      )
        return log.info({ crashes }, 'PostgreSQL is back')
      if (stopping) return
    }
    lost?.(`PostgreSQL stopped and could not be started again; its log is ${logFile}`)
  }

  await start()
  const stop = async () => {
    stopping = true
    const ending = child
    if (!ending || !isRunning(ending)) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGINT')
    const late = setTimeout(() => ending.kill('SIGQUIT'), STOP_MILLISECONDS)
    await ended
    clearTimeout(late)
  }
  return { url, stop, pid: () => child?.pid }
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid !== undefined && exitCode === null && signalCode === null

const flags = (durable: boolean) =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 120,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    ...(!durable && { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const answering = async (connectionString: string, alive: () => boolean, logFile: string) => {
  const started = Date.now()
  while (Date.now() - started < START_MILLISECONDS) {
    if (!alive()) throw new Error(`PostgreSQL did not start; its log is ${logFile}`)
    const client = new Client({ connectionString })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch {
      await pause(40)
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new Error(`PostgreSQL did not answer within ${START_MILLISECONDS / 1000} s; its log is ${logFile}`)
}
