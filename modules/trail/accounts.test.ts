import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { generate } from 'otplib'
import { moduleList, modules } from '#apps/modules.ts'
import { openOauthSetup, PASSWORD } from '#test/oauthSetup.ts'
import { trailOf } from './brought.rules.ts'
import type { TrailEntry } from './contract.ts'
import { touchOf } from './telling.rules.ts'

const trail = trailOf(moduleList.flatMap((module) => module.trail ?? []))
const setup = await openOauthSetup()
const { world } = setup
const { owner, call, settle } = world
const office = await setup.openHome()

beforeEach(() => owner.query('delete from attempt'))

const { rows } = await owner.query('select password_hash from person where id = $1', [
  office.resident.personId,
])
let count = 0
const account = async (roles: Parameters<typeof office.person>[0] = {}) => {
  const email = `kept${count++}@trail.example`
  const person = await office.person(roles, { email, passwordHash: rows[0].password_hash })
  await owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
    email,
    office.organizationId,
  ])
  return { ...person, email }
}
type Account = Awaited<ReturnType<typeof account>>

const entries = async ({ personId }: { personId: string }): Promise<TrailEntry[]> =>
  (await office.admin.send('GET', `/trail?personID=${personId}`)).body._embedded.items
const kept = async (person: { personId: string }) => (await entries(person)).map(({ type }) => type)
const signIn = ({ email }: Account, password = PASSWORD, cookie = '') =>
  call('POST', '/sessions', { email, password }, { cookie })
/** As if the hour were over. */
const anHourLater = async () => {
  await owner.query(`update refused_sign_in set hour = hour - interval '1 hour'`)
  const hourly = modules.dailyJobs.find(({ name }) => name.startsWith('what was refused at sign-in'))!
  await office.inside((db) => hourly.run({ db, services: world.services }))
}
const mails = async ({ personId }: { personId: string }, kind: string) => {
  await settle()
  await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  await settle()
  const found = await owner.query('select text from mail where person_id = $1 and kind = $2', [
    personId,
    kind,
  ])
  return found.rows.map(({ text }) => text as string)
}

test('what is refused at sign-in is one entry for an account and an hour, with how often and from where', async () => {
  const person = await account()
  for (const password of ['wrong one', 'wrong two', 'wrong three']) await signIn(person, password)
  assert.deepEqual(await kept(person), [], 'the hour is not over')
  await anHourLater()
  await anHourLater()
  const [entry, another] = await entries(person)
  assert.deepEqual([entry?.type, another], ['session.refused', undefined])
  assert.equal(entry?.actor, null)
  assert.equal(entry?.details.count, 3)
  assert.equal((entry!.details.addresses as string[]).length, 1)
  const own = (await person.send('GET', `/users/${person.personId}/trail`)).body._embedded.items
  assert.equal(touchOf(own[0], { language: 'de', trail }), 'Gescheiterte Anmeldungen bei Ihrem Konto: 3')
  assert.deepEqual(await mails(person, 'account-news'), [], 'a stranger would have us write mails')
})

test('what strangers try at once is one row; who gets in has left none, and nobody is in the trail who has no account', async () => {
  const [tried, inside] = [await account(), await account()]
  await Promise.all(['one', 'two', 'three', 'four'].map((word) => signIn(tried, `wrong ${word}`)))
  await signIn(inside)
  await call('POST', '/sessions', { email: 'nobody@trail.example', password: 'wrong one' })
  const { rows: waiting } = await owner.query('select person_id, count from refused_sign_in')
  assert.deepEqual(waiting, [{ person_id: tried.personId, count: 4 }])
  await anHourLater()
})

test('a wrong code after the right password is counted as well', async () => {
  const person = await account()
  const { body: made } = await person.send('POST', '/second-factor', {})
  await person.send('PUT', '/second-factor', { code: await generate({ secret: made.secret }) })
  const { ticket } = (await signIn(person)).body.detail
  assert.equal((await call('POST', '/sessions/second-factor', { ticket, code: '000000' })).status, 403)
  await anHourLater()
  assert.ok((await kept(person)).includes('session.refused'))
})

