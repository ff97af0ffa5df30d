import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { generate } from 'otplib'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { hashPassword } from './passwords.rules.ts'

const setup = await openOauthSetup()
const { owner, call } = setup.world
const office = await setup.openHome()
const passwordHash = await hashPassword(PASSWORD)

beforeEach(() => owner.query('delete from attempt'))

let count = 0
const account = async (roles: Parameters<typeof office.person>[0] = {}) => {
  const email = `factor${count++}@factor.example`
  const person = await office.person(roles, { email, passwordHash })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    office.organizationId,
  ])
  return { ...person, email }
}
type Account = Awaited<ReturnType<typeof account>>

/** A code of half a minute before, now or after: each counts once, so a test has three. */
const codeOf = async (secret: string, steps = 0) => {
  // Where half a minute is about to end, the next one: a code is not to grow old on its way.
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 3000) await pause(left)
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })
}

/** Turns the second factor on with the code before, so that the one of now is left. */
const turnedOn = async ({ send }: Account) => {
  const { body: made } = await send('POST', '/second-factor', {})
  const confirmed = await send('PUT', '/second-factor', { code: await codeOf(made.secret, -1) })
  assert.equal(confirmed.status, 200)
  return { secret: made.secret as string, codes: confirmed.body.recoveryCodes as string[] }
}
const signIn = (email: string, headers = {}) =>
  call('POST', '/sessions', { email, password: PASSWORD }, headers)
const ticketFor = async (email: string) => {
  const { status, body, headers } = await signIn(email)
  assert.deepEqual([status, body.code, headers.get('set-cookie')], [409, 'second-factor-needed', null])
  return body.detail.ticket as string
}
const step = (ticket: string, code: string) => call('POST', '/sessions/second-factor', { ticket, code })

test('with a second factor a password opens nothing by itself; a code of the program does, once', async () => {
  const person = await account()
  const { secret } = await turnedOn(person)
  const ticket = await ticketFor(person.email)
  assert.equal((await call('GET', '/me', undefined, { cookie: `palier=${ticket}` })).status, 401)
  const code = await codeOf(secret)
  const replies = await Promise.all([step(ticket, code), step(ticket, code)])
  assert.deepEqual(
    replies.map(({ body }) => body.code ?? 'in').filter((each) => each === 'in'),
    ['in'],
  )
  const cookie = replies
    .find(({ status }) => status === 201)!
    .headers.getSetCookie()[0]!
    .split(';')[0]!
  assert.equal((await call('GET', '/me', undefined, { cookie })).body.id, person.personId)
  assert.equal((await step(ticket, code)).body.code, 'ticket-run-out')
  assert.equal((await step(await ticketFor(person.email), code)).body.code, 'wrong-code', 'it was used')
})

