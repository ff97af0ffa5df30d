import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { after, test } from 'node:test'
import { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import { openSealing } from '#kernel/server/sealing.ts'
import { readSettings } from '#kernel/server/settings.ts'
import { openSetup } from '#test/ticketSetup.ts'
import { makeBackup } from './backup/make.ts'
import { checkDatabase } from './doctor/database.ts'
import { type Finding, inTime, report } from './doctor/findings.ts'
import { checkBackups, checkDisk, checkPermissions, checkSettings } from './doctor/machine.ts'
import { checkPost, checkSender } from './doctor/mail.ts'
import { checkCertificate, checkProxy, checkRunning } from './doctor/proxy.ts'
import { openPalier } from './palier.ts'

const KEY = Buffer.alloc(32, 'test key')
const setup = await openSetup()
const { connectionString, owner, organization, files } = setup
const palier = await openPalier({
  databaseUrl: connectionString,
  filesUrl: `file:${files}`,
  secretsKeys: [KEY],
  host: '127.0.0.1',
  port: 0,
  mailFrom: 'Palier <no-reply@palier.test>',
  demo: false,
  log: { info() {}, warn() {}, error() {} },
  healthy: async () => true,
})
setup.closeLater(palier.close)
const inside = Number(new URL(palier.services.publicUrl).port)

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'palier-doctor-'))
  after(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const said = (findings: readonly Finding[], level: Finding['level']) =>
  findings.filter((finding) => finding.level === level).map(({ says }) => says)
const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level)

interface Habits {
  headers?: (from: IncomingHttpHeaders) => IncomingHttpHeaders
  holdsBack?: boolean
  hoursBehind?: number
}

/** A proxy in front of Palier, with habits good or bad. */
const openProxy = async ({ headers = (from) => from, holdsBack, hoursBehind }: Habits = {}) => {
  const server = createServer((asked, reply) => {
    const to = { host: '127.0.0.1', port: inside, path: asked.url, method: asked.method }
    const passed = request({ ...to, headers: headers(asked.headers) }, async (answer) => {
      const date = hoursBehind ? { date: new Date(Date.now() - hoursBehind * 3_600_000).toUTCString() } : {}
      const held: Buffer[] = []
      if (!holdsBack) reply.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...date })
      for await (const part of answer) {
        if (holdsBack) held.push(part as Buffer)
        else reply.write(part)
      }
      if (holdsBack) reply.writeHead(answer.statusCode ?? 502, answer.headers).write(Buffer.concat(held))
      reply.end()
    })
    passed.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const sealing = openSealing([KEY])
const forwarding = (from: IncomingHttpHeaders) => ({ ...from, 'x-forwarded-for': '203.0.113.9' })

test('a proxy that passes on who asks, at once, is well', async () => {
  const found = await checkProxy(await openProxy({ headers: forwarding }), sealing)
  assert.deepEqual(levels(found), ['ok', 'ok'], JSON.stringify(found))
})

const badHabits: Record<string, [Habits, RegExp]> = {
  'holds replies back': [{ headers: forwarding, holdsBack: true }, /holds replies back/],
  'has another clock': [{ headers: forwarding, hoursBehind: 2 }, /clock differs/],
  'leads to an installation with another key': [
    { headers: (from) => ({ ...from, 'x-palier-doctor': 'sealed with another key' }) },
    /not as this installation/,
  ],
  'is believed by nobody': [
    { headers: (from) => ({ ...from, 'x-forwarded-for': 'unknown' }) },
    /TRUSTED_PROXIES/,
  ],
}
for (const [what, [habits, expected]] of Object.entries(badHabits))
  test(`a proxy that ${what} is told`, async () => {
    assert.match(said(await checkProxy(await openProxy(habits), sealing), 'unsafe').join('\n'), expected)
  })

test('a name that leads nowhere, and a Palier that does not run, are told', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  assert.deepEqual(levels(await checkProxy(`http://127.0.0.1:${port}`, sealing)), ['unsafe'])
  assert.deepEqual(levels(await checkRunning('127.0.0.1', port)), ['unsafe'])
  assert.deepEqual(levels(await checkRunning('0.0.0.0', inside)), ['ok'])
})

