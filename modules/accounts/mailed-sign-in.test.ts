import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { hashPassword } from './passwords.rules.ts'

const { call, owner, openOrganization, services } = await openWorld()
const office = await openOrganization()
const { appId } = await office.buildHome()
const passwordHash = await hashPassword('a good password')

beforeEach(() => owner.query('delete from attempt'))

let count = 0
const account = async (
  columns: object = {},
  roles: Parameters<typeof office.person>[0] = {},
  at = office,
) => {
  const email = `mailed${count++}@mailed.example`
  const person = await at.person(roles, { email, ...columns })
  await enter(email, at.organizationId)
  return { ...person, email }
}
const enter = (email: string, organizationId: string) =>
  owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    organizationId,
  ])

const ask = async (email: string, headers = {}) => {
  const { status, body } = await call('POST', '/sign-in-links', { email }, headers)
  assert.equal(status, 201)
  return body.ticket as string
}
const mailsTo = async (email: string) => {
  const { rows } = await owner.query<{ text: string }>(
    `select text from mail where recipient = $1 and kind = 'sign-in' order by created_at`,
    [email],
  )
  return rows.map(({ text }) => ({
    text,
    token: /token=([0-9a-f]{24}\.[\w-]{43})/.exec(text)?.[1] ?? '',
    code: /^\d{6}$/m.exec(text)?.[0] ?? '',
  }))
}
const mailTo = async (email: string) => (await mailsTo(email)).at(-1)!
const byCode = (email: string, ticket: string, code: string) =>
  call('POST', '/sessions/mailed-code', { email, ticket, code })
const byLink = (token: string) => call('PUT', `/sign-in-links/${token}`, {})
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a resident signs in with the code of a mail where they asked for it, once', async () => {
  const person = await account()
  const ticket = await ask(person.email.toUpperCase())
  const { code, token } = await mailTo(person.email)
  const reply = await byCode(person.email, ticket, `${code.slice(0, 3)} ${code.slice(3)}`)
  assert.deepEqual(reply.body, { userId: person.personId, organizationId: office.organizationId })
  const cookie = reply.headers.getSetCookie()[0]!.split(';')[0]!
  const me = await call('GET', '/me', undefined, { cookie })
  assert.equal(me.body.id, person.personId)
  assert.equal((await byCode(person.email, ticket, code)).body.code, 'wrong-code')
  assert.equal((await byLink(token)).body.code, 'link-used-up', 'the link of the same mail')
})

test('or with its link, which looking does not use up, on whatever device; that is no proof for more', async () => {
  const person = await account({ emailConfirmedAt: null })
  const ticket = await ask(person.email)
  const { code, token } = await mailTo(person.email)
  for (const _ of [1, 2])
    assert.equal((await call('GET', `/sign-in-links/${token}`)).body.email, person.email)
  const replies = await Promise.all([byLink(token), byLink(token)])
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 404])
  assert.equal((await call('GET', `/sign-in-links/${token}`)).status, 404)
  assert.equal((await byCode(person.email, ticket, code)).body.code, 'wrong-code')
  const { headers } = replies.find(({ status }) => status === 200)!
  const cookie = headers.getSetCookie()[0]!.split(';')[0]!
  assert.equal((await call('GET', '/me', undefined, { cookie })).body.emailValidated, true)
  const change = await call('PATCH', `/users/${person.personId}`, { email: 'new@mailed.example' }, { cookie })
  assert.equal(change.body.code, 'proof-needed')
})

test('a code counts with the ticket, the address and the half hour that it was mailed for', async () => {
  const person = await account()
  const other = await account()
  const ticket = await ask(person.email)
  const { code } = await mailTo(person.email)
  const theirs = await ask(other.email)
  const { token } = await mailTo(other.email)
  for (const [email, with_, typed] of [
    [person.email, theirs, code],
    [other.email, ticket, code],
    [person.email, ticket, wrong(code)],
    [person.email, '', code],
    ['nobody@mailed.example', ticket, code],
  ] as const)
    assert.equal((await byCode(email, with_, typed)).body.code, 'wrong-code')
  await owner.query(`update one_time_link set expires_at = now()`)
  assert.equal((await byCode(person.email, ticket, code)).body.code, 'wrong-code')
  assert.equal((await byLink(token)).body.code, 'link-used-up')
})