test('a code that was not typed while setting up turns nothing on', async () => {
  const person = await account()
  const { body } = await person.send('POST', '/second-factor', {})
  assert.match(body.uri, /^otpauth:\/\/totp\//)
  assert.ok(body.qr.length > 20)
  assert.equal((await person.send('PUT', '/second-factor', { code: '000000' })).body.code, 'wrong-code')
  assert.equal((await signIn(person.email)).status, 201)
  const { rows } = await owner.query('select secret from authenticator where person_id = $1', [
    person.personId,
  ])
  assert.ok(!rows[0].secret.includes(body.secret), 'it is sealed')
})

test('each of ten recovery codes opens once, however it is written', async () => {
  const person = await account()
  const { codes } = await turnedOn(person)
  assert.equal(new Set(codes).size, 10)
  const first = codes[0]!
  assert.equal((await step(await ticketFor(person.email), ` ${first.toUpperCase()} `)).status, 201)
  assert.equal((await step(await ticketFor(person.email), first)).body.code, 'wrong-code')
  assert.equal((await step(await ticketFor(person.email), codes[1]!.replace('-', ''))).status, 201)
  const { body } = await person.send('GET', '/second-factor')
  assert.equal(body.recoveryCodesLeft, 8)
})

test('codes are not guessed, and a made-up or old ticket is none', async () => {
  const person = await account()
  const other = await account()
  const { secret } = await turnedOn(person)
  const theirs = await turnedOn(other)
  const ticket = await ticketFor(person.email)
  assert.equal((await step(ticket, theirs.codes[0]!)).body.code, 'wrong-code', 'somebody else’s')
  const answers = []
  for (const code of ['000000', '', '12345', '00000000']) answers.push((await step(ticket, code)).status)
  assert.deepEqual(answers, [403, 403, 403, 403])
  assert.equal((await step(ticket, await codeOf(secret))).status, 429)
  assert.equal(
    (await step(`${office.organizationId}.${'x'.repeat(43)}`, await codeOf(secret))).body.code,
    'ticket-run-out',
  )
  await owner.query('delete from attempt')
  await owner.query(`update sign_in_ticket set expires_at = now() where person_id = $1`, [person.personId])
  assert.equal((await step(ticket, await codeOf(secret))).body.code, 'ticket-run-out')
})

test('the password grant of programs does not get past it, nor does a link that sets a password', async () => {
  const person = await account()
  await turnedOn(person)
  const client = await office.register({ grants: ['password'] })
  const { body } = await setup.token({
    client_id: client.id,
    client_secret: client.secret!,
    grant_type: 'password',
    username: person.email,
    password: PASSWORD,
  })
  assert.deepEqual([body.error, body.error_description], ['invalid_grant', 'second-factor-needed'])
  await call('POST', '/password-resets', { email: person.email })
  const { rows } = await owner.query(
    `select text from mail where recipient = $1 and kind = 'password-reset'`,
    [person.email],
  )
  const token = /token=([0-9a-f]{24}\.[\w-]{43})/.exec(rows[0].text)?.[1]
  await call('PUT', `/password-resets/${token}`, { password: 'quite another one' })
  const again = await call('POST', '/sessions', { email: person.email, password: 'quite another one' })
  assert.equal(again.body.code, 'second-factor-needed')
})

test('it is taken away by its owner or somebody above them, with a proof, and the owner is told', async () => {
  const home = { App: office.appId }
  const person = await account({ 'service-center-agent': home })
  const colleague = await account({ 'service-center-agent': home })
  await turnedOn(person)
  const path = `/users/${person.personId}/second-factor`
  assert.equal((await colleague.send('DELETE', path)).status, 403)
  assert.equal((await office.admin.send('DELETE', path)).status, 204)
  assert.equal((await person.send('GET', '/me')).status, 401, 'sessions end')
  assert.equal((await signIn(person.email)).status, 201)
  const again = { ...person, ...(await office.signedIn(person.personId)) }
  await turnedOn(again)
  await owner.query('update session set proved_at = null where id = $1', [again.sessionId])
  assert.equal((await again.send('DELETE', '/second-factor')).body.code, 'proof-needed')
  await owner.query('update session set proved_at = now() where id = $1', [again.sessionId])
  assert.equal((await again.send('DELETE', '/second-factor')).status, 204)
  const { rowCount } = await owner.query(
    `select from mail where recipient = $1 and kind = 'account-changed'`,
    [person.email],
  )
  assert.equal(rowCount, 4)
})

test('the page of a program asks for the code too, and goes on with what the program wants', async () => {
  const person = await account()
  const { secret } = await turnedOn(person)
  const client = await office.register()
  const params = setup.asking(client)
  const signingIn = { decision: 'sign-in', email: person.email, password: PASSWORD }
  const asked = await setup.decide(params, signingIn)
  assert.deepEqual([asked.status, asked.headers.get('set-cookie')], [200, null])
  const ticket = /name="ticket" value="([^"]+)"/.exec(await asked.text())?.[1] ?? ''
  const wrong = await setup.decide(params, { decision: 'code', ticket, code: '000000' })
  assert.equal(wrong.status, 403)
  assert.match(await wrong.text(), new RegExp(`name="ticket" value="${ticket}"`), 'one may try again')
  const right = await setup.decide(params, { decision: 'code', ticket, code: await codeOf(secret) })
  assert.equal(right.status, 303)
  const cookie = right.headers.getSetCookie()[0]!.split(';')[0]!
  const page = await setup.request(
    new URL(right.headers.get('location')!, 'http://palier.test').href.slice(18),
    {
      headers: { cookie },
    },
  )
  assert.match(await page.text(), /value="allow"/)
  const again = await setup.decide(params, { decision: 'code', ticket, code: await codeOf(secret, 1) })
  assert.match(await again.text(), /name="password"/, 'a ticket that has run out leads back to the password')
})
