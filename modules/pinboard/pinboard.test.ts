import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const { person, buildHome, checkIn, insert } = await world.openOrganization()
const home = await buildHome()
const beside = await buildHome('Postgasse 3')
const agent = await person(
  { 'pinboard-agent': { Property: home.propertyId } },
  { username: 'Vera Verwaltung' },
)
const resident = await person({}, { locale: 'ch_FR' })
await checkIn(resident.personId, home.utilisationPeriodId)
const neighbour = await person()
await checkIn(neighbour.personId, beside.utilisationPeriodId)
const former = await person()
await insert('checkIn', {
  personId: former.personId,
  utilisationPeriodId: home.utilisationPeriodId,
  checkedOutAt: new Date(),
})

type Person = typeof resident
const publish = (by: Person, body: object, author = by) =>
  by.send('POST', `/users/${author.personId}/community-articles`, {
    category: 'messages',
    title: 'Hello',
    content: 'Who has a ladder?',
    ...body,
  })
const inbox = async (of: Person) =>
  (await of.send('GET', `/users/${of.personId}/notifications`)).body._embedded.items as {
    id: string
    area: string
    objectID: string
    title: string
  }[]
const canRead = async (who: Person, id: string) =>
  (await who.send('GET', `/community-articles/${id}`)).status === 200
const listed = async (who: Person, query = '') =>
  (await who.send('GET', `/community-articles${query}`)).body as {
    next?: string
    _embedded: { items: { id: string; title: string }[] }
  }

test('a message of the management is in the inbox of everybody who lives there when the call returns', async () => {
  const { status, body } = await publish(agent, {
    category: 'admin-messages',
    channels: [`Group-${home.groupId}`, `Unit-${home.unitId}`],
    title: 'Water off on Monday',
  })
  assert.equal(status, 201)
  assert.deepEqual(
    [body.category, body.channels.toSorted(), body.author.username, body.can.remove],
    ['admin-messages', [`Group-${home.groupId}`, `Unit-${home.unitId}`].toSorted(), 'Vera Verwaltung', true],
  )
  assert.deepEqual(
    (await inbox(resident)).map(({ objectID, area, title }) => [objectID, area, title]),
    [[body.id, 'pinboard', 'Water off on Monday']],
  )
  for (const other of [neighbour, former, agent]) assert.deepEqual(await inbox(other), [])
  await world.settle()
  const { rows } = await world.owner.query(
    'select recipient, subject, text, headers from mail where kind = $1',
    ['post'],
  )
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ['Water off on Monday'],
  )
  assert.match(rows[0].text, /Vera Verwaltung a écrit sur le mur d’actualités[\s\S]*\/app\/posts\//)
})

test('whoever wants no mail of the management gets none, and a digest gathers them', async () => {
  const quiet = await person({}, { notificationSettings: { 'admin-messages': 'never' } })
  const gatherer = await person({}, { notificationSettings: { 'admin-messages': 'daily' } })
  for (const { personId } of [quiet, gatherer]) await checkIn(personId, beside.utilisationPeriodId)
  const leader = await person({ 'platform-owner': { App: beside.appId } })
  const { body } = await publish(leader, { category: 'admin-messages', channels: [`App-${beside.appId}`] })
  await world.settle()
  assert.equal((await inbox(quiet))[0]?.objectID, body.id)
  const mails = await world.owner.query('select 1 from mail where person_id = any($1)', [
    [quiet.personId, gatherer.personId],
  ])
  assert.equal(mails.rowCount, 0)
  const due = await world.owner.query('select area, object_id from digest_entry where person_id = $1', [
    gatherer.personId,
  ])
  assert.deepEqual(due.rows, [{ area: 'pinboard', object_id: body.id }])
})

test('who moves out before the mail is written gets none', async () => {
  const leaving = await person()
  await checkIn(leaving.personId, home.utilisationPeriodId)
  const { body } = await publish(agent, {
    category: 'admin-messages',
    channels: [`Unit-${home.unitId}`],
  })
  assert.equal((await inbox(leaving))[0]?.objectID, body.id)
  await world.owner.query('update check_in set checked_out_at = now() where person_id = $1', [
    leaving.personId,
  ])
  await world.settle()
  const mails = await world.owner.query('select person_id from mail where key like $1', [`post ${body.id} %`])
  assert.deepEqual(
    mails.rows.map(({ person_id: id }) => id),
    [resident.personId],
  )
})

