import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'

const { call, owner, openOrganization } = await openWorld()
const organization = await openOrganization()
const { insert, person } = organization
const home = await organization.buildHome()
const admin = await person({ 'platform-owner': { App: home.appId } })
const resident = await person()
await organization.checkIn(resident.personId, home.utilisationPeriodId)

const picture = (ownerId: string, more: object = {}) =>
  insert('file', {
    ownerId,
    category: 'image',
    name: 'x',
    originalFilename: 'x',
    type: 'image/png',
    size: 1,
    sizes: {},
    ...more,
  })
const change = (body: object, by = admin) => by.send('PATCH', `/apps/${home.appId}`, body)

test('the organization says its name and its tools, and lets its administrators rename it', async () => {
  const url = `/organizations/${organization.organizationId}`
  const agent = await person({ qa: { App: home.appId } })
  const { body } = await agent.send('GET', url)
  assert.deepEqual([body.name, body.can.edit], ['Test', false])
  assert.ok(body.tools.includes('service-centre'))
  for (const who of [agent, resident])
    assert.equal((await who.send('PATCH', url, { name: 'Mine' })).status, 403)
  assert.equal((await resident.send('GET', url)).status, 403)
  const renamed = await admin.send('PATCH', url, { name: 'Wohnen «Bern» AG', tools: [] })
  assert.equal(renamed.body.name, 'Wohnen «Bern» AG')
  assert.deepEqual(renamed.body.tools, body.tools, 'tools follow from the contract')
  const other = await openOrganization()
  assert.equal((await admin.send('GET', `/organizations/${other.organizationId}`)).status, 404)
})

test('to edit the organization takes more than a role on one of its buildings', async () => {
  const local = await person({ 'platform-owner': { Group: home.groupId } })
  assert.equal(
    (await local.send('PATCH', `/organizations/${organization.organizationId}`, { name: 'x' })).status,
    403,
  )
  assert.equal((await local.send('POST', '/service-providers', { name: 'x' })).status, 403)
  assert.equal(
    (await local.send('POST', `/users/${local.personId}/apps`, { name: 'x', siteUrl: '' })).status,
    403,
  )
})

test('an app is seen by those who work for it or live in it', async () => {
  const other = await insert('app', { name: 'Other app' })
  const { body } = await resident.send('GET', '/apps')
  assert.deepEqual(
    body._embedded.items.map(({ id }: { id: string }) => id),
    [home.appId],
  )
  assert.equal((await resident.send('GET', `/apps/${other}`)).status, 404)
  assert.equal((await resident.send('PATCH', `/apps/${home.appId}`, { name: 'Mine' })).status, 403)
})

test('who makes an app is its owner', async () => {
  const made = await admin.send('POST', `/users/${admin.personId}/apps`, {
    name: 'New',
    siteUrl: 'https://new.example',
    availableLocales: { '0': 'de_DE' },
  })
  assert.equal(made.status, 201)
  assert.deepEqual(made.body.availableLocales, ['de_DE'])
  assert.equal(
    (await admin.send('PATCH', `/apps/${made.body.id}`, { colour: '#123456' })).body.colour,
    '#123456',
  )
  assert.equal((await call('GET', `/apps/${made.body.id}/public`)).body.colour, '#123456')
})

test('an app has a slogan in four languages, a colour and languages of its own', async () => {
  const slogan = { de: 'Gut wohnen', fr: 'Bien habiter', it: 'Abitare bene', en: '<b>Living well</b> 🏠' }
  const { body } = await change({
    slogan,
    colour: '#0b6e4f',
    availableLocales: ['ch_FR', 'ch_DE'],
    defaultLocale: 'ch_FR',
  })
  assert.deepEqual(
    [body.slogan, body.colour, body.availableLocales, body.defaultLocale],
    [slogan, '#0b6e4f', ['ch_FR', 'ch_DE'], 'ch_FR'],
  )
  for (const wrong of [
    { colour: 'red' },
    { colour: '#0b6e4f;}body{display:none' },
    { siteUrl: 'javascript:alert(1)' },
    { siteUrl: 'not a url' },
    { name: '' },
    { name: 'nul\u0000l' },
    { availableLocales: [] },
    { availableLocales: ['xx'] },
    { slogan: { de: 'x'.repeat(2001) } },
  ])
    assert.equal((await change(wrong)).status, 400, JSON.stringify(wrong))
})

