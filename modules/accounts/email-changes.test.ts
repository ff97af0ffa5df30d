import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { settleChanges } from './email-changes.commands.ts'
import { hashPassword } from './passwords.rules.ts'

const world = await openWorld()
const { call, owner, openOrganization, settle } = world
const organization = await openOrganization()
const home = await organization.buildHome()
const PASSWORD = 'a good password'
const passwordHash = await hashPassword(PASSWORD)
const manager = await organization.person(
  { 'tenant-manager': { Property: home.propertyId } },
  { username: 'Vera Verwalterin' },
)
const admin = await organization.person({ 'platform-owner': { App: home.appId } })
let count = 0

beforeEach(() => owner.query('delete from attempt'))

const fresh = () => `address${(count += 1)}@changes.example`

/** Somebody who lives where the manager manages, with an account of their own unless told otherwise. */
const resident = async (columns: object = {}) => {
  const email = fresh()
  const person = await organization.person({}, { email, passwordHash, ...columns })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    organization.organizationId,
  ])
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  return { ...person, email }
}
type Resident = Awaited<ReturnType<typeof resident>>

interface Mail {
  subject: string
  text: string
}
const mailsTo = async (recipient: string) =>
  (
    await owner.query<Mail>('select subject, text from mail where recipient = $1 order by created_at, id', [
      recipient,
    ])
  ).rows
const tokenTo = async (recipient: string) =>
  /email-change\?token=([0-9a-f]{24}\.[\w-]{43})/.exec((await mailsTo(recipient)).at(-1)?.text ?? '')?.[1] ??
  ''
const look = (token: string) => call('GET', `/email-changes/${token}`)
const act = (token: string, name: 'confirmation' | 'approval' | 'stop') =>
  call('PUT', `/email-changes/${token}/${name}`, {})
const signIn = (email: string, password = PASSWORD) => call('POST', '/sessions', { email, password })
const emailOf = async ({ personId }: { personId: string }) =>
  (await owner.query('select email from person where id = $1', [personId])).rows[0].email
const tends = async (who: typeof manager, person: { personId: string }, email: string) =>
  who.send('PATCH', `/users/${person.personId}`, { email })
const own = (person: Resident, email: string) => person.send('PATCH', `/users/${person.personId}`, { email })
/** As if so many hours had passed since a person's change was asked for, or had happened. */
const wait = ({ personId }: { personId: string }, hours: number) =>
  owner.query(
    `update email_change set asked_at = asked_at - make_interval(hours => $2), ended_at = ended_at - make_interval(hours => $2)
     where person_id = $1`,
    [personId, hours],
  )
const hourly = () => organization.inside((db) => settleChanges(db, world.services))
const stateSeenBy = async (who: typeof manager, { personId }: { personId: string }) =>
  (await who.send('GET', `/users/${personId}`)).body.emailChange?.state

test('who looks after somebody does not get their account by giving it another address', async () => {
  const victim = await resident({ locale: 'ch_FR' })
  const thief = fresh()
  const reply = await tends(manager, victim, thief)
  assert.equal(reply.status, 200)
  assert.equal(reply.body.email, victim.email)
  assert.equal(reply.body.emailChange.email, thief)
  const confirmed = await act(await tokenTo(thief), 'confirmation')
  assert.deepEqual([confirmed.status, confirmed.body.state, confirmed.body.confirmed], [200, 'waiting', true])
  await hourly()
  await call('POST', '/password-resets', { email: thief })
  assert.ok(!(await mailsTo(thief)).some(({ text }) => text.includes('/reset?token=')))
  assert.equal((await signIn(thief)).status, 403)
  assert.equal((await signIn(victim.email)).status, 201)

  const asked = (await mailsTo(victim.email)).at(-1)!
  assert.equal(asked.subject, 'Votre adresse e-mail doit être modifiée')
  assert.match(asked.text, /Vera Verwalterin/)
  assert.ok(!asked.text.includes(thief), 'the new address is partly masked')
  const stopped = await act(await tokenTo(victim.email), 'stop')
  assert.deepEqual([stopped.status, stopped.body.state], [200, 'stopped'])
  await wait(victim, 100)
  await hourly()
  assert.equal(await emailOf(victim), victim.email)
  assert.equal((await act(await tokenTo(thief), 'confirmation')).body.code, 'email-change-decided')
  assert.equal(await stateSeenBy(manager, victim), 'stopped')
  assert.equal((await victim.send('GET', '/me')).status, 200, 'nobody was signed out')
})

