import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { beforeEach, test, type TestContext } from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { setTimeout as pause } from 'node:timers/promises'
import { modules } from '#apps/modules.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { startWorker } from '#kernel/server/worker.ts'
import { analyseJob } from '#modules/imports/public.ts'
import { createCode, findInvitation, sendInvitation } from '#modules/tenant-management/codes.contract.ts'
import { openWorld } from '#test/world.ts'
import { mailDailyJobs, sendMail } from './mails.jobs.ts'
import { findMailServer } from './contract.ts'
import { writeMail } from './public.ts'

const world = await openWorld()
const { owner, services, settle } = world
const organization = await world.openOrganization()

/** A post office that keeps what it is handed; `refusing` is the answer it gives instead of taking a mail. */
const openPost = async (context: TestContext, port = 0) => {
  const mails: (Email & { raw: string; envelope: string[] })[] = []
  const post = { mails, refusing: 0, saying: 'Not now', at: 'data' as 'sender' | 'reader' | 'data' }
  const refusal = (at: typeof post.at) =>
    post.refusing && post.at === at
      ? (Object.assign(new Error(post.saying), { responseCode: post.refusing }) as Error)
      : undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(refusal('sender')),
    onRcptTo: (_address, _session, done) => done(refusal('reader')),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const refused = refusal('data')
        if (refused) return done(refused)
        const raw = Buffer.concat(parts)
        mails.push({
          ...(await PostalMime.parse(raw)),
          raw: raw.toString(),
          envelope: session.envelope.rcptTo.map(({ address }) => address),
        })
        done()
      })
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const { port: taken } = server.server.address() as AddressInfo
  services.smtpUrl = `smtp://127.0.0.1:${taken}`
  let closed: Promise<void> | undefined
  const close = () => (closed ??= new Promise<void>((resolve) => server.close(() => resolve())))
  context.after(close)
  return Object.assign(post, { port: taken, close })
}

/** What an earlier test left in the queue is no later one's. */
beforeEach(async () => {
  await owner.query('delete from graphile_worker._private_jobs')
  await owner.query('update mail_server set failing_since = null, last_error = null')
})

let count = 0
const write = (more: Partial<Parameters<typeof writeMail>[2]> = {}) =>
  organization.inside((db) =>
    writeMail(db, services, {
      key: `mail ${(count += 1)}`,
      kind: 'test',
      recipient: 'nora@example.ch',
      subject: 'Chauffage',
      language: 'fr',
      brand: { name: 'Aarebogen', colour: '#8a4b2a' },
      reason: 'interface',
      heading: 'Bonjour',
      paragraphs: ['Le radiateur est froid.'],
      ...more,
    }),
  )

/** Lets the hour pass that the next try waits for. */
const passTime = () =>
  owner.query(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`)

const stateOf = async () =>
  (await owner.query('select sent_at, attempts, last_error from mail where key = $1', [`mail ${count}`]))
    .rows[0]

test('a mail arrives as it was written, in text and in HTML, in its thread', async (context) => {
  const post = await openPost(context)
  await write({
    subject: 'Heizung «Küche» 🥶',
    senderName: 'Anna Müller · Aarebogen',
    quote: { author: 'Anna Müller', text: '.\nWir kommen <morgen>' },
    thread: { id: 'ticket-1-2', root: 'ticket-1' },
  })
  await settle()
  const [mail] = post.mails
  assert.deepEqual(mail!.envelope, ['nora@example.ch'])
  assert.equal(mail!.subject, 'Heizung «Küche» 🥶')
  assert.deepEqual(mail!.from, { name: 'Anna Müller · Aarebogen', address: 'no-reply@palier.test' })
  assert.equal(mail!.messageId, '<ticket-1-2@palier.test>')
  assert.equal(mail!.inReplyTo, '<ticket-1@palier.test>')
  assert.equal(mail!.references, '<ticket-1@palier.test>')
  assert.match(mail!.text!, /> \.\n> Wir kommen <morgen>/)
  assert.match(mail!.html!, /Wir kommen &lt;morgen&gt;/)
  assert.match(mail!.raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(mail!.raw, /^Content-Type: multipart\/alternative/m)
})

test('nothing that a person wrote becomes a header or a further recipient', async (context) => {
  const post = await openPost(context)
  const evil = 'Hallo\r\nBcc: victim@example.ch\r\n\r\n<html>'
  await write({ subject: evil, senderName: `${evil}" <evil@example.ch>, other@example.ch` })
  await write({ recipient: 'a@example.ch, b@example.ch' })
  await settle()
  const [mail, ...others] = post.mails
  assert.deepEqual(mail!.envelope, ['nora@example.ch'])
  assert.doesNotMatch(mail!.raw, /^Bcc:/im)
  assert.equal(mail!.subject, 'Hallo Bcc: victim@example.ch <html>')
  assert.equal(mail!.from!.address, 'no-reply@palier.test')
  assert.ok(others.every(({ envelope }) => envelope.length === 1))
})

