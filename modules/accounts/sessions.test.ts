import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { waitsOf } from './attempts.rules.ts'
import { hashPassword } from './passwords.rules.ts'
import { listSessions } from './sessions.contract.ts'

const world = await openWorld()
const { call, owner, openOrganization, services } = world
const passwordHash = await hashPassword('a good password')

beforeEach(() => owner.query('delete from attempt'))

type Organization = Awaited<ReturnType<typeof openOrganization>>
let count = 0

/** Somebody with the password 'a good password', whom sign-in finds. */
const account = async (organization: Organization, columns: object = {}) => {
  count += 1
  const email = `account${count}@sign-in.example`
  const person = await organization.person({}, { email, passwordHash, ...columns })
  await enter(organization, email)
  return { ...person, email }
}
const enter = ({ organizationId }: Organization, email: string) =>
  owner.query(
    `insert into directory (kind, key, organization_id) values ('email', lower($1), $2) on conflict do nothing`,
    [email, organizationId],
  )

const signIn = (email: string, password = 'a good password', more: object = {}, headers = {}) =>
  call('POST', '/sessions', { email, password, ...more }, headers)
const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? ''
/** All that a browser sends back. */
const browserOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** As if the last try had been some seconds earlier. */
const letPass = (seconds: number) =>
  owner.query(`update attempt set last_at = last_at - make_interval(secs => $1)`, [seconds])

test('who knows the password is signed in by a cookie that scripts cannot read', async () => {
  const { email, personId } = await account(await openOrganization())
  const reply = await signIn(` ${email.toUpperCase()} `)
  assert.equal(reply.status, 201)
  assert.equal(reply.body.userId, personId)
  assert.match(
    reply.headers.getSetCookie()[0] ?? '',
    /^palier=[0-9a-f]{24}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
  )
  assert.equal((await call('GET', '/me', undefined, { cookie: cookieOf(reply) })).body.id, personId)
})

test('the cookie stays on encrypted connections where there are any', async () => {
  const { email } = await account(await openOrganization())
  const before = services.publicUrl
  services.publicUrl = 'https://palier.test'
  const reply = await signIn(email).finally(() => (services.publicUrl = before))
  for (const cookie of reply.headers.getSetCookie()) assert.match(cookie, /; Secure$/)
})

test('the secret is not in the database', async () => {
  const { email } = await account(await openOrganization())
  const secret = cookieOf(await signIn(email)).split('.')[1]
  const { rows } = await owner.query('select token_hash from session')
  assert.ok(rows.every(({ token_hash }) => token_hash !== secret))
})

test('a wrong password and an unknown account get the same answer after the same work', async () => {
  const { email } = await account(await openOrganization())
  const invited = await account(await openOrganization(), { passwordHash: null })
  const answers = []
  for (const who of [email, invited.email, 'nobody@sign-in.example']) {
    const started = performance.now()
    const { status, body, headers } = await signIn(who, 'a wrong password')
    answers.push({ status, code: body.code, cookie: headers.get('set-cookie') })
    assert.ok(performance.now() - started >= 249, 'answered earlier than the others')
  }
  assert.deepEqual(
    answers,
    [1, 2, 3].map(() => ({ status: 403, code: 'wrong-credentials', cookie: null })),
  )
})

test('an account waits longer and longer after wrong passwords, and never for more than a quarter of an hour', () => {
  const waits = waitsOf('account')
  assert.deepEqual(waits.slice(0, 8), [0, 0, 0, 0, 0, 5, 10, 20])
  assert.equal(Math.max(...waits), 15 * 60)
})

test('who guesses has to wait; the right password works after that', async () => {
  const { email } = await account(await openOrganization())
  for (let guess = 0; guess < 5; guess++) assert.equal((await signIn(email, `guess ${guess}`)).status, 403)
  const refused = await signIn(email)
  assert.equal(refused.status, 429)
  const wait = Number(refused.headers.get('retry-after'))
  assert.ok(wait >= 1 && wait <= 5)
  await letPass(wait)
  assert.equal((await signIn(email)).status, 201)
  assert.equal((await signIn(email, 'a wrong one')).status, 403, 'the count begins anew')
})