test('only a picture that one has uploaded oneself becomes a logo, which everyone may see', async () => {
  const secret = await picture(resident.personId)
  assert.equal((await change({ logo: secret })).status, 400)
  assert.equal((await change({ icon: await picture(admin.personId, { category: 'document' }) })).status, 400)
  const [first, second] = [await picture(admin.personId), await picture(admin.personId)]
  assert.equal((await change({ logo: first, icon: first })).body.logo, first)
  assert.equal((await change({ logo: second })).body.logo, second)
  const open = async () =>
    (await owner.query<{ id: string }>('select id from file where public')).rows.map(({ id }) => id)
  assert.deepEqual((await open()).toSorted(), [first, second].toSorted(), 'the first is still the icon')
  await change({ icon: null })
  assert.deepEqual(await open(), [second])
})

test('a sign-in page learns how an app presents itself, and nothing more', async () => {
  const { body } = await call('GET', `/apps/${home.appId}/public`)
  assert.deepEqual(Object.keys(body).toSorted(), [
    'availableLocales',
    'colour',
    'defaultLocale',
    'id',
    'logoUrl',
    'name',
    'slogan',
  ])
  assert.equal((await call('GET', `/apps/${'0'.repeat(24)}/public`)).status, 404)
  assert.equal((await call('GET', '/apps/x/public')).status, 404)
})

test('an app can be installed under its own name and colour', async () => {
  const { body, headers } = await call('GET', `/apps/${home.appId}/manifest`)
  assert.equal(headers.get('content-type'), 'application/json')
  assert.deepEqual([body.display, body.theme_color, body.scope], ['standalone', '#0b6e4f', '/app/'])
  assert.ok(body.icons.length > 0)
})

test('units with a current period are counted', async () => {
  await insert('unit', {
    appId: home.appId,
    propertyId: home.propertyId,
    buildingId: home.groupId,
    name: 'Empty',
  })
  assert.equal((await admin.send('GET', `/apps/${home.appId}/active-units`)).body.activeUnitCount, 1)
  assert.equal((await resident.send('GET', `/apps/${home.appId}/active-units`)).status, 403)
})

test('a service provider is the same under both of its names', async () => {
  const made = await admin.send('POST', '/property-managers', { name: 'Verwaltung Nord', externalId: 'PM-1' })
  assert.equal(made.body.type, 'property-manager')
  const changed = await admin.send('PATCH', `/service-providers/${made.body.id}`, {
    phoneNumber: '+41 31 321 61 11',
    address: { city: 'Bern' },
  })
  assert.deepEqual((await admin.send('GET', `/property-managers/${made.body.id}`)).body, changed.body)
  assert.equal(
    (await admin.send('POST', '/service-providers', { name: 'Again', externalId: 'PM-1' })).body.code,
    'service-provider-external-id-taken',
  )
  assert.equal(
    (await admin.send('POST', '/service-providers', { name: 'Child', parent: 'f'.repeat(24) })).status,
    409,
  )
  assert.equal((await resident.send('GET', `/property-managers/${made.body.id}`)).status, 404)
  assert.equal((await resident.send('GET', '/service-providers')).status, 403)
  const { body } = await admin.send('GET', '/service-providers?limit=1')
  assert.deepEqual([body._embedded.items.length, body.total], [1, 2])
})

test('people work for a service provider; said twice, the second counts', async () => {
  const url = `/property-managers/${home.propertyManagerId}/users`
  const { body: user } = await admin.send('POST', '/users', {
    username: 'Agent',
    email: 'agent@organizations.example',
  })
  for (const externalAgentCompany of ['ACME', null]) {
    const added = await admin.send('POST', url, { userID: user.id, externalAgentCompany })
    assert.deepEqual([added.status, added.body.externalAgentCompany], [201, externalAgentCompany])
  }
  const { body } = await admin.send('GET', url)
  assert.deepEqual(
    body._embedded.items.map(({ id }: { id: string }) => id),
    [user.id],
  )
  assert.equal((await admin.send('POST', url, { userID: 'f'.repeat(24) })).body.code, 'no-such-user')
  assert.equal((await resident.send('GET', url)).status, 403)
})

test('a service provider whom nothing needs any more goes, and with it who worked for it', async () => {
  const { body: parent } = await admin.send('POST', '/service-providers', { name: 'Sanitär Holding' })
  const { body: child } = await admin.send('POST', '/service-providers', {
    name: 'Sanitär Bern',
    parent: parent.id,
  })
  const inUse = [home.propertyManagerId, parent.id]
  for (const id of inUse) {
    const refused = await admin.send('DELETE', `/service-providers/${id}`)
    assert.deepEqual([refused.status, refused.body.code], [409, 'service-provider-in-use'])
  }
  await admin.send('POST', `/property-managers/${child.id}/users`, { userID: admin.personId })
  assert.equal((await resident.send('DELETE', `/service-providers/${child.id}`)).status, 404)
  const reader = await person({ 'tenant-manager': { App: home.appId } })
  assert.equal((await reader.send('DELETE', `/service-providers/${child.id}`)).status, 403)
  assert.equal((await admin.send('DELETE', `/service-providers/${child.id}`)).status, 204)
  assert.equal((await admin.send('GET', `/service-providers/${child.id}`)).status, 404)
  assert.equal((await admin.send('DELETE', `/property-managers/${parent.id}`)).status, 204)
})

