import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import {
  addCode,
  changeCode,
  createCode,
  findInvitation,
  listCodes,
  sendInvitation,
  withdrawInvitation,
} from './codes.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const first = await home.buildHome('Kramgasse 12')
const { appId, propertyId, groupId, unitId, utilisationPeriodId } = first
const manager = await home.person({ 'tenant-manager': { App: appId } })
const periods = { utilisationPeriods: [utilisationPeriodId] }
const create = (body: object = {}) => manager(createCode, { body: { ...periods, ...body } })
const list = async (query: object) =>
  (await manager(listCodes, { query: { limit: 50, ...query } }))._embedded.items
const mailsTo = (email: string) =>
  home.inside((db) =>
    db.selectFrom('mail').selectAll().where('recipient', '=', email).orderBy('createdAt').execute(),
  )

test('a code that is made for us is easy to type and like no other', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, () => create()))
  assert.equal(new Set(codes.map(({ code }) => code)).size, 20)
  for (const { code } of codes) assert.match(code, /^[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){2}$/)
})

test('a code is taken whatever its case and hyphens, until it is withdrawn', async () => {
  const { id } = await create({ code: 'HAUS-2026' })
  await assert.rejects(create({ code: 'haus2026' }), { status: 409, code: 'code-taken' })
  await manager(withdrawInvitation, { params: { invitationId: id } })
  await assert.rejects(manager(findInvitation, { params: { invitationId: id } }), { status: 404 })
  await create({ code: 'haus2026' })
})

test('an invitation goes out in the language of the tenant, with a link and the code', async () => {
  const email = 'ada@tenants.example'
  const { id, code } = await create({ tenant: { email, name: 'Ada <b>Lovelace</b>' }, locale: 'ch_FR' })
  const sent = await manager(sendInvitation, { params: { invitationId: id }, body: {} })
  assert.deepEqual([sent.state, sent.invitationSent, sent.resendAttempts], ['invited', true, []])
  const [mail] = await mailsTo(email)
  assert.match(mail!.subject, /^Bienvenue/)
  assert.match(
    mail!.text,
    new RegExp(`http://palier\\.test/app/register\\?app=${appId}&code=${code}&proof=[\\w-]+`),
  )
  assert.ok(mail!.html.includes(code) && !mail!.html.includes('<b>Lovelace'))
  await assert.rejects(manager(sendInvitation, { params: { invitationId: id }, body: {} }), { status: 429 })
  await home.inside((db) =>
    db
      .updateTable('registrationCode')
      .set({ invitedAt: new Date(0) })
      .where('id', '=', id)
      .execute(),
  )
  assert.equal(
    (await manager(sendInvitation, { params: { invitationId: id }, body: {} })).resendAttempts.length,
    1,
  )
  assert.equal((await mailsTo(email)).length, 2)
})

test('who is invited at once is mailed when the code is made', async () => {
  await create({ tenant: { email: 'now@tenants.example' }, instantTenantInviteActive: true })
  assert.equal((await mailsTo('now@tenants.example')).length, 1)
})

test('without an address, when it is used or has run out, no mail is sent', async () => {
  const send = async (body: object, columns: object = {}) => {
    const { id } = await create(body)
    if (Object.keys(columns).length > 0)
      await home.inside((db) =>
        db.updateTable('registrationCode').set(columns).where('id', '=', id).execute(),
      )
    return manager(sendInvitation, { params: { invitationId: id }, body: {} })
  }
  const tenant = { email: 'x@tenants.example' }
  await assert.rejects(send({}), { code: 'no-address' })
  await assert.rejects(send({ tenant }, { usedAt: new Date() }), { code: 'invitation-used' })
  await assert.rejects(send({ tenant, expiresAt: '2020-01-01T00:00:00+00:00' }), {
    code: 'invitation-expired',
  })
})