test('the old address allows it: all that was open ends, both are told, and who signs in does so with the new one', async () => {
  const person = await resident()
  const next = fresh()
  await tends(manager, person, next)
  const [forOld, forNew] = [await tokenTo(person.email), await tokenTo(next)]
  assert.equal((await act(forOld, 'approval')).body.approved, true)
  assert.equal(await emailOf(person), person.email, 'a mailed link must prove the new one')
  assert.equal((await act(forNew, 'confirmation')).body.state, 'done')
  assert.equal((await person.send('GET', '/me')).status, 401)
  assert.equal((await signIn(person.email)).status, 403)
  assert.equal((await signIn(next)).status, 201)
  assert.equal((await mailsTo(next)).at(-1)!.subject, 'Ihre E-Mail-Adresse wurde geändert')
  assert.equal((await mailsTo(person.email)).at(-1)!.subject, 'Ihre E-Mail-Adresse wurde geändert')
  assert.equal((await act(forNew, 'confirmation')).body.code, 'email-change-decided', 'a link works once')
  assert.equal((await look(forNew)).body.state, 'done', 'and says afterwards what happened')
})

test('nobody need wait for ever: without a stop it counts after three days, and after two weeks it is given up', async () => {
  const [patient, forgetful] = [await resident(), await resident()]
  const next = fresh()
  await tends(manager, patient, next)
  await act(await tokenTo(next), 'confirmation')
  await wait(patient, 71)
  await hourly()
  assert.equal(await emailOf(patient), patient.email)
  await wait(patient, 1)
  await hourly()
  assert.equal(await emailOf(patient), next)

  const never = fresh()
  await tends(manager, forgetful, never)
  await wait(forgetful, 14 * 24)
  assert.equal((await act(await tokenTo(never), 'confirmation')).body.code, 'email-change-decided')
  await hourly()
  assert.equal(await emailOf(forgetful), forgetful.email)
  assert.equal(await stateSeenBy(manager, forgetful), 'expired')
})

test('who confirms late, after three days without a stop, need not wait for anything more', async () => {
  const person = await resident()
  const next = fresh()
  await tends(manager, person, next)
  await wait(person, 80)
  assert.equal((await act(await tokenTo(next), 'confirmation')).body.state, 'done')
  assert.equal(await emailOf(person), next)
})

test('of allowing and stopping at once one wins, and the other is told', async () => {
  const person = await resident()
  const next = fresh()
  await tends(manager, person, next)
  await act(await tokenTo(next), 'confirmation')
  const token = await tokenTo(person.email)
  const [approved, stopped] = await Promise.all([act(token, 'approval'), act(token, 'stop')])
  const email = await emailOf(person)
  if (approved.status === 200 && stopped.status === 200)
    assert.deepEqual([stopped.body.state, email], ['taken-back', person.email], 'allowed, then taken back')
  else assert.deepEqual([approved.body.code, email], ['email-change-decided', person.email])
})

test('of two who ask at once one request is left, with one pair of links', async () => {
  const person = await resident()
  const [one, other] = [fresh(), fresh()]
  const replies = await Promise.all([tends(manager, person, one), tends(admin, person, other)])
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200],
  )
  const states = []
  for (const email of [one, other]) states.push((await look(await tokenTo(email))).body.state)
  assert.deepEqual(states.toSorted(), ['replaced', 'waiting'])
})

test('when somebody else gets the address first, the change comes to nothing', async () => {
  const person = await resident()
  const next = fresh()
  await tends(manager, person, next)
  const token = await tokenTo(next)
  await owner.query('update person set email = $1 where id = $2', [next, (await resident()).personId])
  assert.equal((await act(token, 'confirmation')).body.code, 'email-taken')
  assert.equal((await tends(manager, person, next)).body.code, 'email-taken')
  assert.equal(await emailOf(person), person.email)
})

