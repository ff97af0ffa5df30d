import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { modules } from '#apps/modules.ts'
import { openPalier } from '#apps/palier.ts'
import { layFixtures } from './layFixtures.ts'
import { headOf, openLine } from './lines.ts'
import { openWorld } from './world.ts'

/**
 * Half-sent, endless, enormous: what no client sends, to every endpoint that takes a body, on real connections. While they hang
 * others are answered, and afterwards nothing is left of them.
 */
const world = await openWorld()
const { home, rows } = await layFixtures(world)
const temp = await mkdtemp(join(tmpdir(), 'palier-test-'))
const palier = await openPalier({
  databaseUrl: world.connectionString,
  filesUrl: `file:${world.files}`,
  secretsKeys: [Buffer.alloc(32, 'test key')],
  temp,
  host: '127.0.0.1',
  port: 0,
  mailFrom: 'Palier <no-reply@palier.test>',
  demo: false,
  log: world.services.log,
  patience: 1500,
  healthy: async () => {
    await palier.pool.query('select 1')
    return true
  },
})
world.closeLater(async () => {
  await palier.close()
  await rm(temp, { recursive: true, force: true })
})
const { publicUrl, database } = palier.services

const attacker = await home.person({ 'platform-owner': { App: rows.appId! } })
const other = await home.person({ 'platform-owner': { App: rows.appId! } })

interface Door {
  name: string
  method: string
  path: string
  kind: 'json' | 'form' | 'file' | 'multipart'
}
const doors: Door[] = [
  ...modules.endpoints
    .filter(({ endpoint: { method } }) => method !== 'GET')
    .map(({ endpoint: { method, path, raw, upload } }): Door => ({
      name: `${method} ${path}`,
      method,
      path: `/api/v1${path.replace(/:(\w+)/g, (_: string, name: string) => rows[name] ?? 'token')}`,
      kind: raw ? 'file' : upload === undefined ? 'json' : 'multipart',
    })),
  ...['token', 'revoke', 'introspect', 'authorize'].map((name): Door => ({
    name: `POST /oauth/${name}`,
    method: 'POST',
    path: `/oauth/${name}`,
    kind: 'form',
  })),
]
const types: Record<Door['kind'], string> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  file: 'application/zip',
  multipart: 'multipart/form-data; boundary=edge',
}

const open = (door: Door, headers: Record<string, string | number>, begin: string | Uint8Array = '') => {
  const line = openLine(publicUrl)
  const given = { cookie: attacker.cookie, origin: publicUrl, 'content-type': types[door.kind] }
  void line.say(headOf(door.method, door.path, { ...given, ...headers })).then(() => line.say(begin))
  return { ...line, door }
}
type Line = ReturnType<typeof open>

/** Somebody else is served meanwhile, and nothing waits for a connection. */
const othersAreServed = async () => {
  const replies = await Promise.all(
    ['/api/v1/me', '/api/v1/properties', '/health'].map((path) =>
      fetch(`${publicUrl}${path}`, { headers: { cookie: other.cookie } }),
    ),
  )
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal(database.pool.waitingCount, 0)
}

