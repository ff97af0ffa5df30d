import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { openWorld } from '#test/world.ts'

/** What a program was allowed is all that it does, whoever it acts for. */
const world = await openWorld()
const home = await world.openOrganization()
const { appId, unitId } = await home.buildHome()
const admin = await home.person({ 'platform-owner': { App: appId } })
const colleague = await home.person({ qa: { App: appId } })
const clientId = await home.insert('oauthClient', { name: 'A program', kind: 'confidential' })

const programWith = async (scope: string) => {
  const secret = `palier_at_${home.organizationId}_${newSecret()}`
  const expiresAt = new Date(Date.now() + 3_600_000)
  const token = { personId: admin.personId, clientId, familyId: clientId, kind: 'access', scope, expiresAt }
  await home.insert('oauthToken', { ...token, tokenHash: hashSecret(secret) })
  return (method: string, url: string, body?: unknown) =>
    world.call(method, url, body, { authorization: `Bearer ${secret}` })
}
const challenge = /^Bearer error="insufficient_scope", scope="[a-z-]+:[a-z]+"$/

test('a program that may read a profile reads that of its person, and nothing else', async () => {
  const send = await programWith('user-profile:read')
  assert.equal((await send('GET', '/me')).status, 200)
  assert.equal((await send('GET', `/users/${admin.personId}`)).status, 200)
  for (const [method, url, body] of [
    ['PATCH', `/users/${admin.personId}`, { username: 'Thief' }],
    ['GET', `/users/${colleague.personId}`],
    ['GET', '/users'],
    ['GET', '/tickets'],
    ['GET', `/units/${unitId}`],
    ['GET', '/sessions'],
    ['POST', '/oauth-clients', {}],
  ] as const) {
    const { status, body: problem, headers } = await send(method, url, body)
    assert.deepEqual([status, problem.code], [403, 'insufficient-scope'], url)
    assert.match(headers.get('www-authenticate') ?? '', challenge)
  }
})

test('a program reads or changes the areas that it was allowed', async () => {
  const reading = await programWith('master-data:read')
  assert.equal((await reading('GET', `/units/${unitId}`)).status, 200)
  assert.equal((await reading('PATCH', `/units/${unitId}`, { name: 'EG' })).body.code, 'insufficient-scope')
  assert.equal((await reading('GET', '/tickets')).body.code, 'insufficient-scope')
  const writing = await programWith('master-data:write people:read')
  assert.equal((await writing('PATCH', `/units/${unitId}`, { name: 'EG' })).status, 200)
  assert.equal((await writing('GET', `/users/${colleague.personId}`)).status, 200)
  assert.equal(
    (await writing('PATCH', `/users/${colleague.personId}`, { username: 'X' })).body.code,
    'insufficient-scope',
  )
  const password = { currentPassword: 'x', plainPassword: 'correct horse battery staple 47' }
  const people = await programWith('people:write')
  assert.equal(
    (await people('PUT', `/users/${admin.personId}/password`, password)).body.code,
    'insufficient-scope',
  )
})

test('a program that acts as the person does what they may', async () => {
  const send = await programWith('user:profile')
  assert.equal((await send('GET', `/units/${unitId}`)).status, 200)
  assert.equal((await send('PATCH', `/users/${admin.personId}`, { username: 'Admin' })).status, 200)
})

test('a program is limited to what its record says, from then on', async () => {
  const created = await admin.send('POST', '/oauth-clients', {
    name: 'System',
    kind: 'system',
    grants: ['client_credentials'],
  })
  assert.equal(created.body.scopes, null)
  const { id } = created.body
  const limited = await admin.send('PATCH', `/oauth-clients/${id}`, {
    scopes: ['documents:write', 'documents:write'],
  })
  assert.deepEqual(limited.body.scopes, ['documents:write'])
  assert.equal((await admin.send('PATCH', `/oauth-clients/${id}`, { scopes: ['everything'] })).status, 400)
  assert.equal((await admin.send('PATCH', `/oauth-clients/${id}`, { scopes: null })).body.scopes, null)
})

test('a reply is given a second time only to who may still ask, and to the program that asked', async () => {
  const manager = await home.person({ 'tenant-manager': { App: appId } })
  const key = { 'idempotency-key': 'one and the same' }
  const utilisationPeriods = (await manager.send('GET', `/units/${unitId}/utilisation-periods`)).body
    ._embedded.items[0].id
  const ask = (headers: Record<string, string> = key) =>
    manager.send('POST', '/registration-codes', { utilisationPeriods, code: 'QWER-5678' }, headers)
  const first = await ask()
  assert.equal(first.status, 201, JSON.stringify(first.body))
  assert.deepEqual((await ask()).body, first.body)
  await world.owner.query('delete from permission where person_id = $1', [manager.personId])
  const { status, body } = await ask()
  assert.equal(status, 403)
  assert.doesNotMatch(JSON.stringify(body), /QWER/)
})