test('the list pages by key, searches people and addresses, and filters by state and place', async () => {
  const second = await home.insert('unit', {
    appId,
    propertyId,
    buildingId: groupId,
    name: 'Dachwohnung',
    search: ' kramgasse 12 dachwohnung ',
  })
  const period = await home.insert('utilisationPeriod', {
    appId,
    propertyId,
    buildingId: groupId,
    unitId: second,
    startDate: '2024-01-01',
  })
  const made = []
  for (const name of ['Zoë Müller', 'Petar Petrović', 'Ünal'])
    made.push(
      await manager(createCode, {
        body: { utilisationPeriods: period, tenant: { name, email: `${made.length}@list.example` } },
      }),
    )
  const ids = made
    .map(({ id }) => id)
    .toSorted()
    .toReversed()
  const page = await manager(listCodes, { query: { placeId: second, limit: 2 } })
  const rest = await manager(listCodes, { query: { placeId: second, limit: 2, after: page.next } })
  assert.deepEqual(
    [...page._embedded.items, ...rest._embedded.items].map(({ id }) => id),
    ids,
  )
  assert.deepEqual(
    (await list({ search: 'petrovic' })).map(({ tenant }) => tenant.name),
    ['Petar Petrović'],
  )
  assert.equal((await list({ search: 'dachwohnung' })).length, 3)
  assert.equal((await list({ search: "%_\\' 🦊" })).length, 0)
  const [a, b, c] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
  await manager(sendInvitation, { params: { invitationId: a.id }, body: {} })
  await manager(withdrawInvitation, { params: { invitationId: b.id } })
  await manager(changeCode, {
    params: { registrationCodeId: c.id },
    body: { expiresAt: '2020-01-01T00:00:00Z' },
  })
  for (const [state, { id }] of [
    ['invited', a],
    ['withdrawn', b],
    ['expired', c],
  ] as const)
    assert.deepEqual(
      (await list({ placeId: second, state })).map((code) => [code.id, code.state]),
      [[id, state]],
    )
  assert.deepEqual(await list({ placeId: second, state: 'imported' }), [])
})

test('codes are for those who look after the tenants of the place, and all of its places', async () => {
  const other = await home.buildHome('Rathausgasse 3')
  const { id } = await create()
  const neighbour = await home.person({ 'tenant-manager': { App: other.appId } })
  await assert.rejects(neighbour(findInvitation, { params: { invitationId: id } }), { status: 404 })
  await assert.rejects(neighbour(createCode, { body: periods }), { status: 400, code: 'no-such-period' })
  await assert.rejects(neighbour(addCode, { params: { utilisationPeriodId }, body: {} }), { status: 404 })
  const agent = await home.person({ 'service-center-agent': { App: appId } })
  await assert.rejects(agent(createCode, { body: periods }), { status: 403 })
  const both = await home.person({ 'tenant-manager': { App: appId } })
  await home.grant(both.personId, 'tenant-manager', 'App', other.appId)
  const shared = await both(createCode, {
    body: { utilisationPeriods: [utilisationPeriodId, other.utilisationPeriodId] },
  })
  const seen = await manager(findInvitation, { params: { invitationId: shared.id } })
  assert.deepEqual([seen.places.length, seen.can.withdraw], [2, false])
  await assert.rejects(manager(withdrawInvitation, { params: { invitationId: shared.id } }), { status: 403 })
  await both(withdrawInvitation, { params: { invitationId: shared.id } })
})

test('what an interface owns is changed at its source', async () => {
  const { id } = await create({ tenant: { email: 'erp@tenants.example' } })
  await world.owner.query('update registration_code set read_only = true where id = $1', [id])
  const { can } = await manager(findInvitation, { params: { invitationId: id } })
  assert.deepEqual(can, { edit: false, send: true, withdraw: false })
  await assert.rejects(manager(changeCode, { params: { registrationCodeId: id }, body: { tenantID: 'x' } }), {
    code: 'owned-by-interface',
  })
  await assert.rejects(manager(withdrawInvitation, { params: { invitationId: id } }), {
    code: 'owned-by-interface',
  })
})

test('bad input is refused', async () => {
  for (const body of [
    {},
    { utilisationPeriods: [] },
    { utilisationPeriods: ['x'] },
    { ...periods, code: 'a' },
    { ...periods, code: 'x'.repeat(65) },
    { ...periods, code: '<script>' },
    { ...periods, code: 'schlüssel' },
    { ...periods, tenant: { email: 'no address' } },
    { ...periods, tenant: { name: 'x'.repeat(201) } },
    { ...periods, tenant: { name: 'a\u0000b' } },
    { ...periods, expiresAt: 'tomorrow' },
    { ...periods, locale: 'tlh' },
  ])
    assert.equal((await manager.send('POST', '/registration-codes', body)).status, 400, JSON.stringify(body))
  const odd = await create({ tenant: { name: '🦊 عائشة <i>', email: '' } })
  assert.deepEqual([odd.tenant.name, odd.tenant.email], ['🦊 عائشة <i>', null])
  assert.equal((await manager.send('GET', `/registration-codes?placeId=${unitId}x`)).status, 400)
})
