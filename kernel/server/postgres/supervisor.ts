import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Log } from '../platform.ts'
import { asNobody, clusterFolder, give, installBinaries } from './binaries.ts'

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
  await stopOrphan(data)
  const port = await freePort()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const output = openSync(join(cluster, 'log'), 'a')
  let child: ChildProcess | undefined
  let stopping = false
  let restarts = 0

  const start = async () => {
    child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags(durable)], {
      ...asNobody,
      cwd: data,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output],
      // A group of its own: Ctrl-C reaches us, and we decide when the database stops.
      detached: true,
    })
    const started = child
    started.once('exit', () => {
      if (!stopping && started === child) void restart()
    })
    await answering(url, () => started.exitCode === null, join(cluster, 'log'))
  }

  const restart = async () => {
    restarts += 1
    if (restarts > RESTARTS) return lost?.(`PostgreSQL stopped ${RESTARTS} times; its log is ${join(cluster, 'log')}`)
    log.warn({ restarts }, 'PostgreSQL stopped and is started again')
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** (restarts - 1)))
    if (!stopping)
      await start().then(
        () => setTimeout(() => (restarts = 0), 60_000).unref(),
        (error: Error) => lost?.(error.message),
      )
  }

  await start()
  const stop = async () => {
    stopping = true
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGINT')
    const late = setTimeout(() => ending.kill('SIGQUIT'), STOP_MILLISECONDS)
    await ended
    clearTimeout(late)
  }
  return { url, stop, pid: () => child?.pid }
}

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

/** Makes the cluster the first time; a half-made one is made anew. Gives the owner's password. */
const initialise = (cluster: string, bin: string, data: string) => {
  const secret = join(cluster, 'password')
  const done = join(cluster, 'initialised')
  if (existsSync(done)) return readFileSync(secret, 'utf8')
  rmSync(data, { recursive: true, force: true })
  const password = randomBytes(18).toString('hex')
  writeFileSync(secret, password, { mode: 0o600 })
  mkdirSync(data, { mode: 0o700 })
  give(cluster)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C', '--no-sync'],
    { ...asNobody, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its folder ${data}: ${made.stderr || made.error?.message}`)
  writeFileSync(done, '')
  return password
}

/** A killed Palier leaves its database running. It is stopped in order, then started as our own. */
const stopOrphan = async (data: string) => {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const alive = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)
    } catch {
      return false
    }
  }
  if (!alive()) return rmSync(file, { force: true })
  process.kill(pid, 'SIGINT')
  for (let waited = 0; alive() && waited < STOP_MILLISECONDS; waited += 100) await new Promise((resolve) => setTimeout(resolve, 100))
  if (alive()) process.kill(pid, 'SIGKILL')
}

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
      await new Promise((resolve) => setTimeout(resolve, 40))
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new Error(`PostgreSQL did not answer within ${START_MILLISECONDS / 1000} s; its log is ${logFile}`)
}
