import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Client } from 'pg'
import { layFixtures } from '#test/layFixtures.ts'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { moduleList, modules } from '#apps/modules.ts'
import { catalogueOf } from './catalogue.presenter.ts'
import { EventName, listEvents } from './contract.ts'

const catalogue = catalogueOf(moduleList)
const setup = await openWebhookSetup()
const { admin, agent, resident, organization, owner, home, report, say, addReceiver, deliver } = setup

/** Waits for whoever writes beside us, be it in another database: what they might still write comes first. */
const untilClosed = async (transaction?: string) => {
  const own = transaction ?? (await owner.query('select pg_current_xact_id() as xid')).rows[0].xid
  const closed = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as closed'
  while (!(await owner.query(closed, [own])).rows[0].closed) await setImmediate()
}

/** Everything after an event, page by page, once all is there. */
const followed = async (after?: string, limit = 100, who = admin) => {
  await untilClosed()
  return told(after, limit, who)
}

const told = async (after: string | undefined, limit = 100, who = admin) => {
  const items = []
  for (let next = after; ;) {
    const page = await who(listEvents, { query: { ...(next && { after: next }), limit } })
    items.push(...page._embedded.items)
    next = page.next ?? undefined
    if (!page.more) return { items, next }
  }
}

test('what happened is told in order, page by page, and from where one was', async () => {
  const before = (await followed()).next
  const first = await report()
  await say(resident, first, 'Noch immer')
  await agent.send('PATCH', `/units/${home.unitId}`, { name: 'nicht erlaubt' })
  const second = await report()
  const { items, next } = await followed(before, 1)
  assert.deepEqual(
    items.map(({ name, data }) => [name, data.id]),
    [
      ['ticket.created', first.id],
      ['message.added', first.id],
      ['ticket.updated', first.id],
      ['ticket.created', second.id],
    ],
  )
  assert.deepEqual(await followed(next), { items: [], next })
  const third = await report()
  assert.deepEqual(
    (await followed(next)).items.map(({ data }) => data.id),
    [third.id],
  )
})

test('a webhook’s event is where a client catches up from', async () => {
  const receiver = await addReceiver(['ticket.created'])
  await report()
  await deliver()
  const { id, name, urn, data } = receiver.received[0]!.event
  const missed = await report()
  assert.deepEqual(
    (await followed(id)).items.map((event) => event.data.id),
    [missed.id],
  )
  const listed = (await followed()).items.find((event) => event.id === id)
  assert.deepEqual({ ...listed, createdDate: undefined }, { id, name, urn, data, createdDate: undefined })
})

test('nothing is left out that a slower transaction writes late', async () => {
  const before = (await followed()).next
  const open = async () => {
    const client = new Client({
      connectionString: setup.connectionString,
      options: '-c search_path=palier,public',
    })
    await client.connect()
    await client.query(`begin; set local app.organization = '${organization.organizationId}'`)
    const write = () =>
      client
        .query<{ id: string; xid: string }>(
          `insert into event (type, subject_id) values ('app.updated', $1) returning id, pg_current_xact_id() as xid`,
          [home.appId],
        )
        .then(({ rows }) => rows[0]!)
    const commit = async () => {
      await client.query('commit')
      await client.end()
    }
    return { write, commit }
  }
  const ids = async () => (await told(before)).items.map(({ id }) => id)
  const [slow, quick, last] = [await open(), await open(), await open()]
  const a = await slow.write()
  const b = await quick.write()
  await quick.commit()
  assert.deepEqual(await ids(), [], 'told before what may come before it')
  const c = await last.write()
  const d = await slow.write()
  await slow.commit()
  await untilClosed(c.xid)
  const known = await ids()
  assert.deepEqual(known, [a.id, d.id, b.id])
  await last.commit()
  await untilClosed()
  assert.deepEqual(await ids(), [...known, c.id])
})