test('a scanner that follows links, a link of another organization and a made-up one change nothing', async () => {
  const person = await resident()
  const elsewhere = await openOrganization()
  await tends(manager, person, fresh())
  const token = await tokenTo(person.email)
  for (let time = 0; time < 3; time++) assert.equal((await look(token)).body.state, 'waiting')
  const [, secret] = token.split('.')
  for (const wrong of [`${elsewhere.organizationId}.${secret}`, `${'a'.repeat(24)}.${'b'.repeat(43)}`, 'x'])
    assert.equal((await act(wrong, 'approval')).status, 404)
  assert.equal(
    (await act(token, 'confirmation')).body.code,
    'email-change-decided',
    'the old address is not the new',
  )
  assert.equal((await look(token)).body.can.approve, true)
})

test('who asked for it, the person, and nobody else withdraws it', async () => {
  const person = await resident()
  await tends(manager, person, fresh())
  const path = `/users/${person.personId}/email-changes`
  const { id } = (await person.send('GET', `/users/${person.personId}`)).body.emailChange
  assert.equal((await (await resident()).send('DELETE', `${path}/${id}`)).status, 404)
  assert.equal((await manager.send('DELETE', `${path}/${id}`)).status, 204)
  assert.equal((await manager.send('DELETE', `${path}/${id}`)).body.code, 'email-change-decided')
  assert.equal((await mailsTo(person.email)).at(-1)!.subject, 'Ihre E-Mail-Adresse bleibt, wie sie ist')
  await tends(manager, person, fresh())
  const again = (await person.send('GET', `/users/${person.personId}`)).body.emailChange
  assert.equal((await person.send('DELETE', `${path}/${again.id}`)).status, 204)
})

test('one’s own address takes a fresh proof and the new address, and nobody’s leave', async () => {
  const person = await resident()
  const next = fresh()
  await owner.query('update session set proved_at = null where id = $1', [person.sessionId])
  assert.equal((await own(person, next)).body.code, 'proof-needed')
  assert.deepEqual(await mailsTo(next), [])
  await person.send('PUT', '/sessions/current/proof', { password: PASSWORD })
  assert.equal((await own(person, next)).status, 200)
  assert.equal((await person.send('GET', '/me')).body.pendingEmail, next)
  assert.equal((await act(await tokenTo(next), 'confirmation')).body.state, 'done')
  assert.equal((await person.send('GET', '/me')).status, 401)
  assert.equal((await signIn(next.toUpperCase())).status, 201)
})

test('what was done in one’s name is taken back for three days: the address, the sessions and the password', async () => {
  const person = await resident()
  const thief = fresh()
  await own(person, thief)
  const notMe = await tokenTo(person.email)
  await act(await tokenTo(thief), 'confirmation')
  const inside = await organization.signedIn(person.personId)
  const taken = await act(notMe, 'stop')
  assert.deepEqual([taken.status, taken.body.state], [200, 'taken-back'])
  assert.equal(await emailOf(person), person.email)
  assert.equal((await inside.send('GET', '/me')).status, 401)
  assert.equal((await signIn(person.email)).status, 403, 'the thief knows that password')
  const reset = (await mailsTo(person.email)).at(-1)!
  const token = /reset\?token=([\w.-]+)/.exec(reset.text)?.[1]
  assert.equal(
    (await call('PUT', `/password-resets/${token}`, { password: 'an even better one' })).status,
    204,
  )
  assert.equal((await signIn(person.email, 'an even better one')).status, 201)

  const late = await resident()
  await own(late, fresh())
  const tooLate = await tokenTo(late.email)
  await act(await tokenTo((await late.send('GET', '/me')).body.pendingEmail), 'confirmation')
  await wait(late, 73)
  assert.equal((await act(tooLate, 'stop')).body.code, 'email-change-decided')
})

test('“this was not me” before it has happened throws out whoever asked', async () => {
  const person = await resident()
  await own(person, fresh())
  assert.equal((await act(await tokenTo(person.email), 'stop')).body.state, 'stopped')
  assert.equal((await person.send('GET', '/me')).status, 401)
  assert.equal((await signIn(person.email)).status, 403)
})

test('an address that may be taken back is nobody else’s meanwhile', async () => {
  const person = await resident()
  const next = fresh()
  await own(person, next)
  await act(await tokenTo(next), 'confirmation')
  const body = { username: 'Squatter', email: person.email, locale: 'ch_DE' }
  assert.equal((await admin.send('POST', '/users', body)).body.code, 'email-taken')
})

