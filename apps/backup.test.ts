import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { hashPassword } from '#modules/accounts/public.ts'
import { openBucket } from '#test/bucket.ts'
import { openEmptyDatabase } from '#test/databases.ts'
import { openSetup } from '#test/ticketSetup.ts'
import { makeBackup, verifyBackup } from './backup/make.ts'
import { openPlace } from './backup/place.ts'
import { restoreBackup } from './backup/restore.ts'
import { lastTime } from './nightly.ts'
import { openPalier } from './palier.ts'

const PASSWORD = 'a landing in a stairwell'
const SEALS = Buffer.alloc(32, 'test key')
const setup = await openSetup()
const { organization, agent, resident, report, owner, connectionString, files } = setup

await organization.insert('webhook', {
  appId: setup.home.appId,
  description: 'x',
  url: 'https://receiver.example/',
  secret: setup.services.sealing.seal('signs'),
  events: [],
})

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'palier-backup-'))
  after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Nobody writes faster than a person does: after ten tickets somebody else of the house goes on. */
const writers = [resident]
let written = 0
const nextWriter = async () => {
  const turn = Math.floor(written++ / 10)
  if (!writers[turn]) {
    const other = await organization.person()
    await organization.checkIn(other.personId, setup.home.utilisationPeriodId)
    writers[turn] ??= other
  }
  return writers[turn]!
}

/** A resident's ticket with a file that hangs on it: what it says once it was acknowledged. */
const reportWithFile = async () => {
  const writer = await nextWriter()
  const bytes = randomBytes(50_000)
  const form = new FormData()
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'lease.pdf')
  const file = await writer.send('POST', '/files', form)
  assert.equal(file.status, 201, JSON.stringify(file.body))
  const ticket = await report(
    { title: `Tap ${bytes.subarray(0, 4).toString('hex')}`, files: [file.body.id] },
    writer,
  )
  assert.ok(ticket.id, JSON.stringify(ticket))
  const { cookie } = writer
  return { id: ticket.id, title: ticket.title, fileId: file.body.id as string, bytes, cookie }
}