test('many who write at once leave no gap for one who reads meanwhile', async () => {
  const start = (await followed()).next
  const seen: string[] = []
  const written: string[] = []
  let writing = true
  const read = (async () => {
    for (let next = start; ;) {
      const last = !writing
      const page = await (last ? followed : told)(next, 7)
      seen.push(...page.items.map(({ data }) => String(data.id)))
      next = page.next
      if (last) return
    }
  })()
  const write = async () => {
    const writer = await organization.person()
    await organization.checkIn(writer.personId, home.utilisationPeriodId)
    for (let count = 0; count < 12; count++) written.push((await report({}, writer)).id)
  }
  await Promise.all([write(), write(), write(), write()])
  writing = false
  await read
  assert.deepEqual(seen.toSorted(), written.toSorted())
})

test('in a database that was restored into another cluster, events go on behind those that are there', async () => {
  const { next } = await followed()
  const far = 4_000_000_000_000
  await owner.query('update event set position = position + $1 where position > 0', [far])
  await owner.query(
    `update setting set value = '{"cluster": "another", "offset": 0}' where name = 'event-positions'`,
  )
  await owner.query('select palier.continue_event_positions()')
  const { id } = await report()
  assert.deepEqual(
    (await followed(next)).items.map(({ data }) => data.id),
    [id],
  )
  await owner.query('select palier.continue_event_positions()')
  await report()
  assert.equal((await followed(next)).items.length, 2)
})

test('a reader is told of the apps they look after, and of what belongs to none when they look after all', async () => {
  const before = (await followed()).next
  const elsewhere = await organization.buildHome('Ring 7')
  const other = await organization.person({ 'app-admin': { App: elsewhere.appId } })
  const both = await organization.person({ 'app-admin': { App: home.appId } })
  await organization.grant(both.personId, 'app-admin', 'App', elsewhere.appId)
  const ours = await report()
  const event = (subjectId: string) => ({ type: 'file.deleted', subjectId, data: { fileId: subjectId } })
  await organization.insert('event', event('f'.repeat(24)))
  const toldTo = async (who: typeof admin) =>
    (await followed(before, 100, who)).items.map(({ data }) => data.id)
  assert.deepEqual(await toldTo(admin), [ours.id])
  assert.deepEqual(await toldTo(other), [])
  assert.deepEqual(await toldTo(both), [ours.id, 'f'.repeat(24)])
  for (const who of [agent, resident]) await assert.rejects(who(listEvents, {}), { status: 403 })
  await assert.rejects(admin(listEvents, { query: { after: 'a'.repeat(24) } }), { code: 'no-such-event' })
})

test('nothing that only staff may read is told, nor who signs in', async () => {
  const before = (await followed()).next
  const ticket = await report()
  await say(agent, ticket, 'Unter uns', { internal: true })
  await organization.inside((db) =>
    db
      .insertInto('event')
      .values({ type: 'session.opened', subjectId: admin.personId, data: '{}' })
      .execute(),
  )
  assert.deepEqual(
    (await followed(before)).items.map(({ name }) => name),
    ['ticket.created'],
  )
})

test('everything that events are about is found in its app', async () => {
  const { rows, home: furnished } = await layFixtures(setup)
  const rowOf = (resource: string) =>
    rows[`${resource.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`] ??
    assert.fail(`no fixture of ${resource}`)
  const subjects = Object.keys(catalogue.things).map((resource) => ({ resource, id: rowOf(resource) }))
  assert.ok(subjects.length > 11)
  const found = await furnished.inside((db) => catalogue.locate(db, subjects))
  for (const { resource, id } of subjects)
    assert.deepEqual(
      found.get(id)?.map(({ appId }) => appId),
      [rows.appId],
      resource,
    )
})

test('every name in the catalogue has a source, each told by one reaction', () => {
  assert.equal(catalogue.types.length, EventName.options.length)
  for (const { name } of catalogue.types)
    assert.equal(modules.reactions.filter((each) => each.name === `tell webhooks of ${name}`).length, 1)
})