test('even after a thousand guesses the owner gets in within a quarter of an hour', async () => {
  const { email } = await account(await openOrganization())
  await signIn(email, 'a wrong one')
  await owner.query('update attempt set failures = 1000, last_at = now()')
  const refused = await signIn(email)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) <= 900)
  await letPass(900)
  assert.equal((await signIn(email)).status, 201)
})

test('a hundred guesses at once are not a hundred tries', async () => {
  const { email } = await account(await openOrganization())
  const replies = await Promise.all(Array.from({ length: 40 }, (_, at) => signIn(email, `guess ${at}`)))
  assert.equal(replies.filter(({ status }) => status === 403).length, 5)
  assert.equal(replies.filter(({ status }) => status === 429).length, 35)
})

test('an address that tries many accounts has to wait too, and its neighbours have not', async () => {
  const { email } = await account(await openOrganization())
  const forwarded = (address: string) => ({ 'x-forwarded-for': address })
  await Promise.all(
    Array.from({ length: 62 }, (_, at) =>
      throughProxy(`many${at}@sign-in.example`, forwarded('203.0.113.7')),
    ),
  )
  // Hashing sixty passwords may take longer than the first wait: the last try is made to be now.
  await letPass(-60)
  assert.equal((await throughProxy(email, forwarded('203.0.113.7'))).status, 429)
  assert.equal((await throughProxy(email, forwarded('203.0.113.8'))).status, 201)
})

test('what is counted says nothing about who', async () => {
  await signIn('somebody@sign-in.example', 'x')
  const { rows } = await owner.query<{ key: string }>('select key from attempt')
  assert.ok(rows.every(({ key }) => /^(?:account|everywhere|address|mail):[0-9a-f]{64}$/.test(key)))
})

test('an address with accounts in two organizations is asked which one', async () => {
  const [first, second] = [await openOrganization(), await openOrganization()]
  const { email } = await account(first)
  await second.person({}, { email, passwordHash })
  await enter(second, email)
  const asked = await signIn(email)
  assert.equal(asked.status, 409)
  assert.equal(asked.body.code, 'choose-organization')
  const ids = asked.body.detail.map(({ id }: { id: string }) => id).toSorted()
  assert.deepEqual(ids, [first.organizationId, second.organizationId].toSorted())
  const chosen = await signIn(email, undefined, { organizationId: second.organizationId })
  assert.equal(chosen.body.organizationId, second.organizationId)
  const { appId } = await first.buildHome()
  assert.equal((await signIn(email, undefined, { appId })).body.organizationId, first.organizationId)
})

test('two accounts with one address and different passwords are told apart by the password', async () => {
  const [first, second] = [await openOrganization(), await openOrganization()]
  const { email } = await account(first)
  await second.person({}, { email, passwordHash: await hashPassword('quite another one') })
  await enter(second, email)
  assert.equal((await signIn(email, 'quite another one')).body.organizationId, second.organizationId)
})

test('an address that is not confirmed is sent the link again, once in a while', async () => {
  const { email } = await account(await openOrganization(), { emailConfirmedAt: null })
  for (let time = 0; time < 5; time++) assert.equal((await signIn(email)).body.code, 'email-not-confirmed')
  const { rows } = await owner.query(
    `select from mail where recipient = $1 and kind = 'email-confirmation'`,
    [email],
  )
  assert.equal(rows.length, 3)
})

test('every sign-in has a new secret, and the one before it ends', async () => {
  const { email } = await account(await openOrganization())
  const first = cookieOf(await signIn(email))
  const second = cookieOf(await signIn(email, undefined, {}, { cookie: first }))
  assert.notEqual(first, second)
  assert.equal((await call('GET', '/me', undefined, { cookie: first })).status, 401)
  assert.equal((await call('GET', '/me', undefined, { cookie: second })).status, 200)
})