test('a session in a browser that is not known is told of as that, to its owner too; the first one is not', async () => {
  const person = await account()
  const known = (await signIn(person)).headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  await signIn(person, PASSWORD, known.join('; '))
  assert.deepEqual(await kept(person), ['session.opened', 'session.opened'])
  await signIn(person)
  assert.ok((await kept(person)).includes('session.opened-on-new-device'))
  const [mail, another] = await mails(person, 'account-news')
  assert.match(mail!, /Anmeldung auf einem neuen Gerät/)
  assert.equal(another, undefined)
})

test('a password that is changed, and one that is set by a link, are each in the trail', async () => {
  const person = await account()
  const body = { currentPassword: PASSWORD, plainPassword: 'quite another one' }
  assert.equal((await person.send('PUT', `/users/${person.personId}/password`, body)).status, 204)
  assert.ok((await kept(person)).includes('password.changed'))
  await call('POST', '/password-resets', { email: person.email })
  const { rows: sent } = await owner.query(
    `select text from mail where recipient = $1 and kind = 'password-reset'`,
    [person.email],
  )
  const token = /token=([0-9a-f]{24}\.[\w-]{43})/.exec(sent[0].text)?.[1]
  await call('PUT', `/password-resets/${token}`, { password: 'the third of them' })
  assert.ok((await kept(person)).includes('password.set'))
})

test('a second factor is in the trail as it is turned on and as somebody else takes it away', async () => {
  const person = await account({ 'service-center-agent': { App: office.appId } })
  const { body: made } = await person.send('POST', '/second-factor', {})
  await person.send('PUT', '/second-factor', { code: await generate({ secret: made.secret }) })
  await office.admin.send('DELETE', `/users/${person.personId}/second-factor`)
  const [added, removed] = (await entries(person)).toSorted((one, other) =>
    one.type.localeCompare(other.type),
  )
  assert.deepEqual([removed?.type, added?.type], ['second-factor.removed', 'second-factor.added'])
  assert.deepEqual([removed?.actor?.id, added?.actor?.id], [office.admin.personId, person.personId])
  assert.deepEqual(await mails(person, 'account-news'), [], 'told at once by a mail of its own')
})

test('who makes an app is in the trail as given rights on it', async () => {
  const { body: app } = await office.admin.send('POST', `/users/${office.admin.personId}/apps`, {
    name: 'Neue App',
  })
  await settle()
  const granted = (await entries(office.admin)).filter(
    ({ type, places }) => type === 'permission.granted' && places.some(({ id }) => id === app.id),
  )
  const { rows: given } = await owner.query(
    'select role from permission where app_id = $1 and person_id = $2',
    [app.id, office.admin.personId],
  )
  assert.deepEqual(
    granted.map(({ details }) => details.role).toSorted(),
    given.map(({ role }) => role).toSorted(),
  )
  assert.ok(given.length > 0)
})

test('a change of a person says which fields, not what stands in them; what changes nothing is no entry', async () => {
  const person = await account()
  const change = (body: object) => person.send('PATCH', `/users/${person.personId}`, body)
  await change({ username: 'Nina Neu', description: 'Etwas' })
  await change({ username: 'Nina Neu' })
  const [entry, another] = await entries(person)
  assert.equal(another, undefined)
  assert.deepEqual((entry!.details.fields as string[]).toSorted(), ['description', 'username'])
  assert.doesNotMatch(JSON.stringify(entry?.details), /Nina|Etwas/)
})

test('who is locked hears of it in one mail; the reason is for those who read the trail', async () => {
  const person = await account({ 'service-center-agent': { App: office.appId } })
  const put = await office.admin.send('PUT', `/users/${person.personId}/lock`, { reason: 'Laptop gestohlen' })
  assert.equal(put.status, 200)
  const [entry] = await entries(person)
  assert.deepEqual([entry?.type, entry?.details.reason], ['user.locked', 'Laptop gestohlen'])
  assert.deepEqual(await mails(person, 'account-news'), [])
  const [mail, another] = await mails(person, 'account-changed')
  assert.equal(another, undefined)
  assert.doesNotMatch(mail!, /gestohlen/)
  await office.admin.send('DELETE', `/users/${person.personId}/lock`)
  const again = await office.signedIn(person.personId)
  const own = await again.send('GET', `/users/${person.personId}/trail`)
  assert.equal(own.status, 200)
  assert.doesNotMatch(JSON.stringify(own.body), /gestohlen/)
})
