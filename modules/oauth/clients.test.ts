import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CALLBACK, openOauthSetup } from '#test/oauthSetup.ts'

const { world, openHome, token, codeFor, asBearer } = await openOauthSetup()
const home = await openHome()
const { admin, register } = home

const system: Parameters<typeof register>[0] = {
  kind: 'system',
  grants: ['client_credentials'],
  redirectUris: [],
  name: 'ERP',
}
const own = (id: string, secret: string | null) =>
  token({ grant_type: 'client_credentials', client_id: id, client_secret: secret })

test('a new secret counts at once, the old one as long as was said, and none is shown again', async () => {
  const { id, secret } = await register(system)
  assert.match(secret!, /^palier_cs_/)
  const first = await admin.send('GET', `/oauth-clients/${id}`)
  assert.deepEqual([first.body.secret, first.body.secrets[0].hint], [undefined, secret!.slice(-4)])
  const rotated = await admin.send('POST', `/oauth-clients/${id}/secrets`, { overlapHours: 1 })
  assert.equal(rotated.status, 201)
  assert.deepEqual(
    rotated.body.secrets.map(({ expiresAt }: { expiresAt: string | null }) => expiresAt === null),
    [true, false],
  )
  for (const each of [secret, rotated.body.secret]) assert.equal((await own(id, each)).status, 200)
  await world.owner.query(
    `update oauth_secret set expires_at = now() - interval '1 second' where client_id = $1 and expires_at is not null`,
    [id],
  )
  assert.equal((await own(id, secret)).status, 401)
  const last = await admin.send('POST', `/oauth-clients/${id}/secrets`, { overlapHours: 0 })
  assert.equal((await own(id, rotated.body.secret)).status, 401)
  assert.equal((await own(id, last.body.secret)).status, 200)
})

test('a public client has no secret', async () => {
  const { id, secret } = await register({ kind: 'public' })
  assert.equal(secret, null)
  assert.equal((await admin.send('POST', `/oauth-clients/${id}/secrets`, {})).status, 409)
})

test('what contradicts itself is refused at its field', async () => {
  for (const [field, wanted] of [
    ['grants', { kind: 'public', grants: ['client_credentials'] }],
    ['grants', { kind: 'system', grants: ['authorization_code'] }],
    ['redirectUris', { kind: 'confidential', grants: ['authorization_code'], redirectUris: [] }],
  ] as const) {
    const { status, body } = await admin.send('POST', '/oauth-clients', { name: 'x', ...wanted })
    assert.deepEqual([status, body.issues?.[0]?.path], [400, [field]])
  }
})

test('what is switched off ends at once', async () => {
  const client = await register({ grants: ['authorization_code', 'refresh_token', 'password'] })
  const code = await codeFor(client, home.resident)
  const { body } = await token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    client_id: client.id,
    client_secret: client.secret,
  })
  const path = `/oauth-clients/${client.id}`
  assert.equal((await admin.send('PATCH', path, { name: 'Renamed' })).status, 200)
  assert.equal((await asBearer(body.access_token)).status, 200)
  assert.equal((await admin.send('PATCH', path, { grants: ['password'] })).status, 200)
  assert.equal((await asBearer(body.access_token)).status, 401)
})

test('programs are kept by who keeps the organization, and nobody gets at one that can do more than they', async () => {
  const strong = await register(system)
  const role = { role: 'platform-owner', objectID: home.appId, objectType: 'App' }
  await admin.send('POST', `/users/${strong.userID}/permissions`, role)
  const keeper = await home.person({ 'org-admin': { App: home.appId } })
  assert.equal((await keeper.send('POST', '/oauth-clients', { ...system })).status, 201)
  const { body } = await keeper.send('GET', `/oauth-clients/${strong.id}`)
  assert.equal(body.can.edit, false)
  assert.equal((await keeper.send('POST', `/oauth-clients/${strong.id}/secrets`, {})).status, 403)
  assert.equal((await keeper.send('DELETE', `/oauth-clients/${strong.id}`)).status, 403)
  const agent = await home.person({ 'service-center-manager': { App: home.appId } })
  assert.equal((await agent.send('GET', '/oauth-clients')).status, 403)
  assert.equal((await agent.send('GET', `/oauth-clients/${strong.id}`)).status, 404)
})

test('a program is no colleague: not listed with the staff, nobody’s assignee, no administrator', async () => {
  const { id, userID } = await register(system)
  const role = { role: 'platform-owner', objectID: home.appId, objectType: 'App' }
  assert.equal((await admin.send('POST', `/users/${userID}/permissions`, role)).status, 201)

  const filter = encodeURIComponent(JSON.stringify({ kind: 'staff' }))
  const idsOf = ({ status, body }: { status: number; body: { _embedded: { items: { id: string }[] } } }) => {
    assert.equal(status, 200, JSON.stringify(body))
    return body._embedded.items.map((each) => each.id)
  }
  const staff = idsOf(await admin.send('GET', `/users?limit=-1&filter=${filter}`))
  assert.deepEqual([staff.includes(admin.personId), staff.includes(userID!)], [true, false])

  const place = {
    appId: home.appId,
    propertyId: home.propertyId,
    buildingId: home.groupId,
    unitId: home.unitId,
  }
  const categoryId = await home.insert('ticketCategory', { appId: home.appId, key: 'heating', name: {} })
  const ticket = {
    number: 1,
    categoryId,
    title: 'x',
    description: '',
    search: '',
    createdById: admin.personId,
  }
  const ticketId = await home.insert('ticket', { ...place, ...ticket, personId: home.resident.personId })
  await home.insert('conversation', { ticketId })
  const assignees = idsOf(await admin.send('GET', `/tickets/${ticketId}/assignees`))
  assert.deepEqual([assignees.includes(admin.personId), assignees.includes(userID!)], [true, false])

  const { rows } = await world.owner.query('select id from permission where person_id = $1', [admin.personId])
  await world.owner.query('delete from permission where person_id not in ($1, $2)', [admin.personId, userID])
  const last = await admin.send('DELETE', `/permissions/${rows[0].id}`)
  assert.deepEqual([last.status, last.body.code], [409, 'last-administrator'])

  await admin.send('DELETE', `/oauth-clients/${id}`)
  const { rowCount } = await world.owner.query('select from permission where person_id = $1', [userID])
  assert.equal(rowCount, 0)
})
