import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { hashPassword } from './passwords.rules.ts'

const { api, call, owner, openOrganization } = await openWorld()
const organization = await openOrganization()
const passwordHash = await hashPassword('a good password')
let count = 0

beforeEach(() => owner.query('delete from attempt'))

const account = async (columns: object = {}) => {
  count += 1
  const email = `account${count}@links.example`
  const person = await organization.person({}, { email, passwordHash, ...columns })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    organization.organizationId,
  ])
  return { ...person, email }
}

interface Mail {
  kind: string
  subject: string
  text: string
  html: string
}
const mailsTo = async (recipient: string) =>
  (
    await owner.query<Mail>(
      'select kind, subject, text, html from mail where recipient = $1 order by created_at, id',
      [recipient],
    )
  ).rows
const tokenIn = (mail: Mail | undefined) =>
  /token=([0-9a-f]{24}\.[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
const tokenTo = async (recipient: string) => tokenIn((await mailsTo(recipient)).at(-1))

const askReset = (email: string, more: object = {}) => call('POST', '/password-resets', { email, ...more })
const reset = (token: string, password = 'an even better one') =>
  call('PUT', `/password-resets/${token}`, { password })
const signIn = (email: string, password: string) => call('POST', '/sessions', { email, password })

test('a link by mail sets a new password, once, and signs out everywhere', async () => {
  const { email, send } = await account()
  assert.equal((await askReset(email.toUpperCase())).status, 204)
  const token = await tokenTo(email)
  const reply = await reset(token)
  assert.equal(reply.status, 204)
  assert.equal(reply.headers.get('set-cookie'), null, 'nobody is signed in by it')
  assert.equal((await send('GET', '/me')).status, 401)
  assert.equal((await signIn(email, 'a good password')).status, 403)
  assert.equal((await signIn(email, 'an even better one')).status, 201)
  assert.equal((await reset(token, 'and yet another one')).body.code, 'link-used-up')
})

test('of two who use a link at once, one gets through', async () => {
  const { email } = await account()
  await askReset(email)
  const token = await tokenTo(email)
  const replies = await Promise.all([reset(token), reset(token, 'somebody else’s')])
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [204, 404])
})

test('asking for a link tells nobody whether the account exists', async () => {
  const { email } = await account()
  const answers = []
  for (const who of [email, 'nobody@links.example']) {
    const started = performance.now()
    const { status, body } = await askReset(who)
    answers.push({ status, body })
    assert.ok(performance.now() - started >= 249)
  }
  assert.deepEqual(answers, [
    { status: 204, body: '' },
    { status: 204, body: '' },
  ])
  assert.deepEqual(await mailsTo('nobody@links.example'), [])
})

test('nobody’s mailbox is filled with links', async () => {
  const { email } = await account()
  const replies = []
  for (let time = 0; time < 6; time++) replies.push((await askReset(email)).status)
  assert.deepEqual(replies, [204, 204, 204, 429, 429, 429])
  assert.equal((await mailsTo(email)).length, 3)
  assert.equal((await signIn(email, 'a good password')).status, 201, 'and signing in goes on')
})

test('a link that has run out, was made up, or belongs to another organization does nothing', async () => {
  const { email } = await account()
  const elsewhere = await openOrganization()
  await askReset(email)
  const token = await tokenTo(email)
  const [, secret] = token.split('.')
  assert.equal((await reset(`${elsewhere.organizationId}.${secret}`)).status, 404)
  await owner.query(`update one_time_link set expires_at = now() - interval '1 second' where email = $1`, [
    email,
  ])
  for (const wrong of [token, 'x', `${'a'.repeat(24)}.${'b'.repeat(43)}`, '%00', '../me']) {
    const reply = await reset(encodeURIComponent(wrong))
    assert.ok([400, 404].includes(reply.status), `${wrong} answered ${reply.status}`)
  }
})

test('a link is good for an hour', async () => {
  const { email } = await account()
  await askReset(email)
  const { rows } = await owner.query(
    `select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from one_time_link where email = $1`,
    [email],
  )
  assert.deepEqual(rows, [{ minutes: 60 }])
})

test('a reset clears the wait that somebody’s guesses have caused', async () => {
  const { email } = await account()
  for (let guess = 0; guess < 5; guess++) await signIn(email, 'wrong')
  assert.equal((await signIn(email, 'a good password')).status, 429)
  await askReset(email)
  await reset(await tokenTo(email))
  assert.equal((await signIn(email, 'an even better one')).status, 201)
})

test('what would be guessed first is refused by its field, and the link stays good', async () => {
  const { email, personId } = await account({ username: 'Nora Zbinden' })
  await askReset(email)
  const token = await tokenTo(email)
  for (const [password, code] of [
    ['1234567890', 'password-common'],
    ['nora zbinden', 'password-personal'],
  ] as const)
    assert.deepEqual((await reset(token, password)).body.issues, [{ path: ['password'], code }])
  const { send } = await organization.signedIn(personId)
  const change = { currentPassword: 'a good password', plainPassword: 'Passwort2026' }
  const refused = await send('PUT', `/users/${personId}/password`, change)
  assert.deepEqual(refused.body.issues, [{ path: ['plainPassword'], code: 'password-common' }])
  assert.equal((await reset(token)).status, 204)
})

test('who comes without a link learns nothing of the password, makes us hash nothing and may not go on for ever', async () => {
  const made = `${organization.organizationId}.${'x'.repeat(43)}`
  const from = (address: string) =>
    api.request(
      `http://palier.test/api/v1/password-resets/${made}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ password: '1234567890' }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
  const replies = []
  for (let at = 0; at < 61; at++) replies.push((await from('203.0.113.9')).status)
  assert.deepEqual([...new Set(replies)], [404, 429])
  assert.equal((await from('203.0.113.10')).status, 404)
})

test('a short password is refused by its field, and the link stays good', async () => {
  const { email } = await account()
  await askReset(email)
  const token = await tokenTo(email)
  const refused = await reset(token, 'short')
  assert.equal(refused.status, 400)
  assert.equal(refused.body.issues[0].code, 'password-too-short')
  assert.equal((await reset(token, '🔥🔥🔥🔥🔥 مرحبا <b>')).status, 204)
  assert.equal((await signIn(email, '🔥🔥🔥🔥🔥 مرحبا <b>')).status, 201)
})

test('the mail is in the reader’s language and carries no markup of theirs', async () => {
  const expected = {
    ch_DE: 'Neues Passwort setzen',
    ch_FR: 'Définir un nouveau mot de passe',
    ch_it: 'Impostare una nuova password',
    en_US: 'Set a new password',
  }
  for (const [locale, subject] of Object.entries(expected)) {
    const { email } = await account({ locale })
    await askReset(email)
    assert.equal((await mailsTo(email))[0]?.subject, subject)
  }
})

test('staff are led to the Cockpit, residents to the app', async () => {
  const { appId } = await organization.buildHome()
  const [staff, resident] = [await account(), await account()]
  await organization.grant(staff.personId, 'org-team-manager', 'App', appId)
  await askReset(staff.email)
  await askReset(resident.email)
  assert.match((await mailsTo(staff.email))[0]!.text, /http:\/\/palier\.test\/cockpit\/reset\?token=/)
  assert.match((await mailsTo(resident.email))[0]!.text, /http:\/\/palier\.test\/app\/reset\?token=/)
})

test('an app asks for a link in its own organization only', async () => {
  const { email } = await account()
  const elsewhere = await openOrganization()
  const { appId } = await elsewhere.buildHome()
  await askReset(email, { appId })
  assert.deepEqual(await mailsTo(email), [])
  const here = await organization.buildHome('Münstergasse 1')
  await askReset(email, { appId: here.appId })
  assert.equal((await mailsTo(email)).length, 1)
})

test('who confirms their first address is signed in', async () => {
  const { email } = await account({ emailConfirmedAt: null })
  await signIn(email, 'a good password')
  const reply = await call('PUT', `/email-confirmations/${await tokenTo(email)}`, {})
  assert.equal(reply.body.signedIn, true)
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await call('GET', '/me', undefined, { cookie })).body.emailValidated, true)
})

test('a link for one thing does not do another', async () => {
  const { email } = await account()
  await askReset(email)
  assert.equal((await call('PUT', `/email-confirmations/${await tokenTo(email)}`, {})).status, 404)
})

test('whoever had the account is told that its password has changed', async () => {
  const person = await account({ locale: 'ch_FR' })
  await askReset(person.email)
  await reset(await tokenTo(person.email))
  assert.equal((await mailsTo(person.email)).at(-1)?.subject, 'Votre mot de passe a été modifié')
})
