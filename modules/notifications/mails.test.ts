import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test, type TestContext } from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { openWorld } from '#test/world.ts'
import { writeMail } from './public.ts'

const world = await openWorld()
const { owner, platform, settle } = world
const organization = await world.openOrganization()

/** A post office that keeps what it is handed; `refusing` is the answer it gives instead of taking a mail. */
const openPost = async (context: TestContext, port = 0) => {
  const mails: (Email & { raw: string; envelope: string[] })[] = []
  const post = { mails, refusing: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        if (post.refusing)
          return done(Object.assign(new Error('Not now'), { responseCode: post.refusing }) as Error)
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
  platform.smtpUrl = `smtp://127.0.0.1:${taken}`
  let closed: Promise<void> | undefined
  const close = () => (closed ??= new Promise<void>((resolve) => server.close(() => resolve())))
  context.after(close)
  return Object.assign(post, { port: taken, close })
}

let count = 0
const write = (more: Partial<Parameters<typeof writeMail>[2]> = {}) =>
  organization.inside((db) =>
    writeMail(db, platform, {
      key: `mail ${(count += 1)}`,
      kind: 'test',
      recipient: 'nora@example.ch',
      subject: 'Chauffage',
      language: 'fr',
      brand: { name: 'Aarebogen', colour: '#8a4b2a' },
      reason: 'request',
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
  post.refusing = 550
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
  platform.smtpUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`
  await write()
  await settle()
  assert.match((await stateOf()).last_error, /Greeting never received/)
})

test('a mail greets, says who sends it and why, and shows whatever stands in a name as text', async (context) => {
  const post = await openPost(context)
  await write({
    reason: 'account',
    greet: 'محمد <b>علي</b> 🏠',
    heading: '<script>alert(1)</script>',
    senderName: `${'Ü'.repeat(300)}\u202egro.knab`,
    subject: `${'😀'.repeat(300)}`,
    button: { label: 'Ouvrir', url: 'http://palier.test/app?a=1&b="' },
    brand: { name: 'Aare & Bogen', colour: '#ffee88', appId: 'a'.repeat(24), logoId: 'b'.repeat(24) },
  })
  await settle()
  const [mail] = post.mails
  assert.match(mail!.html!, /Bonjour محمد &lt;b&gt;علي&lt;\/b&gt; 🏠/)
  assert.doesNotMatch(mail!.html!, /<script>|<b>/)
  assert.match(mail!.html!, /href="http:\/\/palier\.test\/app\?a=1&amp;b=&quot;"/)
  assert.ok(
    mail!.html!.includes(
      `src="http://palier.test/api/v1/apps/${'a'.repeat(24)}/files/${'b'.repeat(24)}/small"`,
    ),
  )
  assert.match(mail!.text!, /Bonjour محمد <b>علي<\/b> 🏠/)
  assert.match(
    mail!.text!,
    /envoyé automatiquement par Aare & Bogen\. Vous le recevez parce qu’il concerne votre compte/,
  )
  assert.match(mail!.text!, /Ouvrir\nhttp:/)
  assert.equal([...mail!.subject!].length, 250)
  assert.ok(mail!.subject!.endsWith('😀…'))
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
