import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

const linux = { skip: process.platform !== 'linux' && 'looks into /proc', timeout: 120_000 }
const started = new Set<ChildProcess>()
const folders = new Set<string>()
after(async () => {
  for (const child of started) killAll(child)
  for (const folder of folders) {
    for (const pid of serversOf(folder)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-start-'))
  chmodSync(folder, 0o711)
  folders.add(folder)
  return folder
}

/** Starts Palier as `npm start` would, as the head of a process group of its own. */
const start = (
  dataDir: string,
  env: Record<string, string> = {},
  [program, ...args]: [string, ...string[]] = [process.execPath, 'apps/bootstrap.mjs', 'serve'],
) => {
  const {
    TEST_DATABASE_URL: _,
    DATABASE_URL: __,
    NODE_ENV: ___,
    NODE_TEST_CONTEXT: ____,
    ...rest
  } = process.env
  const child = spawn(program, args, {
    env: { ...rest, PORT: '0', DEMO: '0', LOG_LEVEL: 'warn', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  started.add(child)
  let said = ''
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => {
      started.delete(child)
      resolve({ code, said })
    }),
  )
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString()
      const url = /Palier is ready at (\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(({ code }) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  // Who only waits for the end does not wait for the start.
  ready.catch(() => {})
  return { child, ready, ended }
}

const killAll = ({ pid }: ChildProcess) => {
  try {
    process.kill(-(pid ?? 0), 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** The processes of the database that works in a data folder. */
const serversOf = (dataDir: string) =>
  readdirSync('/proc')
    .filter((name) => {
      try {
        return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === join(dataDir, 'postgres', 'data')
      } catch {
        return false
      }
    })
    .map(Number)

const postmasterOf = (dataDir: string) => {
  const [pid, , , port] = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split(
    '\n',
  )
  return { pid: Number(pid), port: Number(port) }
}

const query = async (dataDir: string, text: string) => {
  const password = readFileSync(join(dataDir, 'postgres', 'password'), 'utf8')
  const { port } = postmasterOf(dataDir)
  const db = new Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` })
  db.on('error', () => {})
  await db.connect()
  try {
    return (await db.query(text)).rows
  } finally {
    await db.end()
  }
}

const health = (url: string) =>
  fetch(`${url}/health`).then(
    ({ status }) => status,
    () => 0,
  )

test(
  'two starts side by side are both ready; SIGTERM ends each cleanly and leaves no database',
  linux,
  async () => {
    const both = [newFolder(), newFolder()].map((folder) => ({ folder, ...start(folder) }))
    const urls = await Promise.all(both.map(({ ready }) => ready))
    assert.notEqual(urls[0], urls[1])
    assert.deepEqual(await Promise.all(urls.map(health)), [200, 200])
    for (const { child, folder, ended } of both) {
      child.kill('SIGTERM')
      assert.equal((await ended).code, 0)
      assert.deepEqual(serversOf(folder), [])
    }
  },
)

test('SIGTERM to npm start ends what it has started', linux, async () => {
  const folder = newFolder()
  const { child, ready } = start(folder, {}, ['npm', 'start', '--silent'])
  const url = await ready
  assert.equal(await health(url), 200)
  child.kill('SIGTERM')
  while (serversOf(folder).length > 0) await pause(50)
  assert.equal(await health(url), 0)
})

test('after kill -9 of everything a new start finds all that was acknowledged', linux, async () => {
  const folder = newFolder()
  const first = start(folder)
  await first.ready
  const write = (name: string) => query(folder, `insert into palier.organization (name) values ('${name}')`)
  for (let row = 0; row < 20; row++) await write(`Row ${row}`)
  killAll(first.child)
  for (const pid of serversOf(folder)) process.kill(pid, 'SIGKILL')
  const second = start(folder)
  assert.equal(await health(await second.ready), 200)
  assert.deepEqual(await query(folder, 'select count(*)::int from palier.organization'), [{ count: 20 }])
  await write('Row 20')
  // Only Palier is killed: its database lives on and must be stopped before the next one starts.
  killAll(second.child)
  const orphan = postmasterOf(folder).pid
  const third = start(folder)
  await third.ready
  assert.notEqual(postmasterOf(folder).pid, orphan)
  assert.deepEqual(await query(folder, 'select count(*)::int from palier.organization'), [{ count: 21 }])
  third.child.kill('SIGTERM')
  assert.equal((await third.ended).code, 0)
})

test('a database that is killed is started again, and the same Palier answers', linux, async () => {
  const folder = newFolder()
  const { child, ready, ended } = start(folder)
  const url = await ready
  const { pid } = postmasterOf(folder)
  process.kill(pid, 'SIGKILL')
  while (serversOf(folder).includes(pid)) await pause(20)
  const until = Date.now() + 30_000
  while ((await health(url)) !== 200 && Date.now() < until) await pause(100)
  assert.equal(await health(url), 200)
  assert.notEqual(postmasterOf(folder).pid, pid)
  child.kill('SIGTERM')
  assert.equal((await ended).code, 0)
})

test('what cannot start says why in one line', linux, async () => {
  const folder = newFolder()
  const { child, ready, ended } = start(folder)
  const { port } = new URL(await ready)

  const taken = await start(newFolder(), { PORT: port }).ended
  assert.deepEqual(taken, {
    code: 1,
    said: `Port ${port} is taken by another program. Choose one with PORT=${Number(port) + 1} npm start.\n`,
  })

  const sameFolder = await start(folder).ended
  assert.equal(sameFolder.code, 1)
  assert.match(sameFolder.said, /^Palier already runs on .+\n$/)

  const wrong = await start(newFolder(), { PORT: 'many' }).ended
  assert.deepEqual(wrong, { code: 1, said: 'PORT=many is not valid: expected a port from 0 to 65535.\n' })

  const open = await start(newFolder(), { NODE_ENV: 'production', DEMO: '1' }).ended
  assert.equal(open.code, 1)
  assert.match(open.said, /^PUBLIC_URL is missing: [^\n]+\nDEMO=1 is not possible with [^\n]+\n$/)

  const nobodyThere = await start(newFolder(), {
    DATABASE_URL: `postgres://127.0.0.1:${await closedPort()}/palier`,
  }).ended
  assert.equal(nobodyThere.code, 1)
  assert.match(nobodyThere.said, /^The database of DATABASE_URL does not answer .+\n$/)

  child.kill('SIGINT')
  assert.equal((await ended).code, 0)
})

test('a signal during the start ends it cleanly, too', linux, async () => {
  const folder = newFolder()
  const { child, ended } = start(folder)
  while (serversOf(folder).length === 0) await pause(10)
  child.kill('SIGTERM')
  assert.equal((await ended).code, 0)
  assert.deepEqual(serversOf(folder), [])
})

const closedPort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