const backUp = (backupUrl: string, more: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({
    databaseUrl: connectionString,
    filesUrl: `file:${files}`,
    secretsKeys: [SEALS],
    backupUrl,
    keys: undefined,
    keep: 14,
    ...more,
  })

const restoreFrom = async (
  backupUrl: string,
  { keys, secretsKeys = [SEALS], name }: { keys?: Buffer[]; secretsKeys?: Buffer[]; name?: string } = {},
) => {
  const place = openPlace(backupUrl, keys)
  const databaseUrl = await openEmptyDatabase(setup.closeLater)
  const filesUrl = `file:${folder()}`
  const chosen = name ?? (await place.names()).at(-1) ?? ''
  const again = async () =>
    restoreBackup({ place, manifest: await place.readManifest(chosen), databaseUrl, filesUrl, secretsKeys })
  return { databaseUrl, filesUrl, again }
}

const serve = async (databaseUrl: string, filesUrl: string, secretsKeys: Buffer[]) => {
  const palier = await openPalier({
    databaseUrl,
    filesUrl,
    secretsKeys,
    host: '127.0.0.1',
    port: 0,
    mailFrom: 'Palier <no-reply@palier.test>',
    demo: false,
    log: { info() {}, warn() {}, error() {} },
    healthy: async () => true,
  })
  setup.closeLater(palier.close)
  const ask = (path: string, { cookie = agent.cookie, ...init }: RequestInit & { cookie?: string } = {}) =>
    fetch(`${palier.services.publicUrl}/api/v1${path}`, {
      ...init,
      headers: { cookie, 'content-type': 'application/json' },
    })
  return { palier, ask }
}

test('a backup of a Palier that is written to holds all that was acknowledged before it; restored elsewhere it goes on', async () => {
  const email = `manager@${organization.organizationId}.example`
  await organization.person(
    { 'platform-owner': { App: setup.home.appId } },
    { email, passwordHash: await hashPassword(PASSWORD) },
  )
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    organization.organizationId,
  ])
  const acknowledged: Awaited<ReturnType<typeof reportWithFile>>[] = []
  const stopped = new AbortController()
  const writers = Array.from({ length: 3 }, async () => {
    while (!stopped.signal.aborted) acknowledged.push(await reportWithFile())
  })
  while (acknowledged.length < 5) await pause(10)
  const before = [...acknowledged]
  const key = randomBytes(32)
  const backupUrl = `file:${folder()}`
  const manifest = await backUp(backupUrl, { keys: [key] }).finally(() => {
    stopped.abort()
    return Promise.all(writers)
  })
  assert.ok(manifest && manifest.keyId !== null)
  assert.ok(acknowledged.length > before.length, 'Nothing was written while it was made')

  // Elsewhere: a database whose owner is no superuser, and a key of its own.
  const ownKey = randomBytes(32)
  const { again, databaseUrl, filesUrl } = await restoreFrom(backupUrl, {
    keys: [key],
    secretsKeys: [ownKey],
  })
  await again()
  const { ask, palier } = await serve(databaseUrl, filesUrl, [ownKey])
  const signedIn = await ask('/sessions', {
    method: 'POST',
    body: JSON.stringify({ email, password: PASSWORD }),
    cookie: '',
  })
  assert.equal(signedIn.status, 201, await signedIn.text())
  for (const { id, title, fileId, bytes, cookie } of before) {
    const ticket = await ask(`/tickets/${id}`)
    assert.equal(ticket.status, 200)
    assert.equal(((await ticket.json()) as { title: string }).title, title)
    const file = await ask(`/files/${fileId}/original`, { cookie })
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes)
  }
  const numbers = async (db: { query: typeof owner.query }) =>
    (await db.query('select max(number) as number, count(*) as count from palier.ticket')).rows[0]
  const there = new Client({ connectionString: databaseUrl })
  await there.connect()
  await there.query(`select set_config('app.organization', $1, false)`, [organization.organizationId])
  const restored = await numbers(there as never)
  const fresh = await ask(`/users/${resident.personId}/tickets`, {
    method: 'POST',
    cookie: resident.cookie,
    body: JSON.stringify({
      category: setup.categoryId,
      title: 'After',
      description: 'x',
      inputChannel: 'app',
      files: [],
      utilisationPeriod: setup.home.utilisationPeriodId,
    }),
  })
  assert.equal(fresh.status, 201, await fresh.clone().text())
  assert.equal(Number((await numbers(there as never)).number), Number(restored.number) + 1)
  const { rows } = await there.query('select secret from palier.webhook')
  assert.equal(palier.services.sealing.open(rows[0].secret), 'signs')
  const { rows: locked } = await there.query(
    `select from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - interval '1 minute'`,
  )
  assert.equal(locked.length, 0)
  const { rows: fences } = await there.query(
    `select relname from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = 'palier' and relkind = 'r' and relrowsecurity and not relforcerowsecurity`,
  )
  assert.deepEqual(fences, [])
  await there.end()
})

test('a restore that dies before the secrets are sealed anew is begun again; what people work with since is not', async () => {
  const [key, ownKey] = [randomBytes(32), randomBytes(32)]
  const backupUrl = `file:${folder()}`
  await backUp(backupUrl, { keys: [key] })
  const place = openPlace(backupUrl, [key])
  const [name = ''] = await place.names()
  const databaseUrl = await openEmptyDatabase(setup.closeLater)
  const filesUrl = `file:${folder()}`
  const restore = async (secretsKeys: Buffer[]) =>
    restoreBackup({ place, manifest: await place.readManifest(name), databaseUrl, filesUrl, secretsKeys })
  /** The first to be asked for after the rows are there. */
  const dying = Object.assign([ownKey], {
    [Symbol.iterator]: () => {
      throw new Error('killed')
    },
  })
  await assert.rejects(restore(dying), /killed/)
  const there = new Client({ connectionString: databaseUrl })
  await there.connect()
  assert.equal(
    (await there.query('select from palier.every_organization()')).rowCount,
    1,
    'its rows are there',
  )
  await there.end()
  await restore([ownKey])
  const { palier } = await serve(databaseUrl, filesUrl, [ownKey])
  const { rows } = await palier.pool.query('select value from palier.secret')
  for (const { value } of rows) palier.services.sealing.open(value)
  await assert.rejects(restore([ownKey]), /There is something in the database already/)

  const [half, elsewhere] = [await openEmptyDatabase(setup.closeLater), `file:${folder()}`]
  const manifest = await place.readManifest(name)
  const restoring = { place, manifest, databaseUrl: half, filesUrl: elsewhere }
  await assert.rejects(restoreBackup({ ...restoring, secretsKeys: dying }), /killed/)
  await serve(half, elsewhere, [ownKey, SEALS])
  await assert.rejects(restoreBackup({ ...restoring, secretsKeys: [ownKey] }), /There is something/)
})