test('sessions are listed with their devices and ended one by one; the next request is refused', async () => {
  const organization = await openOrganization()
  const { email } = await account(organization)
  const phone = cookieOf(await signIn(email, undefined, {}, { 'user-agent': 'Phone <b>' }))
  const desk = cookieOf(await signIn(email, undefined, {}, { 'user-agent': 'Desk' }))
  const { body } = await call('GET', '/sessions', undefined, { cookie: desk })
  const other = body._embedded.items.find(({ device }: { device: string }) => device === 'Phone <b>')
  assert.equal(other.current, false)
  assert.equal((await call('DELETE', `/sessions/${other.id}`, undefined, { cookie: desk })).status, 204)
  assert.equal((await call('GET', '/me', undefined, { cookie: phone })).status, 401)
  assert.equal((await call('DELETE', '/sessions/current', undefined, { cookie: desk })).status, 204)
  assert.equal((await call('GET', '/me', undefined, { cookie: desk })).status, 401)
})

test('nobody ends, or lists, the session of somebody else', async () => {
  const organization = await openOrganization()
  const { appId } = await organization.buildHome()
  const victim = await organization.person()
  const admin = await organization.person({ 'platform-owner': { App: appId } })
  assert.equal((await admin.send('DELETE', `/sessions/${victim.sessionId}`)).status, 404)
  const { _embedded } = await admin(listSessions, {})
  assert.ok(_embedded.items.every(({ id }) => id !== victim.sessionId))
})

test('a session that is used lives on, and is written down at most every ten minutes', async () => {
  const organization = await openOrganization()
  const person = await organization.person()
  const seen = async () =>
    (await owner.query('select last_seen_at, expires_at from session where id = $1', [person.sessionId]))
      .rows[0]
  const before = await seen()
  const soon = await person.send('GET', '/me')
  assert.equal(soon.headers.get('set-cookie'), null)
  assert.deepEqual(await seen(), before)
  await owner.query(`update session set last_seen_at = now() - interval '11 minutes' where id = $1`, [
    person.sessionId,
  ])
  const later = await person.send('GET', '/me')
  assert.ok(later.headers.get('set-cookie')?.startsWith(person.cookie), 'the cookie lives on as well')
  assert.ok((await seen()).expires_at > before.expires_at)
})

test('a session that nobody used for thirty days has ended', async () => {
  const person = await (await openOrganization()).person()
  await owner.query(`update session set expires_at = now() - interval '1 second' where id = $1`, [
    person.sessionId,
  ])
  assert.equal((await person.send('GET', '/me')).status, 401)
})

test('odd cookies and odd credentials are refused, not broken by', async () => {
  const odd = [
    'palier=',
    'palier=x.y',
    `palier=${'a'.repeat(24)}.${'b'.repeat(43)}`,
    'palier=🙂',
    `palier=${'0'.repeat(10_000)}`,
  ]
  for (const cookie of odd)
    assert.equal((await call('GET', '/me', undefined, { cookie: encodeURI(cookie) })).status, 401)
  for (const body of [
    {},
    { email: 1, password: 2 },
    { email: 'a\u0000b@c.ch', password: 'x' },
    { email: 'x'.repeat(400), password: 'x' },
  ])
    assert.equal((await call('POST', '/sessions', body)).status, 400)
  assert.equal((await signIn(`' or 1=1 --`, '<script>')).status, 403)
})

const from =
  (address: string, cookie = '') =>
  async (email: string, password?: string) => {
    const { status, headers } = await throughProxy(email, { 'x-forwarded-for': address, cookie }, password)
    return { status, headers }
  }

test('however much strangers guess, the owner comes in at once where they have been before', async () => {
  const { email } = await account(await openOrganization())
  const browser = browserOf(await signIn(email))
  await strangersGuessed(email)
  assert.equal((await from('203.0.113.1')(email)).status, 429)
  assert.equal((await from('203.0.113.1', browser)(email, 'a wrong one')).status, 403)
  assert.equal((await from('203.0.113.1', browser)(email)).status, 201, 'from the very same address')
})

