import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openPalier } from '#apps/palier.ts'
import { type Db, inNoOrganization, inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openSetup } from './ticketSetup.ts'

const setup = await openSetup()
const { owner, services, organization, agent, report, connectionString, closeLater, openOrganization } = setup
const { organizationId } = organization
await report()

const one = async <Row>(db: Db, statement: ReturnType<typeof sql<Row>>) =>
  (await statement.execute(db)).rows[0]
const whoAmI = (db: Db) =>
  one(
    db,
    sql<Record<string, unknown>>`select current_user, current_setting('search_path') as path,
      current_setting('statement_timeout') as patience, current_setting('idle_in_transaction_session_timeout') as idle`,
  )
const fenced = { currentUser: 'palier_app', path: 'palier, public', patience: '30s', idle: '30s' }

test('a connection about which nothing was said at its start acts inside the fences all the same', async () => {
  const stranger = await openOrganization()
  const database = openDatabase(connectionString, { size: 1 })
  closeLater(() => database.pool.end())
  const inside = <Result>(id: string, work: (db: Db) => Promise<Result>) =>
    inOrganization(database, { organizationId: id }, work)
  assert.equal((await database.pool.query('select current_user')).rows[0].current_user, 'postgres')
  assert.deepEqual(await inside(organizationId, whoAmI), fenced)
  const count = (db: Db) => one(db, sql<{ n: number }>`select count(*)::int as n from palier.ticket`)
  assert.deepEqual(await inside(organizationId, count), { n: 1 })
  assert.deepEqual(await inside(stranger.organizationId, count), { n: 0 })
  const { rows } = await inNoOrganization(database, 'select current_user, count(*)::int as n from ticket')
  assert.deepEqual(rows, [{ current_user: 'palier_app', n: 0 }])
})

test('whatever a statement sets for its connection is over with its transaction', async () => {
  const database = openDatabase(connectionString, { size: 1 })
  closeLater(() => database.pool.end())
  const inside = <Result>(work: (db: Db) => Promise<Result>) =>
    inOrganization(database, { organizationId }, work)
  for (const [name, value] of [
    ['role', 'none'],
    ['search_path', 'public'],
    ['statement_timeout', '0'],
    ['idle_in_transaction_session_timeout', '0'],
    ['app.organization', 'a'.repeat(24)],
  ])
    await inside((db) => sql`select set_config(${name}, ${value}, false)`.execute(db))
  assert.deepEqual(await inside(whoAmI), fenced)
  assert.deepEqual(
    await inside((db) => one(db, sql<{ id: string }>`select palier.current_organization() as id`)),
    { id: organizationId },
  )
  const { rows } = await inNoOrganization(database, 'select palier.current_organization() as id')
  assert.deepEqual(rows, [{ id: null }])
})

test('who owns a table, by itself or by another role, is served nothing, and no Palier starts on it', async (context) => {
  context.after(() => owner.query('alter table palier.attempt owner to postgres'))
  const usable = openDatabase(connectionString, { size: 1 })
  const late = openDatabase(connectionString, { size: 1 })
  closeLater(() => Promise.all([usable.pool.end(), late.pool.end()]))
  const ask = (database: typeof usable) => inOrganization(database, { organizationId }, whoAmI)
  assert.deepEqual(await ask(usable), fenced)
  await owner.query('alter table palier.attempt owner to palier_app')
  await assert.rejects(ask(late), { status: 503, code: 'database-unavailable' })
  await assert.rejects(inNoOrganization(late, 'select 1'), { status: 503 })
  await assert.rejects(
    openPalier({
      databaseUrl: connectionString,
      filesUrl: 'file:/nowhere',
      host: '127.0.0.1',
      port: 0,
      mailFrom: 'Palier <no-reply@palier.test>',
      secretsKeys: [Buffer.alloc(32, 'test key')],
      demo: false,
      log: services.log,
      healthy: async () => true,
    }),
    /used as palier_app, whom row level security does not hold/,
  )
})

const pgbouncer = (() => {
  try {
    return execFileSync('which', ['pgbouncer'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
})()

/** A pooler that hands out a connection for a transaction and drops what is said at the start of one. */
const openPooler = async () => {
  const { hostname, port, pathname, username, password } = new URL(connectionString)
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const taken = (free.address() as AddressInfo).port
  await new Promise((resolve) => free.close(resolve))
  const folder = await mkdtemp(join(tmpdir(), 'palier-pooler-'))
  const settings = join(folder, 'pooler.ini')
  await writeFile(join(folder, 'users'), `"${username}" "${decodeURIComponent(password)}"\n`)
  await writeFile(
    settings,
    `[databases]\n* = host=${hostname} port=${port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${taken}
unix_socket_dir =\nauth_type = plain\nauth_file = ${folder}/users\npool_mode = transaction\ndefault_pool_size = 2
ignore_startup_parameters = options,extra_float_digits\nlogfile = ${folder}/log\n`,
  )
  const asRoot = process.getuid?.() === 0
  if (asRoot) execFileSync('chown', ['-R', 'nobody', folder])
  const pooler = spawn(pgbouncer!, ['-q', ...(asRoot ? ['-u', 'nobody'] : []), settings], { stdio: 'ignore' })
  closeLater(async () => {
    pooler.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  return Object.assign(new URL(connectionString), { host: `127.0.0.1:${taken}`, pathname }).href
}

test(
  'behind a pooler that hands out connections by transaction, Palier answers inside its fences',
  { skip: pgbouncer === undefined && 'pgbouncer is not installed' },
  async () => {
    const databaseUrl = await openPooler()
    const options = {
      databaseUrl,
      directUrl: connectionString,
      namedStatements: false,
      filesUrl: `file:${setup.files}`,
      host: '127.0.0.1',
      port: 0,
      mailFrom: 'Palier <no-reply@palier.test>',
      secretsKeys: [Buffer.alloc(32, 'test key')],
      demo: false,
      log: services.log,
      healthy: async () => true,
    }
    let palier: Awaited<ReturnType<typeof openPalier>> | undefined
    for (let tries = 0; tries < 100 && !palier; tries++)
      palier = await openPalier(options).catch(() => pause(50).then(() => undefined))
    closeLater(palier!.close)
    const titles = async () => {
      const reply = await fetch(`${palier!.services.publicUrl}/api/v1/tickets/${ticket.id}`, {
        headers: { cookie: agent.cookie },
      })
      return [reply.status, ((await reply.json()) as { title: string }).title]
    }
    const ticket = await report({ title: 'Durch den Pooler' })
    const answers = await Promise.all(Array.from({ length: 40 }, titles))
    assert.deepEqual(
      answers,
      Array.from({ length: 40 }, () => [200, 'Durch den Pooler']),
    )
    assert.deepEqual(await inOrganization(palier!.services.database, { organizationId }, whoAmI), fenced)
  },
)