test('a backup that is killed at any moment is none, and the next one is whole', async () => {
  await reportWithFile()
  const backups = folder()
  const place = openPlace(`file:${backups}`)
  const start = () =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'apps/backup.ts'], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: connectionString,
        FILES_URL: `file:${files}`,
        BACKUP_URL: `file:${backups}`,
        DATA_DIR: folder(),
        SECRETS_KEY: SEALS.toString('hex'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  for (let round = 0; round < 4; round++) {
    const child = start()
    const ended = once(child, 'exit')
    // Killed somewhere between its first file and its end.
    while (child.exitCode === null && readdirSync(backups).length === 0) await pause(5)
    await pause(Math.random() * 150)
    child.kill('SIGKILL')
    await ended
    for (const name of await place.names()) await verifyBackup(place, await place.readManifest(name))
  }
  const last = start()
  let said = ''
  last.stdout.on('data', (part: Buffer) => (said += part.toString()))
  last.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = await once(last, 'exit')
  assert.equal(code, 0, said)
  assert.match(said, /^Backup \S+ is whole: \d+ rows, \d+ files/)
  const names = await place.names()
  await verifyBackup(place, await place.readManifest(names.at(-1)!))
  // What the killed ones left is gone.
  assert.deepEqual(
    new Set(readdirSync(backups).map((each) => each.split('.')[0])),
    new Set(['files', ...names]),
  )
})

test('a day has one backup, whoever of many processes comes first; a day that was missed is made up for', async () => {
  const backupUrl = `file:${folder()}`
  const at = (time: string) => new Date(`2026-11-2${time}:00Z`)
  assert.deepEqual(lastTime('03:00', at('6T03:00')), at('6T03:00'))
  assert.deepEqual(lastTime('03:00', at('6T02:59')), at('5T03:00'))
  const due = lastTime('00:00', new Date())
  assert.ok(await backUp(backupUrl, { unlessAfter: due }))
  assert.equal(await backUp(backupUrl, { unlessAfter: due }), undefined)
  const later = new Date(Date.now() + 86_400_000)
  assert.ok(await backUp(backupUrl, { unlessAfter: lastTime('00:00', later), now: () => later }))
  assert.equal((await openPlace(backupUrl).names()).length, 2)
})

test('files are copied once, kept while a backup lists them, and gone with the last that does', async () => {
  const backups = folder()
  const backupUrl = `file:${backups}`
  const { fileId } = await reportWithFile()
  const { rows } = await owner.query(`select sizes -> 'original' ->> 'key' as key from file where id = $1`, [
    fileId,
  ])
  const key: string = rows[0].key
  const inPool = () => readdirSync(join(backups, 'files')).filter((name) => name === key.replaceAll('/', '+'))
  await backUp(backupUrl, { keep: 2 })
  const [file] = inPool()
  const copied = statSync(join(backups, 'files', file!)).mtimeMs
  await backUp(backupUrl, { keep: 2 })
  assert.equal(statSync(join(backups, 'files', file!)).mtimeMs, copied)
  rmSync(join(files, key))
  await backUp(backupUrl, { keep: 2 })
  assert.equal(inPool().length, 1)
  await backUp(backupUrl, { keep: 2 })
  assert.equal(inPool().length, 0)
  assert.equal((await openPlace(backupUrl).names()).length, 2)
})