test('an account that nobody owns is corrected at once: unconfirmed, its links void, invited anew', async () => {
  const { id } = (await admin.send('POST', '/users', { username: 'New', email: fresh(), locale: 'ch_DE' }))
    .body
  await admin.send('POST', `/users/${id}/invitations`, {})
  const before = (await admin.send('GET', `/users/${id}`)).body.email
  const old = /reset\?token=([\w.-]+)/.exec((await mailsTo(before)).at(-1)!.text)![1]
  const right = fresh()
  const { body } = await admin.send('PATCH', `/users/${id}`, { email: right })
  assert.deepEqual([body.email, body.emailValidated, body.emailChange], [right, false, null])
  assert.equal((await call('PUT', `/password-resets/${old}`, { password: PASSWORD })).status, 404)
  const invited = /reset\?token=([\w.-]+)/.exec((await mailsTo(right)).at(-1)!.text)![1]
  assert.equal((await call('PUT', `/password-resets/${invited}`, { password: PASSWORD })).status, 204)
  assert.equal((await signIn(right)).status, 201)
})

test('a password that somebody else chose opens the account, and nothing that hangs on its address', async () => {
  const email = fresh()
  const { id } = (
    await admin.send('POST', '/users', { username: 'Api', email, locale: 'en_US', plainPassword: PASSWORD })
  ).body
  assert.equal((await admin.send('GET', `/users/${id}`)).body.emailValidated, false)
  const opened = await signIn(email)
  assert.equal(opened.status, 201)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  await call('POST', '/password-resets', { email })
  const token = /reset\?token=([\w.-]+)/.exec((await mailsTo(email)).at(-1)!.text)![1]
  await call('PUT', `/password-resets/${token}`, { password: 'the owner’s own' })
  assert.equal((await call('GET', '/me', undefined, { cookie })).status, 401)
  assert.equal((await signIn(email)).status, 403)
  assert.equal((await signIn(email, 'the owner’s own')).status, 201)
  assert.equal((await admin.send('GET', `/users/${id}`)).body.emailValidated, true)
})

test('what hangs on an address is not shown to whom somebody else gave a password for it', async () => {
  const email = fresh()
  const categoryId = await organization.insert('ticketCategory', {
    appId: home.appId,
    key: 'kitchen',
    name: { de: 'Küche' },
  })
  const ticketId = await organization.insert('ticket', {
    appId: home.appId,
    number: 1,
    categoryId,
    title: 'Privat',
    requesterEmail: email,
  })
  const body = { username: 'Curious', email, locale: 'ch_DE', plainPassword: PASSWORD }
  const { id } = (await manager.send('POST', '/users', body)).body
  await settle()
  const opened = await signIn(email)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await call('GET', `/tickets/${ticketId}`, undefined, { cookie })).status, 404)
  const changed = { currentPassword: PASSWORD, plainPassword: 'chosen by the curious one' }
  await call('PUT', `/users/${id}/password`, changed, { cookie })
  await settle()
  const again = await signIn(email, changed.plainPassword)
  const second = again.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await call('GET', `/tickets/${ticketId}`, undefined, { cookie: second })).status, 404)
  assert.equal((await call('GET', '/me', undefined, { cookie: second })).body.emailValidated, false)
})

test('nobody has mails sent to more strangers in a day than people move, and no name of theirs stands in them', async () => {
  const person = await resident({ username: 'You have won, evil.example' })
  const strangers = [fresh(), fresh(), fresh(), fresh()]
  const statuses = []
  for (const stranger of strangers) statuses.push(await own(person, stranger))
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [200, 200, 200, 429],
  )
  assert.ok(Number(statuses.at(-1)!.headers.get('retry-after')) > 3600)
  for (const stranger of strangers)
    for (const { subject, text } of await mailsTo(stranger)) assert.doesNotMatch(subject + text, /evil|won/)
  assert.ok(!(await mailsTo(person.email)).at(-1)!.text.includes('evil.example'), 'no link is made of a name')
})

test('a request by a program that acts for staff is one like any other', async () => {
  const person = await resident()
  const next = fresh()
  await tends(admin, person, next)
  await settle()
  const { rows } = await owner.query(
    `select data from event where type = 'email-change.asked' and subject_id = $1`,
    [person.personId],
  )
  assert.equal(rows[0].data.askedBy, 'staff')
  assert.ok(!JSON.stringify(rows).includes(next))
})
