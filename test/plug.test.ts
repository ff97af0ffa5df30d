import { stated } from './lanterns.stated.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleList } from '#apps/modules.ts'
import { openapi } from '#apps/openapi.ts'
import { abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { assemble } from '#kernel/server/module.ts'
import { openEgress } from '#kernel/server/egress.ts'
import { grantPermission } from '#modules/accounts/permissions.contract.ts'
import { findMe } from '#modules/accounts/users.contract.ts'
import { catalogueOf } from '#modules/integrations/catalogue.presenter.ts'
import { createWebhook, type EventName, listEvents } from '#modules/integrations/contract.ts'
import { serveDue } from '#modules/integrations/dispatching.commands.ts'
import { createGroup, removeGroup } from '#modules/master-data/groups.contract.ts'
import { createProperty } from '#modules/master-data/properties.contract.ts'
import { restorePlace } from '#modules/master-data/tree/contract.ts'
import { changeUnit, createUnit, removeUnit } from '#modules/master-data/units.contract.ts'
import { createApp } from '#modules/organizations/contract.ts'
import { testAbilities } from './abilities.ts'
import { testAccess } from './access.ts'
import { allFixtures } from './layFixtures.ts'
import { testFences } from './isolation.ts'
import {
  findLantern,
  LANTERN,
  lanternFixtures,
  lanterns,
  lightLantern,
  lit,
  makeLanterns,
} from './lanterns.ts'
import { openReceiver } from './receiver.ts'
import { openWorld } from './world.ts'

/** A tool that is made here is found wherever those in the list are. */
const all = [...moduleList, lanterns]
const world = await openWorld(all)
await makeLanterns(world.owner)
allFixtures.push(lanternFixtures)
const { dailyJobs } = assemble(all)
const home = await world.openOrganization()
const { appId } = await home.buildHome()
const admin = await home.person({ 'cockpit-manager': { App: appId } })

const daily = async (name: string) => {
  const { run } = dailyJobs.find((each) => each.name === name)!
  const left = await home.inside((db) => run({ db, services: world.services }))
  await left?.()
}

const build = async (name: string) => {
  const property = await admin(createProperty, { params: { appId }, body: { name, timezone: 'UTC' } })
  const group = await admin(createGroup, { params: { propertyId: property.id }, body: { name } })
  const unit = await admin(createUnit, { params: { groupId: group.id }, body: { name, type: 'rented' } })
  return { propertyId: property.id, buildingId: group.id, unitId: unit.id }
}

const rowsOf = async (table: string, id: string) =>
  (await world.owner.query(`select * from palier.${table} where id = $1`, [id])).rows

test('a tool is answered by the API as soon as it is in the list', async () => {
  const reply = await world.call('GET', '/lanterns')
  assert.deepEqual([reply.status, reply.body], [200, { lit: 0 }])
})

test('what it does when another module has done something is done at once', async () => {
  const app = await admin(createApp, { params: { userId: admin.personId }, body: { name: 'Neu' } })
  assert.deepEqual(lit, [app.id])
})

test('its rows move with their place, and keep the place that they speak of from being forgotten', async () => {
  const [here, there, empty] = [await build('Hier'), await build('Dort'), await build('Leer')]
  const id = await home.insert(LANTERN, { appId, ...here })
  await admin(changeUnit, { params: { unitId: here.unitId }, body: { groupID: there.buildingId } })
  const [row] = await rowsOf('lantern', id)
  assert.deepEqual([row.building_id, row.property_id], [there.buildingId, there.propertyId])

  for (const unitId of [here.unitId, empty.unitId]) await admin(removeUnit, { params: { unitId } })
  await admin(removeGroup, { params: { groupId: empty.buildingId } })
  await world.owner.query(
    `update palier.unit set deleted_at = now() - interval '40 days' where deleted_at is not null`,
  )
  await daily('forget places that were deleted more than 30 days ago')
  assert.equal((await rowsOf('unit', here.unitId)).length, 1)
  assert.equal((await rowsOf('unit', empty.unitId)).length, 0)
})

test('a file that hangs on it is kept', async () => {
  const [kept, left] = await Promise.all(
    ['kept', 'left'].map(async (name) => {
      const form = new FormData()
      form.set('file', new File([name], `${name}.txt`, { type: 'text/plain' }))
      return (await admin.send('POST', '/files', form)).body.id as string
    }),
  )
  await home.insert(LANTERN, { appId, ...(await build('Bild')), pictureId: kept })
  await world.owner.query(`update palier.file set created_at = now() - interval '2 days'`)
  await daily('remove files that hang on nothing')
  assert.equal((await rowsOf('file', kept!)).length, 1)
  assert.equal((await rowsOf('file', left!)).length, 0)
})

test('its role is granted, has a name in four languages, and lets its holder do what it says', async () => {
  const lanternId = await home.insert(LANTERN, { appId, ...(await build('Licht')) })
  const keeper = await home.person()
  const light = () => keeper.send('PUT', `/lanterns/${lanternId}/lighting`, { note: 'Hell' })
  assert.equal((await light()).status, 404)
  const body = {
    role: 'lantern-keeper' as Role,
    objectID: appId,
    objectType: 'App' as const,
    restrictions: [],
  }
  await admin(grantPermission, { params: { userId: keeper.personId }, body })
  assert.deepEqual((await keeper(findMe, {})).abilities, ['lanterns.light'])
  assert.equal((await light()).status, 200)
  assert.deepEqual(await admin(findLantern, { params: { lanternId } }), {
    id: lanternId,
    note: 'Hell',
    lit: true,
  })
  assert.deepEqual(abilitiesOf, stated.names.abilitiesOf)
  for (const [language, name] of Object.entries({
    de: 'Laternen',
    fr: 'Lanternes',
    it: 'Lanterne',
    en: 'Lanterns',
  }))
    assert.equal(stated.words.roleNames[language as 'de']['lantern-keeper'], name)
})

test('webhooks and the list of events tell of it, under a heading and in words', async () => {
  const lanternId = await home.insert(LANTERN, { appId, ...(await build('Nachricht')) })
  const receiver = await openReceiver()
  world.services.egress = openEgress({ local: true })
  const events = ['lantern.lit' as EventName]
  await admin(createWebhook, { params: { appId }, body: { description: 'Licht', url: receiver.url, events } })
  receiver.received.length = 0
  await admin(lightLantern, { params: { lanternId }, body: { note: 'Hell' } })
  await world.settle()
  await serveDue({ ...world.services, catalogue: catalogueOf(all) })
  const urn = `urn:allthings:app:${appId}:lantern:${lanternId}`
  assert.deepEqual(
    receiver.received.map(({ event }) => [event.name, event.urn]),
    [['lantern.lit', urn]],
  )
  const { _embedded } = await admin(listEvents, { query: { limit: 1000 } })
  assert.deepEqual([_embedded.items.at(-1)!.name, _embedded.items.at(-1)!.urn], ['lantern.lit', urn])
  assert.equal((stated.names.events as Record<string, string>)['lantern.lit'], 'other')
  assert.equal(stated.words.eventNames.fr['lantern.lit'], 'Lanterne allumée')
})

test('the document of the API says what it does, who may, and what programs need', async () => {
  const { paths, tags, components } = await openapi(all)
  assert.match(
    paths['/lanterns/{lanternId}/lighting']!.put!.description,
    /give `lanterns.light`, where the thing is: .*`lantern-keeper`.*`tenant-manager`/,
  )
  assert.match(paths['/lanterns/{lanternId}/lighting']!.put!.description, /It gets lighter/)
  assert.match(
    paths['/lanterns/{lanternId}/lighting']!.put!.description,
    /one of the scopes `lanterns:write`/,
  )
  assert.ok(tags.some(({ name }) => name === 'lanterns'))
  assert.ok('lanterns:read' in components.securitySchemes.oauth.flows.clientCredentials.scopes)
  assert.equal(stated.words.scopeNames.it.lanterns, 'le lanterne')
})

test('it is there again when its place is restored', async () => {
  const place = await build('Weg')
  const lanternId = await home.insert(LANTERN, { appId, ...place })
  const read = async () => (await admin.send('GET', `/lanterns/${lanternId}`)).status
  await admin(removeUnit, { params: { unitId: place.unitId } })
  assert.equal(await read(), 404)
  await admin(restorePlace, { params: { placeId: place.unitId } })
  assert.equal(await read(), 200)
})

// And what is generated for every module is generated for it.
testFences(world.owner)
await testAccess(world, assemble([lanterns]).endpoints)
testAbilities(world, [lanterns])