test('five wrong tries by a stranger keep nobody waiting elsewhere', async () => {
  const { email } = await account(await openOrganization())
  for (let guess = 0; guess < 6; guess++) await from('203.0.113.1')(email, 'a wrong one')
  assert.equal((await from('203.0.113.1')(email)).status, 429)
  assert.equal((await from('198.51.100.7')(email)).status, 201)
})

test('what all strangers guess together, from wherever, stays bounded', async () => {
  const { email } = await account(await openOrganization())
  const guesses = await Promise.all(
    Array.from({ length: 60 }, async (_, at) => {
      const { status } = await from(`203.0.113.${1 + (at % 12)}`)(email, `guess ${at}`)
      return status
    }),
  )
  assert.equal(guesses.filter((status) => status === 403).length, 50)
  // Hashing fifty passwords may take longer than the first wait: the last try is made to be now.
  await letPass(-60)
  for (const address of ['192.0.2.77', '2001:db8:77::1'])
    assert.equal((await from(address)(email, 'a wrong one')).status, 429)
})

test('a network of the new kind is one place, however many addresses it has', async () => {
  const { email } = await account(await openOrganization())
  for (let guess = 0; guess < 5; guess++) await from(`2001:db8:0:1:${guess}::9`)(email, 'a wrong one')
  await owner.query(`update attempt set last_at = last_at + interval '1 minute' where key like 'account:%'`)
  assert.equal((await from('2001:db8::1:0:0:0:1')(email)).status, 429)
  assert.equal((await from('2001:db8:0:2::1')(email)).status, 201)
})

test('a browser is known for whom it has signed in, by a secret that was made here', async () => {
  const organization = await openOrganization()
  const [owner, thief] = [await account(organization), await account(organization)]
  const planted = `palier-device=${'p'.repeat(43)}`
  const browser = browserOf(await signIn(owner.email, undefined, {}, { cookie: planted }))
  await strangersGuessed(owner.email)
  assert.equal((await from('203.0.113.1', planted)(owner.email)).status, 429)
  const thiefs = browserOf(await signIn(thief.email))
  assert.equal((await from('203.0.113.1', thiefs)(owner.email)).status, 429)
  assert.equal((await from('203.0.113.1', browser)(owner.email)).status, 201)
})

test('guessing in a browser that is known is slow, too', async () => {
  const { email } = await account(await openOrganization())
  const browser = browserOf(await signIn(email))
  const tries = []
  for (let guess = 0; guess < 6; guess++)
    tries.push((await from('203.0.113.1', browser)(email, 'a wrong one')).status)
  assert.deepEqual(tries, [403, 403, 403, 403, 403, 429])
})

test('known browsers are listed; one that is forgotten is signed out and has to wait like others', async () => {
  const { email } = await account(await openOrganization())
  const lost = browserOf(await signIn(email, undefined, {}, { 'user-agent': 'Lost phone' }))
  const here = browserOf(await signIn(email, undefined, {}, { 'user-agent': 'Desk' }))
  const { body } = await call('GET', '/devices', undefined, { cookie: here })
  const { id } = body._embedded.items.find(({ device }: { device: string }) => device === 'Lost phone')
  assert.equal(body.total, 2)
  const other = await account(await openOrganization())
  assert.equal((await other.send('DELETE', `/devices/${id}`)).status, 404)
  assert.equal((await call('DELETE', `/devices/${id}`, undefined, { cookie: here })).status, 204)
  assert.equal((await call('GET', '/me', undefined, { cookie: lost })).status, 401)
  assert.equal((await call('GET', '/me', undefined, { cookie: here })).status, 200)
  await strangersGuessed(email)
  assert.equal((await from('203.0.113.1', lost)(email)).status, 429)
})

/** As if many had guessed at an account, just now. */
async function strangersGuessed(email: string) {
  await from('203.0.113.1')(email, 'a wrong one')
  await owner.query(`update attempt set failures = 60, last_at = now() + interval '1 minute'`)
}

/** The same API, asked through a reverse proxy on this machine. */
function throughProxy(email: string, headers: Record<string, string>, password = 'a good password') {
  return world.api.request(
    'http://palier.test/api/v1/sessions',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email, password }),
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  )
}