test('only who has the key learns how a request looks', async () => {
  const ask = async (token: string) =>
    (await fetch(`${palier.services.publicUrl}/health`, { headers: { 'x-palier-doctor': token } })).text()
  for (const token of [
    'x',
    openSealing([randomBytes(32)]).seal(`doctor ${Date.now()}`),
    sealing.seal('doctor 1'),
  ])
    assert.deepEqual(JSON.parse(await ask(token)), { status: 'ok' })
})

test('a certificate that nobody trusts is told', async () => {
  const pem = (name: string) => readFileSync(`test/certificates/${name}.pem`)
  const server = createTlsServer({ cert: pem('certificate'), key: pem('key') }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  assert.deepEqual(levels(await checkCertificate(url)), ['unsafe'])
  const later = new Date('2200-01-01')
  assert.match(said(await checkCertificate(url, later), 'unsafe')[0] ?? '', /ended \d+ days ago/)
})

test('a database is well, and what waits, failed or lost its key is told', async () => {
  const look = (keys = [KEY], deployed?: string) => checkDatabase(connectionString, { deployed }, keys)
  const well = await look()
  assert.deepEqual(said(well, 'unsafe'), [], JSON.stringify(well))

  await organization.insert('webhook', {
    appId: setup.home.appId,
    description: 'x',
    url: 'https://receiver.example/',
    secret: setup.services.sealing.seal('signs'),
    events: [],
  })
  const other = randomBytes(32)
  assert.match(said(await look([other]), 'unsafe').join(), /which is missing/)
  assert.match(said(await look([other, KEY]), 'look').join(), /an old key/)

  await organization.insert('mail', {
    key: 'k',
    kind: 'x',
    recipient: 'ada@example.ch',
    subject: 's',
    senderName: 's',
    html: '',
    text: '',
    messageId: '<k@x>',
    lastError: '550 no such user',
  })
  assert.match(said(await look(), 'unsafe').join(), /1 of the last week did not go out: 550 no such user/)
  await owner.query(`insert into organization (name, demo) values ('Demo', true)`)
  assert.match(said(await look([KEY], 'SMTP_URL'), 'unsafe').join(), /everybody knows its passwords/)
  assert.doesNotMatch(said(await look(), 'unsafe').join(), /passwords/)

  const nowhere = Object.assign(new URL(connectionString), { port: '1' }).href
  assert.match(
    said(await checkDatabase(nowhere, { deployed: undefined }, [KEY]), 'unsafe').join(),
    /does not answer/,
  )
  const empty = new Client({ connectionString })
  await empty.connect()
  await empty.query(`delete from palier.migration where name like '0035%'`)
  assert.match(said(await look(), 'unsafe').join(), /another version of Palier/)
  await empty.query(`insert into palier.migration (name) select $1`, ['0035_sealed_secrets.sql'])
  await empty.end()
})

const openPost = async (password: string) => {
  const post = new SMTPServer({
    authMethods: ['PLAIN'],
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _, done) =>
      auth.password === password ? done(null, { user: 'us' }) : done(new Error('no')),
  })
  post.listen(0, '127.0.0.1')
  await once(post.server, 'listening')
  after(() => post.close())
  return (post.server.address() as AddressInfo).port
}

test('a post that takes our mails is well; a wrong password and no post at all are told', async () => {
  const port = await openPost('right')
  assert.deepEqual(levels(await checkPost({ smtpUrl: `smtp://us:right@127.0.0.1:${port}` })), ['ok'])
  assert.match(
    said(await checkPost({ smtpUrl: `smtp://us:wrong@127.0.0.1:${port}` }), 'unsafe').join(),
    /refuses/,
  )
  assert.match(
    said(await checkPost({ smtpUrl: 'smtp://us:right@127.0.0.1:1' }), 'unsafe').join(),
    /cannot be used/,
  )
})

type Zone = Record<string, string[]>
const names = (zone: Zone, mx = true) => ({
  resolveMx: async () => {
    if (!mx) throw Object.assign(new Error('none'), { code: 'ENODATA' })
    return [{ exchange: 'mail.example.ch', priority: 10 }]
  },
  resolveTxt: async (name: string) => {
    const found = zone[name]
    if (!found) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
    return found.map((text) => [text.slice(0, 5), text.slice(5)])
  },
})

