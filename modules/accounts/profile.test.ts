import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { hashPassword } from './passwords.rules.ts'
import { findMe } from './users.contract.ts'

const { call, owner, openOrganization } = await openWorld()
const organization = await openOrganization()
const home = await organization.buildHome()
const passwordHash = await hashPassword('a good password')
const admin = await organization.person({ 'platform-owner': { App: home.appId } })

beforeEach(() => owner.query('delete from attempt'))

const resident = async (columns: object = {}) => {
  const person = await organization.person({}, { passwordHash, ...columns })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  return person
}

test('a person sees themself with all that the screens need', async () => {
  const person = await resident()
  const me = await person(findMe, {})
  assert.equal(me.isStaff, false)
  assert.deepEqual(me.abilities, [])
  assert.deepEqual(
    me.apps.map(({ id }) => id),
    [home.appId],
  )
  assert.deepEqual(me.homes, [
    {
      utilisationPeriodId: home.utilisationPeriodId,
      unitId: home.unitId,
      appId: home.appId,
      state: 'current',
    },
  ])
  assert.deepEqual(me.can, { edit: true, grant: false, invite: false, lock: false })
  assert.ok((await admin(findMe, {})).abilities.includes('staff.manage'))
})

test('a person knows which apps they work for and in which they live', async () => {
  const other = await organization.buildHome('Rathausgasse 1')
  const person = await organization.person({ setup: { Property: other.propertyId } })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  const { apps } = await person(findMe, {})
  assert.deepEqual(
    apps.map(({ id, isStaff }) => [id, isStaff]),
    [
      [home.appId, false],
      [other.appId, true],
    ],
  )
})

test('names may be in any script, with emoji and markup, and come back as they look', async () => {
  const person = await resident()
  const turned = await person.send('PATCH', `/users/${person.personId}`, {
    username: 'عائشة \u200fبنت\u200b',
  })
  assert.equal(turned.body.username, 'عائشة بنت')
  for (const username of ['👩‍👩‍👧 Łucja', '<script>alert(1)</script>', 'a'.repeat(200)]) {
    const reply = await person.send('PATCH', `/users/${person.personId}`, { username })
    assert.equal(reply.body.username, username)
  }
  for (const username of ['', '   ', 'a'.repeat(201), 'nul\u0000l', 'two\nlines', 7, null]) {
    const reply = await person.send('PATCH', `/users/${person.personId}`, { username })
    assert.equal(reply.status, 400, JSON.stringify(username))
  }
})

test('a phone number is kept in its international form, or refused', async () => {
  const person = await resident()
  const change = async (phoneNumber: unknown) =>
    (await person.send('PATCH', `/users/${person.personId}`, { phoneNumber })).body
  assert.equal((await change('031 321 61 11')).phoneNumber, '+41 31 321 61 11')
  assert.equal((await change('+33 1 42 68 53 00')).phoneNumber, '+33 1 42 68 53 00')
  assert.equal((await change('call me')).issues[0].code, 'phone')
  assert.equal((await change('')).phoneNumber, null)
})

test('a wrong current password is refused; the right one signs out everywhere else', async () => {
  const person = await resident({ email: 'change@password.example' })
  const other = await organization.signedIn(person.personId)
  const change = (currentPassword: string) =>
    person.send('PUT', `/users/${person.personId}/password`, {
      currentPassword,
      plainPassword: 'an even better one',
    })
  assert.equal((await change('not it')).status, 403)
  const changed = await change('a good password')
  assert.equal(changed.status, 204)
  const cookie = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.notEqual(cookie, person.cookie)
  assert.equal((await call('GET', '/me', undefined, { cookie })).status, 200)
  assert.equal((await person.send('GET', '/me')).status, 401)
  assert.equal((await other.send('GET', '/me')).status, 401)
})

test('nobody changes the password of somebody else, and a stolen session cannot guess it', async () => {
  const person = await resident()
  const body = { currentPassword: 'a good password', plainPassword: 'an even better one' }
  assert.equal((await admin.send('PUT', `/users/${person.personId}/password`, body)).status, 403)
  const guesses = []
  for (let guess = 0; guess < 6; guess++)
    guesses.push(
      (
        await person.send('PUT', `/users/${person.personId}/password`, {
          ...body,
          currentPassword: `guess ${guess}`,
        })
      ).status,
    )
  assert.deepEqual(guesses, [403, 403, 403, 403, 403, 429])
})

test('only a picture that one has uploaded oneself becomes a face', async () => {
  const [person, other] = [await resident(), await resident()]
  const file = (ownerId: string, category: string) =>
    organization.insert('file', {
      ownerId,
      category,
      name: 'x',
      originalFilename: 'x',
      type: 'image/png',
      size: 1,
      sizes: {},
    })
  const change = async (profileImage: string | null) =>
    (await person.send('PATCH', `/users/${person.personId}`, { profileImage })).status
  assert.equal(await change(await file(other.personId, 'image')), 400)
  assert.equal(await change(await file(person.personId, 'document')), 400)
  assert.equal(await change(await file(person.personId, 'image')), 200)
  assert.equal(await change(null), 200)
})

test('how often one is told of what is one’s own affair, and goes back to the beginning', async () => {
  const person = await resident()
  const url = `/users/${person.personId}/notification-settings`
  const changed = await person.send('PATCH', url, {
    notificationSettings: { 'ticket-digest-email': 'never' },
  })
  assert.equal(changed.body['ticket-digest-email'], 'never')
  assert.equal(
    (await person.send('PATCH', url, { notificationSettings: { deals: 'monthly' } })).body[
      'ticket-digest-email'
    ],
    'never',
  )
  assert.equal((await person.send('GET', url)).body.deals, 'monthly')
  assert.equal((await admin.send('GET', url)).status, 403)
  assert.equal((await person.send('DELETE', url)).body['ticket-digest-email'], 'daily')
  for (const wrong of [{ 'ticket-digest-email': 'hourly' }, { unknown: 'daily' }])
    assert.equal((await person.send('PATCH', url, { notificationSettings: wrong })).status, 400)
  assert.equal((await admin.send('PATCH', url, { notificationSettings: {} })).status, 403)
})
