import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { audience } from '#apps/modules.ts'
import { openCallers } from '#kernel/server/callers.ts'
import { openHolding } from '#kernel/server/holding.ts'
import { openLive } from '#kernel/server/live.ts'
import { openWorld } from '#test/world.ts'
import { authenticator } from './public.ts'

const { openOrganization, services, connectionString, owner } = await openWorld()
const holding = openHolding({ database: services.database, most: 3 })
const live = openLive({
  services,
  holding,
  connectionString,
  authenticator,
  audience,
  callers: openCallers(),
})
await live.ready
after(async () => {
  live.end()
  await live.close()
  await holding.close()
})

const connect = async (cookie: string) => {
  const reply = await live.connect(new Request('http://palier.test/api/v1/live', { headers: { cookie } }), '')
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
  /** What is said until the connection ends, or for a while. */
  const listen = async (milliseconds: number) => {
    let said = ''
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined).unref())
    for (;;) {
      const part = await Promise.race([reader!.read(), late])
      if (!part) return { said, ended: false }
      if (part.done) return { said, ended: true }
      said += part.value
    }
  }
  return { status: reply.status, listen, leave: () => reader!.cancel() }
}

const hint = (organizationId: string, personId: string) =>
  owner.query(`select pg_notify('live', $1)`, [
    JSON.stringify({ organizationId, type: 'notification.created', id: personId }),
  ])

test('a live connection tells a person of what is theirs', async () => {
  const { organizationId, person } = await openOrganization()
  const one = await person()
  const { listen } = await connect(one.cookie)
  await hint(organizationId, one.personId)
  assert.match((await listen(1000)).said, new RegExp(one.personId))
})

test('a live connection ends with its session and says nothing more', async () => {
  const { organizationId, person } = await openOrganization()
  const one = await person()
  const { listen } = await connect(one.cookie)
  await owner.query('delete from session where id = $1', [one.sessionId])
  await hint(organizationId, one.personId)
  const { said, ended } = await listen(7000)
  assert.equal(ended, true)
  assert.doesNotMatch(said, new RegExp(one.personId))
})

test('whoever signs out on one device ends its live connection at once', async () => {
  const { person, signedIn } = await openOrganization()
  const one = await person()
  const { listen } = await connect(one.cookie)
  const other = await signedIn(one.personId)
  assert.equal((await other.send('DELETE', `/sessions/${one.sessionId}`)).status, 204)
  assert.equal((await listen(2000)).ended, true)
})

test('a role that is revoked counts on a live connection at once', async () => {
  const { person, buildHome, insert, organizationId } = await openOrganization()
  const home = await buildHome()
  const admin = await person({ 'platform-owner': { App: home.appId } })
  const agent = await person({ 'service-center-agent': { App: home.appId } })
  const place = {
    appId: home.appId,
    propertyId: home.propertyId,
    buildingId: home.groupId,
    unitId: home.unitId,
  }
  const categoryId = await insert('ticketCategory', {
    appId: home.appId,
    key: 'heating',
    name: { de: 'Heizung' },
  })
  const texts = { title: 'Cold', description: '', search: 'cold' }
  const ticketId = await insert('ticket', {
    ...place,
    ...texts,
    number: 1,
    categoryId,
    createdById: admin.personId,
  })
  const changed = () =>
    owner.query(`select pg_notify('live', $1)`, [
      JSON.stringify({ organizationId, type: 'ticket.updated', id: ticketId }),
    ])
  const { listen } = await connect(agent.cookie)
  await changed()
  assert.match((await listen(1000)).said, new RegExp(ticketId))
  const { body } = await admin.send('GET', `/users/${agent.personId}/roles`)
  assert.equal((await admin.send('DELETE', `/permissions/${body._embedded.items[0].id}`)).status, 204)
  await changed()
  assert.doesNotMatch((await listen(1500)).said, new RegExp(ticketId))
})

test('without a session there is no live connection', async () => {
  assert.equal((await connect('')).status, 401)
})

test('who owes a second factor hears nothing', async () => {
  const { organizationId, buildHome, person } = await openOrganization()
  const { appId } = await buildHome()
  const agent = await person({ 'service-center-agent': { App: appId } })
  const { listen } = await connect(agent.cookie)
  await owner.query(`update organization set second_factor_from = now() where id = $1`, [organizationId])
  assert.equal((await connect(agent.cookie)).status, 403)
  await hint(organizationId, agent.personId)
  assert.doesNotMatch((await listen(1000)).said, /notification/)
})

test('whoever leaves while their session is looked at again disturbs nobody', async () => {
  live.end()
  const { person } = await openOrganization()
  const { leave } = await connect((await person()).cookie)
  const { pool } = services.database
  const taken = await Promise.all(Array.from({ length: pool.options.max! }, () => pool.connect()))
  while (pool.waitingCount === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await leave()
  for (const client of taken) client.release()
  while (pool.idleCount < pool.totalCount) await new Promise((resolve) => setTimeout(resolve, 20))
})