test('while the post is closed a mail waits; once it is open again the mail goes out, once', async (context) => {
  const post = await openPost(context)
  await post.close()
  await write()
  for (let hour = 0; hour < 3; hour++) {
    await settle()
    await passTime()
  }
  const waiting = await stateOf()
  assert.equal(waiting.sent_at, null)
  assert.equal(waiting.attempts, 3)
  assert.match(waiting.last_error, /ECONNREFUSED/)
  const again = await openPost(context, post.port)
  await passTime()
  await settle()
  await passTime()
  await settle()
  assert.equal(again.mails.length, 1)
  assert.ok((await stateOf()).sent_at)
})

test('what the post cannot take now is tried again, what it will never take is not', async (context) => {
  const post = await openPost(context)
  post.refusing = 451
  await write()
  await settle()
  assert.equal((await stateOf()).attempts, 1)
  Object.assign(post, { refusing: 552, saying: '5.2.2 Mailbox full. Not now' })
  await passTime()
  await settle()
  assert.equal((await stateOf()).attempts, 2)
  post.refusing = 0
  await passTime()
  await settle()
  assert.equal(post.mails.length, 0)
  assert.match((await stateOf()).last_error, /Not now/)
})

test('two workers that get hold of one mail send it once', async (context) => {
  const post = await openPost(context)
  await write()
  await Promise.all([settle(), settle()])
  await passTime()
  await settle()
  assert.equal(post.mails.length, 1)
})