test('a post is read by those who live where its channels reach, and by those who look after the pinboard there', async () => {
  const { body } = await publish(resident, { channels: [`Property-${home.propertyId}`] })
  for (const [who, can] of [
    [resident, true],
    [agent, true],
    [neighbour, false],
    [former, false],
    [await person({ 'service-center-agent': { App: home.appId } }), false],
    [await person({ 'pinboard-agent': { Property: beside.propertyId } }), false],
  ] as const) {
    assert.equal(await canRead(who, body.id), can)
    assert.equal(
      (await listed(who))._embedded.items.some(({ id }) => id === body.id),
      can,
    )
  }
  assert.equal((await neighbour.send('DELETE', `/community-articles/${body.id}`)).status, 404)
  const roommate = await person()
  await checkIn(roommate.personId, home.utilisationPeriodId)
  assert.equal((await roommate.send('DELETE', `/community-articles/${body.id}`)).status, 403)
  assert.equal((await resident.send('DELETE', `/community-articles/${body.id}`)).status, 204)
  assert.equal(await canRead(agent, body.id), false)
})

test('neighbours write where they live, as themselves, and never as the management', async () => {
  const there = { channels: [`Property-${home.propertyId}`] }
  for (const channel of [`Property-${home.propertyId}`, `Group-${home.groupId}`, `Unit-${home.unitId}`])
    assert.equal((await publish(resident, { channels: [channel] })).status, 201)
  const leader = await person({ 'platform-owner': { App: home.appId } })
  for (const author of [resident, agent])
    assert.equal((await publish(leader, { channels: [`Group-${home.groupId}`] }, author)).status, 403)
  for (const [by, body, author] of [
    [resident, { ...there, category: 'admin-messages' }, resident],
    [resident, { channels: [`App-${beside.appId}`] }, resident],
    [resident, { channels: [`App-${home.appId}`] }, resident],
    [resident, { channels: [`Property-${home.propertyId}`, `App-${home.appId}`] }, resident],
    [resident, { channels: [`Group-${beside.groupId}`] }, resident],
    [former, there, former],
    [agent, { channels: [`App-${home.appId}`] }, agent],
  ] as const) {
    const { status, body: problem } = await publish(by, body, author)
    assert.deepEqual([status, problem.code], [403, 'beyond-own-permissions'])
  }
  assert.equal((await publish(resident, there, agent)).status, 404)
  const unknown = await publish(agent, { channels: [`Property-${'0'.repeat(24)}`] })
  assert.deepEqual([unknown.status, unknown.body.code], [400, 'no-such-place'])
})

test('posts are paged by key', async () => {
  for (const title of ['One', 'Two', 'Three']) {
    const postId = await insert('post', { appId: beside.appId, category: 'messages', title, content: '' })
    await insert('postChannel', { postId, appId: beside.appId, propertyId: beside.propertyId })
    await insert('postChannel', { postId, appId: beside.appId })
  }
  const seen: string[] = []
  for (let after = ''; ;) {
    const page = await listed(neighbour, `?limit=2${after && `&after=${after}`}`)
    seen.push(...page._embedded.items.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  assert.ok(seen.length >= 3)
  assert.deepEqual(seen, [...new Set(seen)].toSorted().toReversed())
})

test('a post moves along with its house', async () => {
  const { appId, propertyId } = home
  const otherId = await insert('property', { appId, name: 'Other' })
  const groupId = await insert('building', { appId, propertyId: otherId, name: 'House' })
  const postId = await insert('post', { appId, category: 'messages', title: 'Moving', content: '' })
  await insert('postChannel', { postId, appId, propertyId: otherId, buildingId: groupId })
  assert.equal(await canRead(agent, postId), false)
  const admin = await person({ 'platform-owner': { App: appId } })
  const moved = await admin.send('PATCH', `/groups/${groupId}`, { propertyID: propertyId })
  assert.equal(moved.status, 200)
  assert.equal(await canRead(agent, postId), true)
})

test('the management writes in the name of the app, and the history says who of it did', async () => {
  const channels = [`Property-${home.propertyId}`]
  const { status, body } = await publish(agent, { channels, category: 'admin-messages', asManagement: true })
  assert.deepEqual([status, body.author], [201, null])
  const { rows } = await world.owner.query('select distinct actor_id from event where subject_id = $1', [
    body.id,
  ])
  assert.deepEqual(rows, [{ actor_id: agent.personId }])
  await world.settle()
  const mails = await world.owner.query(
    `select sender_name, text from mail where key like 'post ' || $1 || '%'`,
    [body.id],
  )
  for (const { sender_name: sender, text } of mails.rows)
    assert.doesNotMatch(`${sender} ${text}`, /Vera Verwaltung/)
  assert.ok(mails.rows.length > 0)
  assert.equal((await publish(resident, { channels, asManagement: true })).status, 403)
  assert.equal((await publish(agent, { channels: [`App-${home.appId}`], asManagement: true })).status, 403)
  assert.equal((await agent.send('DELETE', `/community-articles/${body.id}`)).status, 204)
})
