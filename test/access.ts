import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Served } from '#kernel/server/serve.ts'
import { MARKER, type World } from './fixtures.ts'
import { layFixtures } from './layFixtures.ts'

/** What people may read of a place they share, or shared: its name and address, and nothing that somebody else wrote. */
const readable: Record<string, string[]> = {
  neighbour: ['appId', 'propertyId', 'groupId'],
  'former tenant': ['appId', 'propertyId', 'groupId', 'unitId'],
  'dismissed colleague': [],
}

/**
 * Every endpoint × every kind of person who must not get through. A new endpoint is covered the day it is declared;
 * a path that names something new needs an example of it in its module's fixtures.ts.
 */
export const testAccess = async (world: World, endpoints: readonly Served[]) => {
  const { home, rows } = await layFixtures(world)

  const outsider = await (async () => {
    const theirs = await world.openOrganization()
    const { appId } = await theirs.buildHome()
    const { personId } = await theirs.person({ 'platform-owner': { App: appId } })
    return () => theirs.signedIn(personId)
  })()

  const neighbour = await (async () => {
    const person = await home.person()
    const next = await home.insert('unit', { ...placeOf(rows), name: 'Next door' })
    await home.checkIn(
      person.personId,
      await home.insert('utilisationPeriod', { ...placeOf(rows), unitId: next, startDate: '2020-01-01' }),
    )
    return person
  })()

  const formerTenant = await (async () => {
    const person = await home.person()
    await home.checkIn(
      person.personId,
      await home.insert('utilisationPeriod', {
        ...placeOf(rows),
        unitId: rows.unitId,
        startDate: '2010-01-01',
        endDate: '2012-12-31',
      }),
    )
    return person
  })()

  const dismissed = await (async () => {
    const person = await home.person({ 'platform-owner': { App: rows.appId! } })
    await home.inside((db) => db.deleteFrom('permission').where('personId', '=', person.personId).execute())
    return person
  })()

  const withoutTools = await (async () => {
    const poor = await world.openOrganization([])
    const { appId } = await poor.buildHome()
    const { personId } = await poor.person({ 'platform-owner': { App: appId } })
    return () => poor.signedIn(personId)
  })()

  for (const { endpoint, anonymous } of endpoints) {
    if (anonymous) continue
    const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    const url = endpoint.path.replace(
      /:(\w+)/g,
      (_: string, name: string) => rows[name] ?? assert.fail(`no example of ${name}`),
    )
    const body = endpoint.method === 'GET' ? undefined : {}
    const title = `${endpoint.method} ${endpoint.path}`

    test(`${title} is closed to those who are not signed in`, async () => {
      assert.equal((await world.call(endpoint.method, url, body)).status, 401)
    })

    test(`${title} shows another organization nothing`, async () => {
      const reply = await (await outsider()).send(endpoint.method, url, body)
      if (names.length > 0) assert.ok([403, 404].includes(reply.status), `answered ${reply.status}`)
      assert.ok(!JSON.stringify(reply.body).includes(MARKER), 'shows what another organization wrote')
    })

    if (endpoint.tool)
      test(`${title} is absent without its tool`, async () => {
        assert.equal((await (await withoutTools()).send(endpoint.method, url, body)).status, 404)
      })

    for (const [kind, person] of Object.entries({
      neighbour,
      'former tenant': formerTenant,
      'dismissed colleague': dismissed,
    }))
      test(`${title} shows a ${kind} nothing of others`, async () => {
        const reply = await (await home.signedIn(person.personId)).send(endpoint.method, url, body)
        const own = names.length === 0
        const open =
          own || (endpoint.method === 'GET' && names.every((name) => readable[kind]?.includes(name)))
        if (!open) assert.ok([403, 404].includes(reply.status), `answered ${reply.status}`)
        assert.ok(!JSON.stringify(reply.body).includes(MARKER), `shows a ${kind} what is not theirs`)
      })
  }
}

function placeOf({ appId, propertyId, groupId }: Record<string, string | undefined>) {
  return { appId, propertyId, buildingId: groupId }
}