test('a post that never answers holds nobody up', async (context) => {
  const silent = createServer((socket) => context.after(() => socket.destroy()))
  context.after(() => silent.close())
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  services.smtpUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`
  await write()
  await settle()
  assert.match((await stateOf()).last_error, /Greeting never received/)
})

test('mails reach addresses of every script, by the name that DNS has for their domain where that is enough', async (context) => {
  const post = await openPost(context)
  const to = ['info@bäckerei-muster.ch', 'почта@пример.рф']
  for (const recipient of to) await write({ recipient, senderName: 'Aare\r\nBcc: mallory@example.ch' })
  await settle()
  assert.deepEqual(post.mails.map(({ envelope }) => envelope.join()).toSorted(), to)
  assert.ok(post.mails.every(({ bcc, from }) => !bcc && from?.name === 'Aare Bcc: mallory@example.ch'))
  assert.match(post.mails.map(({ raw }) => raw).join(), /^To: info@xn--bckerei-muster-5hb\.ch\r$/m)
})

test('a mail greets, says who sends it and why, and shows whatever stands in a name as text', async (context) => {
  const post = await openPost(context)
  await write({
    reason: 'account',
    greet: 'محمد <b>علي</b> 🏠',
    heading: '<script>alert(1)</script>',
    senderName: `${'Ü'.repeat(300)}\u202egro.knab`,
    subject: '👩🏽\u200d🔧'.repeat(300),
    button: { label: 'Ouvrir', url: 'http://palier.test/app?a=1&b="' },
    brand: { name: 'Aare & Bogen', colour: '#ffee88', appId: 'a'.repeat(24), logoId: 'b'.repeat(24) },
  })
  await settle()
  const [mail] = post.mails
  assert.match(mail!.html!, /Bonjour محمد &lt;b&gt;علي&lt;\/\u200bb&gt; 🏠/)
  assert.doesNotMatch(mail!.html!, /<script>|<b>/)
  assert.match(mail!.html!, /href="http:\/\/palier\.test\/app\?a=1&amp;b=&quot;"/)
  assert.ok(
    mail!.html!.includes(
      `src="http://palier.test/api/v1/apps/${'a'.repeat(24)}/files/${'b'.repeat(24)}/small"`,
    ),
  )
  assert.match(mail!.text!, /Bonjour محمد <b>علي<\/\u200bb> 🏠/)
  assert.match(
    mail!.text!,
    /envoyé automatiquement par Aare & Bogen\. Vous le recevez parce qu’il concerne votre compte/,
  )
  assert.match(mail!.text!, /Ouvrir\nhttp:/)
  assert.ok(mail!.subject!.length <= 250 && mail!.subject!.length > 240)
  assert.ok(mail!.subject!.endsWith('👩🏽\u200d🔧…'))
  assert.ok(!mail!.from!.name.includes('\u202e'))
  assert.doesNotMatch(mail!.raw, /^List-Unsubscribe/m)
})

test('a program that reads mail sees how to end it', async (context) => {
  const post = await openPost(context)
  const { personId } = await organization.person()
  await write({ personId, settings: 'cockpit' })
  await settle()
  const [mail] = post.mails
  const headers = new Map(mail!.headers.map(({ key, value }) => [key, value]))
  assert.match(
    headers.get('list-unsubscribe')!,
    /^<http:\/\/palier\.test\/api\/v1\/mail-subscriptions\/[\w.-]+\/end>$/,
  )
  assert.equal(headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.match(mail!.text!, /Modifier les notifications\nhttp:\/\/palier\.test\/cockpit\/profile/)
})

const admin = await organization.person({ 'org-admin': { App: (await organization.buildHome()).appId } })
const errors: object[] = []
const server = async () => (await owner.query('select * from mail_server')).rows[0]

for (const [at, refusing, saying] of [
  ['sender', 530, '5.7.0 Authentication required'],
  ['sender', 550, 'Sender rejected'],
  ['reader', 554, '5.7.1 Relay access denied'],
  ['reader', 550, 'nora@example.ch: blocked, see our policy'],
  ['data', 554, '5.7.1 Suspected spam'],
  ['data', 421, '4.7.0 Try again later'],
  ['data', 550, '5.7.26 SPF failed'],
] as const)
  test(`"${refusing} ${saying}" is about us: the mail waits, the operator is told once`, async (context) => {
    const post = await openPost(context)
    context.mock.method(services.log, 'error', (fields: object) => void errors.push(fields))
    errors.length = 0
    Object.assign(post, { at, refusing, saying })
    await write()
    for (let round = 0; round < 2; round++) {
      await settle()
      await passTime()
    }
    const shown = await admin(findMailServer, {})
    assert.ok(shown.failingSince && shown.cause)
    assert.doesNotMatch(shown.said!, /nora/)
    assert.ok(shown.waiting > 0)
    assert.equal(errors.length, 1)
    post.refusing = 0
    await passTime()
    await settle()
    assert.equal(post.mails.length, 1)
    const now = await admin(findMailServer, {})
    assert.deepEqual(now, { failingSince: null, said: null, cause: null, waiting: 0 })
    await assert.rejects(async () => (await organization.person())(findMailServer, {}), { status: 403 })
  })

for (const [at, refusing, saying] of [
  ['reader', 550, '5.1.1 No such user'],
  ['reader', 550, 'User unknown'],
  ['reader', 553, '5.1.3 Bad address'],
  ['data', 552, '5.2.2 Mailbox full'],
] as const)
  test(`"${refusing} ${saying}" is about the address: the mail is given up, and nobody else is suspected`, async (context) => {
    const post = await openPost(context)
    Object.assign(post, { at, refusing, saying })
    await write()
    await settle()
    post.refusing = 0
    await passTime()
    await settle()
    assert.equal(post.mails.length, 0)
    const { rows } = await owner.query(
      'select problem, failed_at, html, text, subject from mail where key = $1',
      [`mail ${count}`],
    )
    assert.deepEqual(
      { ...rows[0], failed_at: rows[0].failed_at !== null },
      { problem: 'address-refused', failed_at: true, html: '', text: '', subject: 'Chauffage' },
    )
    assert.equal((await server()).failing_since, null)
  })

test('a login that the mail server refuses loses no mail', async (context) => {
  const strict = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('5.7.8 No'), { responseCode: 535 })),
  })
  strict.listen(0, '127.0.0.1')
  await once(strict.server, 'listening')
  context.after(() => new Promise<void>((resolve) => strict.close(() => resolve())))
  const { port } = strict.server.address() as AddressInfo
  services.smtpUrl = `smtp://me:wrong@127.0.0.1:${port}`
  context.mock.method(services.log, 'error', () => {})
  await write()
  await settle()
  const { rows } = await owner.query('select failed_at, sent_at, text from mail where key = $1', [
    `mail ${count}`,
  ])
  assert.deepEqual([rows[0].failed_at, rows[0].sent_at], [null, null])
  assert.match(rows[0].text, /radiateur/)
  assert.ok((await server()).failing_since)
})

