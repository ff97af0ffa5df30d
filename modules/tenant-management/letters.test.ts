import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { createCode } from './codes.contract.ts'
import { drawLetters, findLetters, listLetters } from './letters.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const { appId, propertyId, groupId, unitId, utilisationPeriodId } = await home.buildHome()
const manager = await home.person({ 'tenant-manager': { App: appId } })
const code = (body: object = {}) =>
  manager(createCode, { body: { utilisationPeriods: utilisationPeriodId, ...body } })
const pagesOf = (pdf: string) => [...pdf.matchAll(/\/Type \/Page\n/g)].length
const right = { addressWindow: 'right' as const }

test('the letter of an invitation is a PDF of one page', async () => {
  const { id } = await code({ tenant: { name: 'Petar Petrović 🦊 عائشة' } })
  for (const addressWindow of ['left', 'right']) {
    const reply = await manager.send('GET', `/invitations/${id}/letter?addressWindow=${addressWindow}`)
    assert.deepEqual([reply.status, reply.headers.get('content-type')], [200, 'application/pdf'])
    assert.match(reply.body, /^%PDF-1/)
    assert.equal(pagesOf(reply.body), 1)
  }
  assert.equal((await manager.send('GET', `/invitations/${id}/letter?addressWindow=up`)).status, 400)
})

test('many letters are drawn in the background into one file that only its owner reads', async () => {
  const ids = []
  for (let count = 0; count < 12; count++)
    ids.push((await code({ tenant: { name: `Person ${count}` }, locale: 'ch_FR' })).id)
  const run = await manager(drawLetters, { body: { registrationCodeIds: ids, ...right } })
  assert.deepEqual([run.state, run.letterCount, run.url], ['waiting', 12, null])
  await world.settle()
  const done = await manager(findLetters, { params: { letterRunId: run.id } })
  assert.deepEqual([done.state, done.drawnCount], ['done', 12])
  const file = await manager.send('GET', done.url!.replace('/api/v1', ''))
  assert.deepEqual(
    [file.status, file.headers.get('content-type'), pagesOf(file.body)],
    [200, 'application/pdf', 12],
  )
  const other = await home.person({ 'tenant-manager': { App: appId } })
  assert.equal((await other.send('GET', done.url!.replace('/api/v1', ''))).status, 404)
  await assert.rejects(other(findLetters, { params: { letterRunId: run.id } }), { status: 404 })
  assert.deepEqual(
    (await manager(listLetters, {}))._embedded.items.map(({ id }) => id),
    [run.id],
  )
  const invited = await manager.send('GET', `/invitations/${ids[0]}`)
  assert.equal(invited.body.state, 'invited')
})

test('the letters of a place are those of its open invitations', async () => {
  const past = await home.insert('utilisationPeriod', {
    appId,
    propertyId,
    buildingId: groupId,
    unitId,
    startDate: '2010-01-01',
    endDate: '2011-01-01',
  })
  const { id: used } = await code()
  await home.inside((db) =>
    db.updateTable('registrationCode').set({ usedAt: new Date() }).where('id', '=', used).execute(),
  )
  await code({ expiresAt: '2020-01-01T00:00:00Z' })
  await manager(createCode, { body: { utilisationPeriods: past } })
  const { rows } = await world.owner.query(
    `select count(*)::int as open from registration_code where used_at is null and expires_at is null
    and id in (select registration_code_id from registration_code_period where utilisation_period_id = $1)`,
    [utilisationPeriodId],
  )
  for (const place of [`Unit-${unitId}`, `Group-${groupId}`, `Property-${propertyId}`, `App-${appId}`])
    assert.equal((await manager(drawLetters, { body: { place, ...right } })).letterCount, rows[0].open, place)
})

test('letters are for those who look after the tenants, of codes that can still be used', async () => {
  const { id } = await code()
  const elsewhere = await home.buildHome('Anderswo 1')
  const stranger = await home.person({ 'tenant-manager': { App: elsewhere.appId } })
  await assert.rejects(stranger(drawLetters, { body: { registrationCodeIds: [id], ...right } }), {
    code: 'no-such-invitation',
  })
  await assert.rejects(stranger(drawLetters, { body: { place: `App-${appId}`, ...right } }), {
    code: 'no-such-invitation',
  })
  assert.equal((await stranger.send('GET', `/invitations/${id}/letter`)).status, 404)
  const agent = await home.person({ 'service-center-agent': { App: appId } })
  await assert.rejects(agent(drawLetters, { body: { registrationCodeIds: [id], ...right } }), { status: 403 })
  for (const body of [
    {},
    { registrationCodeIds: [] },
    { registrationCodeIds: Array.from({ length: 1001 }, () => id) },
    { place: 'Moon-1' },
  ])
    assert.equal((await manager.send('POST', '/letters', body)).status, 400)
})

test('a letter shows every script that a name can have, and says which line lacks a character', async () => {
  const names = ['עדי 🦊', '王小明', 'Нина']
  const ids = []
  for (const name of names) ids.push((await code({ tenant: { name } })).id)
  const run = await manager(drawLetters, { body: { registrationCodeIds: ids, ...right } })
  await world.settle()
  const { unwritten } = await manager(findLetters, { params: { letterRunId: run.id } })
  assert.ok(unwritten.includes('עדי 🦊'))
  assert.ok(unwritten.every((line) => line.includes('🦊')))
  const one = await manager.send('GET', `/invitations/${ids[0]}/letter`)
  assert.ok(one.headers.get('x-unwritten')!.includes(encodeURIComponent('עדי 🦊')))
  const other = await manager.send('GET', `/invitations/${ids[1]}/letter`)
  assert.equal(other.headers.get('x-unwritten'), null)
})
