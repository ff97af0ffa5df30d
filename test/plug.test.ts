import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { moduleList } from '#apps/modules.ts'
import type { Tables } from '#database/tables.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { buildApi } from '#kernel/server/http.ts'
import { assemble, type Module } from '#kernel/server/module.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import { authenticator } from '#modules/oauth/public.ts'
import { createGroup, removeGroup } from '#modules/master-data/groups.contract.ts'
import { createApp } from '#modules/organizations/contract.ts'
import { createProperty } from '#modules/master-data/properties.contract.ts'
import { changeUnit, createUnit, removeUnit } from '#modules/master-data/units.contract.ts'
import { openWorld } from './world.ts'

/** A tool that is made here: a table with places on which files hang, an endpoint, daily work, something that follows. */
const world = await openWorld()
await world.owner.query(`
  create table palier.lantern (
    id palier.id not null default palier.new_id(),
    app_id palier.id not null, property_id palier.id not null, building_id palier.id not null, unit_id palier.id not null,
    picture_id palier.id
  );
  call palier.organization_table('palier.lantern');
  grant select, insert, update, delete on palier.lantern to palier_app;`)
const lit: string[] = []
const lanterns: Module = {
  name: 'lanterns',
  tables: ['lantern' as keyof Tables],
  placed: {
    lantern: { repeats: ['app', 'property', 'building', 'unit'], keeps: 'for-ever' },
  } as Module['placed'],
  files: { lantern: ['pictureId'] } as Module['files'],
  endpoints: [
    serveAnonymous(
      endpoint({
        summary: 'How many lanterns are lit',
        method: 'GET',
        path: '/lanterns',
        anonymous: true,
        reply: z.object({ lit: z.number() }),
      }),
      { run: async () => ({ lit: lit.length }) },
    ),
  ],
  follows: { 'an app was made': async (_, { appId }) => lit.push(appId) },
}
const all = [...moduleList, lanterns]
Object.assign(world.platform, { modules: all })
const { endpoints, dailyJobs } = assemble(all)
const home = await world.openOrganization()
const { appId } = await home.buildHome()
const admin = await home.person({ 'cockpit-manager': { App: appId } })

const daily = async (name: string) => {
  const { run } = dailyJobs.find((each) => each.name === name)!
  const left = await home.inside((db) => run({ db, platform: world.platform }))
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
  const api = buildApi({ platform: world.platform, endpoints, authenticator })
  const reply = await api.request('http://palier.test/api/v1/lanterns')
  assert.deepEqual([reply.status, await reply.json()], [200, { lit: 0 }])
})

test('what it does when another module has done something is done at once', async () => {
  const app = await admin(createApp, { params: { userId: admin.personId }, body: { name: 'Neu' } })
  assert.deepEqual(lit, [app.id])
})

test('its rows move with their place, and keep the place that they speak of from being forgotten', async () => {
  const [here, there, empty] = [await build('Hier'), await build('Dort'), await build('Leer')]
  const id = await home.insert('lantern' as keyof Tables, { appId, ...here })
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
  await home.insert('lantern' as keyof Tables, { appId, ...(await build('Bild')), pictureId: kept })
  await world.owner.query(`update palier.file set created_at = now() - interval '2 days'`)
  await daily('remove files that hang on nothing')
  assert.equal((await rowsOf('file', kept!)).length, 1)
  assert.equal((await rowsOf('file', left!)).length, 0)
})