test('a mail that went out keeps no body, but in a demo, and is forgotten after three months', async (context) => {
  await openPost(context)
  const stored = async () =>
    (await owner.query('select html, text, subject from mail where key = $1', [`mail ${count}`])).rows[0]
  await write()
  await settle()
  assert.deepEqual(await stored(), { html: '', text: '', subject: 'Chauffage' })
  await owner.query('update organization set demo = true')
  context.after(() => owner.query('update organization set demo = false'))
  await write()
  await settle()
  assert.match((await stored()).text, /radiateur/)
  const forget = mailDailyJobs[0]!
  await owner.query(`update mail set created_at = now() - interval '89 days' where key = $1`, [
    `mail ${count}`,
  ])
  await organization.inside((db) => forget.run({ db, services }) as Promise<void>)
  assert.ok(await stored())
  await owner.query(`update mail set created_at = now() - interval '91 days' where key = $1`, [
    `mail ${count}`,
  ])
  await organization.inside((db) => forget.run({ db, services }) as Promise<void>)
  assert.equal(await stored(), undefined)
})

test('who dies between a mail and its note leaves a mail that is sent again as the same, at most twice', async (context) => {
  const post = await openPost(context)
  await write()
  const die = () =>
    owner.query(
      `update mail set sent_at = null, taken_until = now() - interval '1 second', text = 'x' where key = $1`,
      [`mail ${count}`],
    )
  for (let death = 0; death < 4; death++) {
    await settle()
    await die()
    const { rows } = await owner.query('select id from mail where key = $1', [`mail ${count}`])
    await organization.inside((db) => enqueue(db, sendMail, { mailId: rows[0].id }))
  }
  await settle()
  assert.equal(post.mails.length, 3)
  assert.equal(new Set(post.mails.map(({ messageId }) => messageId)).size, 1)
  const { rows } = await owner.query('select problem from mail where key = $1', [`mail ${count}`])
  assert.equal(rows[0].problem, 'interrupted')
})

test('while a mail server lets wait, other work goes on and no transaction is open', async (context) => {
  const silent = createServer((socket) => context.after(() => socket.destroy()))
  context.after(() => silent.close())
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  services.smtpUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const opened = once(silent, 'connection')
  const worker = await startWorker({ services, pool: owner, ...modules })
  context.after(() => worker.stop())
  for (let mails = 0; mails < 8; mails++) await write()
  await opened
  const busy = async () =>
    (
      await owner.query(
        `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      )
    ).rowCount
  await organization.inside((db) => enqueue(db, analyseJob, {}))
  const left = async () =>
    (await owner.query(`select from graphile_worker.jobs where task_identifier = 'job'`)).rowCount
  const waiting = async () =>
    (await owner.query(`select from graphile_worker.jobs where task_identifier = 'job-mail'`)).rowCount
  for (let round = 0; round < 200 && (await left()); round++) await pause(25)
  assert.equal(await left(), 0)
  assert.equal(await waiting(), 8)
  assert.equal(await busy(), 0)
})

test('where somebody was invited it says that the mail did not arrive, until another does', async (context) => {
  const post = await openPost(context)
  const { appId, utilisationPeriodId: utilisationPeriods } = await organization.buildHome()
  const manager = await organization.person({ 'tenant-manager': { App: appId } })
  const tenant = { name: 'Anna Meier', email: 'anna@gone.example' }
  const { id: invitationId } = await manager(createCode, { body: { utilisationPeriods, tenant } })
  const params = { invitationId }
  const shown = async () => {
    const { state, invitationProblem } = await manager(findInvitation, { params })
    return [state, invitationProblem]
  }
  Object.assign(post, { at: 'reader', refusing: 550, saying: '5.1.1 No such user' })
  await manager(sendInvitation, { params, body: {} })
  await settle()
  assert.deepEqual(await shown(), ['invited', 'address-refused'])
  post.refusing = 0
  await owner.query(`update registration_code set invited_at = now() - interval '2 days'`)
  await manager(sendInvitation, { params, body: {} })
  await settle()
  assert.equal(post.mails.length, 1)
  assert.deepEqual(await shown(), ['invited', null])
})