const damages: Record<string, (backups: string, name: string) => void> = {
  'a database that is cut': (backups, name) => {
    const path = join(backups, `${name}.database`)
    writeFileSync(path, readFileSync(path).subarray(0, -40))
  },
  'a database with one other byte': (backups, name) => flip(join(backups, `${name}.database`)),
  'a list with one other byte': (backups, name) => flip(join(backups, `${name}.files`)),
  'a file with one other byte': (backups) =>
    flip(join(backups, 'files', readdirSync(join(backups, 'files'))[0]!)),
  'a file that is missing': (backups) =>
    rmSync(join(backups, 'files', readdirSync(join(backups, 'files'))[0]!)),
  'a manifest that says something else': (backups, name) => {
    const path = join(backups, `${name}.manifest`)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"rows": \d+/, '"rows": 1'))
  },
}
const flip = (path: string) => {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(path, bytes)
}

for (const encrypted of [true, false])
  test(`what was altered ${encrypted ? 'in an encrypted backup ' : ''}is found and never restored`, async () => {
    const keys = encrypted ? [randomBytes(32)] : undefined
    for (const [what, damage] of Object.entries(damages)) {
      const backups = folder()
      await reportWithFile()
      const { name } = (await backUp(`file:${backups}`, { keys }))!
      damage(backups, name)
      const place = openPlace(`file:${backups}`, keys)
      const oneLine = ({ message }: Error) => {
        assert.match(message, /this backup cannot be used\.$/, `${what}: ${message}`)
        return true
      }
      await assert.rejects(async () => verifyBackup(place, await place.readManifest(name)), oneLine, what)
      const { again, databaseUrl } = await restoreFrom(`file:${backups}`, { ...(keys && { keys }), name })
      await assert.rejects(again, oneLine, what)
      const db = new Client({ connectionString: databaseUrl })
      await db.connect()
      const { rows } = await db.query(`select to_regclass('palier.organization') is not null as there`)
      if (rows[0].there) assert.equal((await db.query('select from palier.organization')).rowCount, 0, what)
      await db.end()
    }
  })

test('a restore refuses what is not empty, another key, and a newer version; after that it still works', async () => {
  const key = randomBytes(32)
  const backupUrl = `file:${folder()}`
  const { name, keyId } = (await backUp(backupUrl, { keys: [key] }))!
  await assert.rejects(openPlace(backupUrl, [randomBytes(32)]).readManifest(name), {
    message: `The backup is encrypted with the key ${keyId}, which is not in BACKUP_KEY.`,
  })
  await assert.rejects(openPlace(backupUrl).readManifest(name), /which is not in BACKUP_KEY/)
  const place = openPlace(backupUrl, [randomBytes(32), key])
  const manifest = await place.readManifest(name)
  const databaseUrl = await openEmptyDatabase(setup.closeLater)
  const into = { place, databaseUrl, filesUrl: `file:${folder()}`, secretsKeys: [SEALS] }
  const newer = { ...manifest, migrations: [...manifest.migrations, '9999_later.sql'] }
  await assert.rejects(restoreBackup({ ...into, manifest: newer }), /made by a newer Palier/)
  await restoreBackup({ ...into, manifest })
  await assert.rejects(restoreBackup({ ...into, manifest }), /There is something in the database already/)

  const plainUrl = `file:${folder()}`
  await backUp(plainUrl)
  const other = await restoreFrom(plainUrl, { secretsKeys: [randomBytes(32)] })
  await assert.rejects(other.again, /Give it in SECRETS_KEY/)
})

test('a bucket holds backups as a folder does', async () => {
  await openBucket()
  const { fileId, bytes, id, cookie } = await reportWithFile()
  const backupUrl = 's3:backups/palier'
  const key = randomBytes(32)
  const manifest = (await backUp(backupUrl, { keys: [key] }))!
  const place = openPlace(backupUrl, [key])
  await verifyBackup(place, manifest)
  const { again, databaseUrl, filesUrl } = await restoreFrom(backupUrl, { keys: [key] })
  await again()
  const { ask } = await serve(databaseUrl, filesUrl, [SEALS])
  assert.equal((await ask(`/tickets/${id}`)).status, 200)
  const file = await ask(`/files/${fileId}/original`, { cookie })
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes)
})
