import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { createCode, withdrawInvitation } from './codes.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const place = await home.buildHome('Kramgasse 12')
const { appId, utilisationPeriodId } = place
const manager = await home.person({ 'tenant-manager': { App: appId } })
const password = 'a good long password'

const post = (path: string, body: object) => world.call('POST', `/apps/${appId}${path}`, body)
const code = (body: object = {}) =>
  manager(createCode, { body: { utilisationPeriods: [utilisationPeriodId], ...body } })
const register = (body: object) =>
  post('/registrations', { username: 'Ada Lovelace', password, locale: 'ch_DE', ...body })
const mails = async (recipient: string) =>
  home.inside((db) =>
    db.selectFrom('mail').selectAll().where('recipient', '=', recipient).orderBy('createdAt').execute(),
  )
const linkIn = (text: string) => new URL(/http\S+/.exec(text)![0])

test('a withdrawn, expired or past code opens nothing', async () => {
  const withdrawn = await code({ tenant: { email: 'w@tenants.example' }, instantTenantInviteActive: true })
  await manager(withdrawInvitation, { params: { invitationId: withdrawn.id } })
  const proof = linkIn((await mails('w@tenants.example'))[0]!.text).searchParams.get('proof')
  const expired = await code({ expiresAt: '2020-01-01T00:00:00Z' })
  const past = await home.insert('utilisationPeriod', {
    appId,
    propertyId: place.propertyId,
    buildingId: place.groupId,
    unitId: place.unitId,
    startDate: '2010-01-01',
    endDate: '2011-01-01',
  })
  const old = await manager(createCode, { body: { utilisationPeriods: past } })
  for (const [index, typed] of [withdrawn.code, expired.code, old.code, 'NEVER-MADE'].entries()) {
    const reply = await register({ code: typed, email: `dead${index}@tenants.example`, proof })
    assert.deepEqual([reply.status, reply.body.code], [404, 'code-unknown'])
    assert.equal((await post('/registration-lookups', { code: typed })).status, 404)
  }
  const elsewhere = await world.openOrganization()
  const theirs = await elsewhere.buildHome()
  const valid = await code({ permanent: true })
  assert.equal(
    (await world.call('POST', `/apps/${theirs.appId}/registration-lookups`, { code: valid.code })).status,
    404,
  )
  assert.equal(
    (await world.call('POST', `/apps/${'0'.repeat(24)}/registration-lookups`, { code: valid.code })).status,
    404,
  )
})

test('asking by address answers the same in the same time, and mails those only who stand on a period', async () => {
  await code({ tenant: { email: 'known@tenants.example' } })
  const times: number[] = []
  for (const email of ['known@tenants.example', 'unknown@tenants.example']) {
    const started = performance.now()
    const reply = await post('/registration-mails', { email: email.toUpperCase() })
    times.push(performance.now() - started)
    assert.deepEqual([reply.status, reply.body], [204, ''])
  }
  assert.ok(Math.abs(times[0]! - times[1]!) < 150, `took ${times}`)
  assert.equal((await mails('known@tenants.example')).length, 1)
  assert.equal((await mails('unknown@tenants.example')).length, 0)
  await post('/registration-mails', { email: 'known@tenants.example' })
  assert.equal((await mails('known@tenants.example')).length, 1)
})

test('a past home shows no manager and stays; neighbours are no part of a home', async () => {
  const person = await home.person()
  const past = await home.insert('utilisationPeriod', {
    appId,
    propertyId: place.propertyId,
    buildingId: place.groupId,
    unitId: place.unitId,
    startDate: '2012-01-01',
    endDate: '2013-01-01',
  })
  await home.checkIn(person.personId, past)
  const { body } = await person.send('GET', '/homes')
  assert.deepEqual(
    body._embedded.items.map(({ state, manager: looksAfter }: { state: string; manager: unknown }) => [
      state,
      looksAfter,
    ]),
    [['past', null]],
  )
})

test('bad input is refused field by field', async () => {
  const good = {
    code: (await code({ permanent: true })).code,
    email: 'good@tenants.example',
    username: 'Ada',
    password,
    locale: 'ch_DE',
  }
  for (const bad of [
    { code: '' },
    { code: 'x'.repeat(65) },
    { code: '<script>' },
    { code: null },
    { email: 'nobody' },
    { email: `${'x'.repeat(250)}@a.example` },
    { username: '' },
    { username: 'x'.repeat(201) },
    { username: 'a\u0000b' },
    { password: 'short' },
    { password: 'x'.repeat(501) },
    { locale: 'xx' },
    { proof: 7 },
  ])
    assert.equal((await post('/registrations', { ...good, ...bad })).status, 400, JSON.stringify(bad))
  const odd = await post('/registrations', { ...good, username: '🦊 <script>alert(1)</script> עברית' })
  assert.equal(odd.status, 201)
})

test('guessing codes becomes slow', async () => {
  const statuses = []
  for (let guess = 0; guess < 70; guess++)
    statuses.push((await post('/registration-lookups', { code: `GUESS-${guess}` })).status)
  assert.equal(statuses[0], 404)
  assert.equal(statuses.at(-1), 429)
})