/** Every table with how many rows it has, but for what a request leaves by being one. */
const census = async () => {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p')
      and relname not in ('request_budget', 'live_connection', 'attempt', 'session') order by 1`,
  )
  const { rows: counted } = await world.owner.query<{ name: string; count: string }>(
    tables.map(({ name }) => `select '${name}' as name, count(*) from palier.${name}`).join(' union all '),
  )
  const stored = await readdir(world.files, { recursive: true, withFileTypes: true })
  return {
    counted,
    stored: stored.filter((entry) => entry.isFile()).length,
    temp: await readdir(temp).catch(() => []),
  }
}

const nothingIsLeft = async (before: Awaited<ReturnType<typeof census>>) => {
  assert.deepEqual(await census(), before)
  assert.deepEqual(before.temp, [])
}

/** Every one of them ends, with a reason that is not ours, within the batch that hangs at once. */
const allRefused = async (lines: Line[], allowed: number[]) => {
  for (const { status, door, close } of lines) {
    const got = await status()
    assert.ok(allowed.includes(got), `${door.name} answered ${got}`)
    close()
  }
}
const REFUSED = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429]

test('sixteen half-sent requests stop nobody, and end with a reason', async () => {
  const door = doors.find(({ name }) => name === 'PATCH /users/:userId')!
  const own = { ...door, path: `/api/v1/users/${attacker.personId}` }
  const lines = Array.from({ length: 40 }, () => open(own, { 'content-length': 1000 }, '{'))
  await pause(300)
  await othersAreServed()
  assert.equal(database.pool.idleCount, database.pool.totalCount, 'no connection is held for them')
  await allRefused(lines, [408])
  assert.match(lines[0]!.heard(), /"code":"body-too-slow"/)
})

test('a body of which only the beginning comes holds nothing, at any door', async () => {
  const before = await census()
  for (let at = 0; at < doors.length; at += 50) {
    const lines = doors.slice(at, at + 50).map((door) => open(door, { 'content-length': 1000 }, '{"a'))
    await othersAreServed()
    await allRefused(lines, REFUSED)
  }
  await nothingIsLeft(before)
})

test('a byte now and then is no body, at any door', async () => {
  const before = await census()
  for (let at = 0; at < doors.length; at += 50) {
    const lines = doors.slice(at, at + 50).map((door) => open(door, { 'transfer-encoding': 'chunked' }))
    const dripping = setInterval(() => {
      for (const { say } of lines) void say('1\r\na\r\n')
    }, 100)
    await pause(300)
    await othersAreServed()
    await allRefused(lines, REFUSED).finally(() => clearInterval(dripping))
  }
  await nothingIsLeft(before)
})

test('who announces 3 GB is refused before they send them, where no such file is expected', async () => {
  const before = await census()
  const lines = doors
    .filter(({ kind }) => kind !== 'file')
    .map((door) => open(door, { 'content-length': 3 * 1024 ** 3 }, '{'))
  await allRefused(lines, [400, 401, 403, 404, 413, 429])
  await nothingIsLeft(before)
})

test('a body without end is stopped, at any door that is no way for files', async () => {
  const before = await census()
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 'x'), Buffer.from('\r\n')])
  for (const door of doors.filter(({ kind }) => kind === 'json' || kind === 'form')) {
    const { socket, say, status, close } = open(door, { 'transfer-encoding': 'chunked' })
    const answered = status()
    const sending = async () => {
      for (let sent = 0; sent < 100 && !socket.destroyed; sent++) await say(chunk)
    }
    await Promise.race([sending(), answered])
    assert.ok([0, 400, 401, 403, 404, 413, 429].includes(await answered), door.name)
    close()
  }
  await nothingIsLeft(before)
})

test('who breaks off in the middle changes nothing', async () => {
  const before = await census()
  await Promise.all(
    doors.map(async (door) => {
      const { socket, ended } = open(door, { 'content-length': 50 }, '{"name":"half"}')
      await pause(50)
      socket.end()
      await ended
    }),
  )
  await othersAreServed()
  await nothingIsLeft(before)
})

test('a head that never ends is given up, a length that lies is refused', async () => {
  const heads = Array.from({ length: 30 }, () => {
    const line = openLine(publicUrl)
    void line.say(`GET /api/v1/me HTTP/1.1\r\nhost: palier.test\r\nx-more: `)
    return line
  })
  await othersAreServed()
  for (const { status } of heads) assert.equal(await status(), 408)
  const lying = openLine(publicUrl)
  await lying.say(
    headOf('PATCH', '/api/v1/users/me', { 'content-length': 2, cookie: attacker.cookie }) + '{}{"a":1}',
  )
  await lying.ended
  const twice = openLine(publicUrl)
  await twice.say(
    headOf('POST', '/api/v1/sessions', { 'content-length': 5, 'transfer-encoding': 'chunked' }) + '0\r\n\r\n',
  )
  assert.equal(await twice.status(), 400)
})

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const keys = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at])))
const odd: Record<string, string> = {
  'lists in lists': deep('[', ']', 50_000),
  'objects in objects': `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'ten thousand keys': keys(10_000),
  'the keys that objects have':
    '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":1}',
  'no JSON': '<?xml version="1.0"?>',
  'a number': '1e999',
}
for (const [name, body] of Object.entries(odd))
  test(`${name}: every door answers, and none fails`, async () => {
    for (const door of doors) {
      if (door.kind === 'file' || door.kind === 'multipart') continue
      const reply = await fetch(`${publicUrl}${door.path}`, {
        method: door.method,
        headers: {
          cookie: (await home.signedIn(attacker.personId)).cookie,
          'content-type': types[door.kind],
        },
        body,
      })
      assert.ok(reply.status < 500, `${door.name} answered ${reply.status}`)
      await reply.body?.cancel()
    }
    assert.equal(({} as { admin?: boolean }).admin, undefined)
  })

test('a body that unfolds is taken nowhere', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000))
  for (const door of doors)
    for (const encoding of ['gzip', 'deflate', 'br']) {
      const headers = { 'content-encoding': encoding, 'content-length': bomb.length }
      const { status, close } = open(door, headers, bomb)
      assert.ok([400, 401, 403, 404, 415, 429].includes(await status()), `${door.name} ${encoding}`)
      close()
    }
})

test('a form of a hundred thousand parts, files or headers is one file or none', async () => {
  const before = await census()
  const part = (disposition: string) =>
    `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n1\r\n`
  const forms = {
    fields: part('name="a"').repeat(100_000),
    nameless: part('').repeat(100_000),
    headers: `--edge\r\n${'x-more: 1\r\n'.repeat(100_000)}\r\n1\r\n`,
    'a name without end': `--edge\r\ncontent-disposition: form-data; name="${'a'.repeat(3_000_000)}`,
    'keys that objects have': part('name="__proto__"') + part('name="constructor"'),
  }
  for (const door of doors.filter(({ kind }) => kind === 'multipart'))
    for (const [name, form] of Object.entries(forms)) {
      const path = `${door.path}?appId=${rows.appId}`
      const body = `${form}--edge--\r\n`
      const { status, close } = open({ ...door, path }, { 'content-length': body.length }, body)
      const got = await status()
      assert.ok([400, 413].includes(got), `${door.name} ${name} answered ${got}`)
      close()
    }
  await nothingIsLeft(before)
})