test('an address that nobody has, and one that somebody has, are answered alike', async () => {
  const { email } = await account()
  const replies = [
    await call('POST', '/sign-in-links', { email }),
    await call('POST', '/sign-in-links', { email: 'nobody@mailed.example' }),
  ]
  assert.deepEqual(
    replies.map(({ status, body }) => [status, Object.keys(body), body.ticket.length]),
    [
      [201, ['ticket'], 43],
      [201, ['ticket'], 43],
    ],
  )
  assert.equal((await mailsTo('nobody@mailed.example')).length, 0)
})

test('codes are not guessed: neither with one ticket nor with many', async () => {
  const person = await account()
  const ticket = await ask(person.email)
  const { code } = await mailTo(person.email)
  const statuses = []
  for (let guess = 0; guess < 6; guess++)
    statuses.push((await byCode(person.email, ticket, wrong(code))).status)
  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429])
  assert.equal((await byCode(person.email, ticket, code)).status, 429)
  const next = await ask(person.email)
  assert.equal((await byCode(person.email, next, '000000')).status, 429, 'guesses count for the account')
})

test('who asks again and again has to wait; in a browser that is known strangers do not make one wait', async () => {
  const person = await account({ passwordHash })
  const known = await call('POST', '/sessions', { email: person.email, password: 'a good password' })
  const cookie = known.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  for (const _ of [1, 2, 3]) await ask(person.email)
  assert.equal((await call('POST', '/sign-in-links', { email: person.email })).status, 429)
  assert.equal((await mailsTo(person.email)).length, 3)
  await ask(person.email, { cookie })
})

test('staff get no link: a mailbox opens no back office, and the mail says how they sign in', async () => {
  const person = await account({ passwordHash }, { 'service-center-agent': { App: appId } })
  const ticket = await ask(person.email)
  const { text, token, code } = await mailTo(person.email)
  assert.deepEqual([token, code], ['', ''])
  assert.match(text, /cockpit\/forgotten/)
  assert.equal((await byCode(person.email, ticket, '123456')).status, 403)
})

test('who has become staff since the mail was sent is not let in by it', async () => {
  const person = await account()
  await ask(person.email)
  const { token } = await mailTo(person.email)
  await office.grant(person.personId, 'service-center-agent', 'App', appId)
  assert.equal((await byLink(token)).body.code, 'link-used-up')
})

test('a second factor is asked for after the link, and an account that is closed stays closed', async () => {
  const person = await account()
  await owner.query(
    `insert into authenticator (organization_id, person_id, secret, confirmed_at) values ($1, $2, $3, now())`,
    [office.organizationId, person.personId, services.sealing.seal('a secret')],
  )
  await ask(person.email)
  const reply = await byLink((await mailTo(person.email)).token)
  assert.deepEqual(
    [reply.status, reply.body.code, reply.headers.get('set-cookie')],
    [409, 'second-factor-needed', null],
  )
  assert.ok(reply.body.detail.ticket)
  const locked = await account({ lockedAt: new Date() })
  await ask(locked.email)
  assert.equal((await byLink((await mailTo(locked.email)).token)).body.code, 'account-locked')
  const left = await account({ deactivatedAt: new Date() })
  await ask(left.email)
  assert.equal((await mailsTo(left.email)).length, 0)
})

test('somebody with an account in two organizations gets a mail of each, and each opens its own', async () => {
  const other = await openOrganization()
  await other.buildHome()
  const person = await account()
  const { personId } = await other.person({}, { email: person.email })
  await enter(person.email, other.organizationId)
  const ticket = await ask(person.email)
  const mails = await mailsTo(person.email)
  const opened = []
  for (const { code } of mails) opened.push((await byCode(person.email, ticket, code)).body.userId)
  assert.deepEqual(opened.toSorted(), [person.personId, personId].toSorted())
})

test('an address that has moved on takes its links with it', async () => {
  const person = await account()
  await ask(person.email)
  const { token } = await mailTo(person.email)
  await owner.query(`update person set email = 'moved@mailed.example' where id = $1`, [person.personId])
  assert.equal((await byLink(token)).body.code, 'link-used-up')
})