test('who no longer works for a service provider is no agent of it, and stays who they are', async () => {
  const { body: provider } = await admin.send('POST', '/service-providers', { name: 'Gärtnerei' })
  const url = `/property-managers/${provider.id}/users`
  await admin.send('POST', url, { userID: admin.personId })
  assert.equal((await resident.send('DELETE', `${url}/${admin.personId}`)).status, 404)
  const reader = await person({ 'tenant-manager': { App: home.appId } })
  assert.equal((await reader.send('DELETE', `${url}/${admin.personId}`)).status, 403)
  assert.equal((await admin.send('DELETE', `${url}/${admin.personId}`)).status, 204)
  assert.equal((await admin.send('DELETE', `${url}/${admin.personId}`)).status, 404)
  assert.deepEqual((await admin.send('GET', url)).body._embedded.items, [])
  assert.equal((await admin.send('GET', `/users/${admin.personId}`)).status, 200)
})

test('what an interface says of a service provider is changed and deleted by the interface alone', async () => {
  const connector = await person({ 'data-connector-admin': { App: home.appId } })
  const { body: owned } = await connector.send('POST', '/service-providers', {
    name: 'Aus dem ERP',
    readOnly: true,
  })
  for (const path of ['service-providers', 'property-managers']) {
    const url = `/${path}/${owned.id}`
    for (const refused of [
      await admin.send('PATCH', url, { name: 'Anders' }),
      await admin.send('PATCH', url, { readOnly: false }),
      await admin.send('DELETE', url),
    ])
      assert.deepEqual([refused.status, refused.body.code], [409, 'owned-by-interface'])
    assert.equal((await admin.send('GET', url)).body.name, 'Aus dem ERP')
  }
  const url = `/service-providers/${owned.id}`
  assert.equal((await connector.send('PATCH', url, { name: 'Neu im ERP' })).body.name, 'Neu im ERP')
  assert.equal((await connector.send('DELETE', url)).status, 204)
})

test('an app is made in the name of somebody else by who looks after the organization, and gives them nothing', async () => {
  const other = await person({ qa: { App: home.appId } })
  const url = `/users/${other.personId}/apps`
  const made = await admin.send('POST', url, {
    ...{ name: 'Biel', siteUrl: 'https://biel.example', availableLocales: { 0: 'de_DE' } },
    notificationsEmailAddress: 'support@biel.example',
  })
  assert.equal(made.status, 201)
  assert.equal((await admin.send('GET', `/apps/${made.body.id}/active-units`)).body.activeUnitCount, 0)
  assert.equal((await other.send('GET', `/apps/${made.body.id}`)).status, 404)
  assert.equal((await other.send('POST', `/users/${admin.personId}/apps`, { name: 'x' })).status, 404)
  assert.equal((await other.send('POST', url, { name: 'x' })).status, 403)
  assert.equal((await admin.send('POST', `/users/${'f'.repeat(24)}/apps`, { name: 'x' })).status, 404)
})

test('making an app gives nobody more than they have, and those who own the first one set it up', async () => {
  const owner = await person({ 'app-owner': { App: home.appId } })
  const clerk = await person({ 'org-admin': { App: home.appId }, qa: { Property: home.propertyId } })
  const { status, body } = await clerk.send('POST', `/users/${clerk.personId}/apps`, { name: 'Thun' })
  assert.deepEqual([status, body.can.edit], [201, false])
  const rolesThere = async (personId: string) =>
    (await admin.send('GET', `/users/${personId}/roles`)).body._embedded.items
      .filter(({ objectID }: { objectID: string }) => objectID === body.id)
      .map(({ role }: { role: string }) => role)
  assert.deepEqual(await rolesThere(clerk.personId), ['org-admin'])
  assert.deepEqual(await rolesThere(owner.personId), ['app-owner'])
  assert.equal((await clerk.send('PATCH', `/apps/${body.id}`, { name: 'Mine' })).status, 403)
  assert.equal((await owner.send('PATCH', `/apps/${body.id}`, { name: 'Thun' })).status, 200)
  const own = await owner.send('POST', `/users/${owner.personId}/apps`, { name: 'Biel' })
  assert.equal(own.body.can.edit, true)
})