test('the domain of the sender: whole, without a record, with two, open to all, and without a network', async () => {
  const mailFrom = 'Palier <palier@verwaltung.ch>'
  const whole: Zone = {
    'verwaltung.ch': ['v=spf1 include:_spf.post.ch -all', 'other=1'],
    '_dmarc.verwaltung.ch': ['v=DMARC1; p=quarantine'],
    's1._domainkey.verwaltung.ch': ['v=DKIM1; k=rsa; p=MIIB'],
  }
  const look = (zone: Zone, mx = true, selector: string | undefined = 's1') =>
    checkSender({ mailFrom, selector, resolver: names(zone, mx) })
  assert.deepEqual(levels(await look(whole)), ['ok'])
  assert.match(said(await look({ ...whole, 'verwaltung.ch': [] }), 'unsafe').join(), /no SPF/)
  assert.match(
    said(await look({ ...whole, 'verwaltung.ch': ['v=spf1 -all', 'v=spf1 a -all'] }), 'unsafe').join(),
    /2 SPF/,
  )
  assert.match(said(await look({ ...whole, 'verwaltung.ch': ['v=spf1 +all'] }), 'unsafe').join(), /everybody/)
  assert.match(said(await look({ ...whole, '_dmarc.verwaltung.ch': [] }), 'look').join(), /no DMARC/)
  assert.match(said(await look(whole, true, 'other'), 'unsafe').join(), /no DKIM key named other/)
  assert.match(said(await look(whole, false), 'look').join(), /no MX/)
  const away = async () => {
    throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  }
  const none = await checkSender({ mailFrom, resolver: { resolveMx: away, resolveTxt: away } })
  assert.deepEqual(levels(none), ['unknown'])
})

test('files that others can read, settings of a trial and backups that are old, open or missing are told', async () => {
  const dataDir = folder()
  const settings = readSettings({ DATA_DIR: dataDir, BACKUP_URL: `file:${dataDir}/backups` })
  mkdirSync(join(dataDir, 'postgres'), { mode: 0o700 })
  for (const name of ['secrets-key', 'postgres/password'])
    writeFileSync(join(dataDir, name), 'x', { mode: 0o600 })
  assert.deepEqual(levels(await checkPermissions(settings)), ['ok'])
  chmodSync(join(dataDir, 'secrets-key'), 0o644)
  chmodSync(join(dataDir, 'postgres/password'), 0o640)
  chmodSync(dataDir, 0o777)
  assert.equal(said(await checkPermissions(settings), 'unsafe').length, 3)
  assert.equal((await checkDisk(settings)).length, 1)

  const deployed = readSettings({
    DATA_DIR: dataDir,
    BACKUP_URL: `file:${dataDir}/backups`,
    PUBLIC_URL: 'https://palier.example.ch',
  })
  assert.match(said(await checkSettings(deployed), 'unsafe').join(), /SMTP_URL is missing/)
  assert.match(said(await checkSettings(settings), 'look').join(), /a trial/)
  assert.match(said(await checkBackups(deployed), 'unsafe').join(), /there is none/)
  const making = { databaseUrl: connectionString, filesUrl: `file:${files}`, secretsKeys: [KEY], keep: 1 }
  await makeBackup({ ...making, backupUrl: settings.backup.url, keys: undefined })
  const fresh = await checkBackups(deployed)
  assert.deepEqual([said(fresh, 'unsafe'), said(fresh, 'look').length], [[], 2])
  const later = new Date(Date.now() + 48 * 3_600_000)
  assert.match(said(await checkBackups(deployed, later), 'unsafe').join(), /48 hours old/)
})

test('what never answers ends, and what fails is not taken for well', async () => {
  const never = await inTime('post', () => new Promise(() => {}), 20)
  const broken = await inTime('disk', async () => Promise.reject(new Error('no such device')))
  assert.deepEqual(levels([...never, ...broken]), ['unknown', 'unknown'])
  const { text, healthy } = report([
    ...never,
    { level: 'unsafe', what: 'demo', says: 'it is there', todo: 'Go' },
  ])
  assert.equal(healthy, false)
  assert.match(text, /UNSAFE {2}demo {2}it is there\n {14}→ Go\n\n1 unsafe or missing, 0 worth a look\.$/)
})
