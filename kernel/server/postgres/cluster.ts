import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asNobody, give } from './binaries.ts'

/**
 * Makes a cluster the first time; a half-made one is made anew. Gives the owner's password. Throws an Error with one
 * clear sentence when it cannot be made or belongs to another major version.
 */
export const initialise = (cluster: string, bin: string, data: string) => {
  const secret = join(cluster, 'password')
  const done = join(cluster, 'initialised')
  if (existsSync(done)) {
    requireVersion(bin, data)
    return readFileSync(secret, 'utf8')
  }
  rmSync(data, { recursive: true, force: true })
  const password = randomBytes(18).toString('hex')
  writeFileSync(secret, password, { mode: 0o600 })
  mkdirSync(data, { mode: 0o700 })
  give(cluster)
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'],
      ...['--locale-provider=icu', '--icu-locale=und', '--locale=C', '--no-sync'],
    ],
    { ...asNobody, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, encoding: 'utf8' },
  )
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its folder ${data}: ${made.stderr || made.error?.message}`)
  writeFileSync(done, '')
  return password
}

const requireVersion = (bin: string, data: string) => {
  const written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const ours = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...asNobody,
    cwd: '/',
    encoding: 'utf8',
  }).stdout
  const major = /\d+/.exec(ours ?? '')?.[0]
  if (major !== undefined && major !== written)
    throw new Error(
      `The database in ${data} was written by PostgreSQL ${written}, and this Palier brings ${major}. docs/operating.md says how to upgrade.`,
    )
}
