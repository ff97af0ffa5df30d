import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openReceiver } from '#test/receiver.ts'
import { openWebhookSetup } from '#test/webhookSetup.ts'
import { changeWebhook, EventName, findDelivery, removeWebhook } from './contract.ts'

/** What of a thing an event carries: as the API shows it to whoever said where it goes, when it is sent. */
const setup = await openWebhookSetup()
const { admin, agent, resident, organization, home, report, say, addReceiver, deliver, latestOf } = setup
const { appId, unitId, utilisationPeriodId } = home
const boss = await organization.person({ 'platform-owner': { App: appId } }, { username: 'Bea Boss' })
const get = async (path: string, who = boss) => (await who.send('GET', path)).body
const remove = ({ webhook }: Awaited<ReturnType<typeof addReceiver>>, who = boss) =>
  who(removeWebhook, { params: { webhookId: webhook.id } })
const upload = async (who = resident) => {
  const form = new FormData()
  form.set('file', new File(['Plan'], 'plan.txt', { type: 'text/plain' }))
  return (await who.send('POST', '/files', form)).body.id as string
}

/** What an event says, but for what it says of the thing. */
const withoutIds = (data: Record<string, unknown>, thing: object) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name in thing))

test('an event carries the thing that it is about as the API shows it', async () => {
  const receiver = await addReceiver(EventName.options, {}, boss)
  const sent = async () => {
    await deliver()
    return receiver.received.splice(0).map(({ event }) => event)
  }
  const ticket = await report({ files: [await upload()] })
  const code = await boss.send('POST', '/registration-codes', {
    utilisationPeriods: utilisationPeriodId,
    code: 'WHOLE-CODE-77',
  })
  const post = await boss.send('POST', `/users/${boss.personId}/community-articles`, {
    category: 'messages',
    channels: [`App-${appId}`],
    title: 'Sommerfest',
    content: 'Am Samstag',
  })
  const bucket = await boss.send('POST', '/buckets', { name: 'Mietverträge', channels: [`App-${appId}`] })
  const property = await boss.send('POST', `/apps/${appId}/properties`, { name: 'Neu', timezone: 'UTC' })
  const group = await boss.send('POST', `/properties/${property.body.id}/groups`, {
    name: 'Haus',
    propertyManagerID: home.propertyManagerId,
  })
  await boss.send('PATCH', `/units/${unitId}`, { size: 77 })
  await boss.send('PATCH', `/utilisation-periods/${utilisationPeriodId}`, { externalId: 'UP-77' })
  await boss.send('PATCH', `/users/${resident.personId}`, { externalId: 'T-77' })
  await boss.send('PATCH', `/apps/${appId}`, { siteUrl: 'https://whole.example' })
  const paths: Partial<Record<EventName, string>> = {
    'ticket.created': `/tickets/${ticket.id}`,
    'registration-code.created': `/invitations/${code.body.id}`,
    'community-article.published': `/community-articles/${post.body.id}`,
    'bucket.created': `/buckets/${bucket.body.id}`,
    'property.created': `/properties/${property.body.id}`,
    'group.created': `/groups/${group.body.id}`,
    'unit.updated': `/units/${unitId}`,
    'utilisation-period.updated': `/utilisation-periods/${utilisationPeriodId}`,
    'user.updated': `/users/${resident.personId}`,
    'app.updated': `/apps/${appId}`,
  }
  const events = await sent()
  assert.deepEqual(events.map(({ name }) => name).toSorted(), Object.keys(paths).toSorted())
  for (const { name, data } of events) {
    const thing = await get(paths[name as EventName]!)
    assert.deepEqual(withoutIds(data, thing), thing, name)
    assert.deepEqual([data.id, data.appID], [thing.id, appId])
  }
  const plan = await upload(agent)
  await say(agent, ticket, '', { content: { description: 'Wir kommen morgen', files: [plan] } })
  const { _embedded } = await get(`/conversations/${ticket.conversationID}/messages`)
  for (const { name, data } of await sent()) {
    assert.deepEqual(data._embedded.message, _embedded.items[0], name)
    assert.equal(data._embedded.createdBy.username, 'Rita Mieterin')
    for (const { files } of [data._embedded, data._embedded.message._embedded])
      assert.ok(files[0].files.original.url.startsWith(`${setup.services.publicUrl}/api/v1/files/`), name)
    if (name === 'ticket.updated') assert.equal(data.delta.message.to, _embedded.items[0].id)
  }
  await remove(receiver)
})

test('what has gone, weighs too much or is not theirs to see is told by its id', async () => {
  const whole = await addReceiver(['unit.created', 'ticket.created', 'user.created'], {}, boss)
  const byIds = await addReceiver(['ticket.created'])
  const buildingId = home.groupId
  const unit = await boss.send('POST', `/groups/${buildingId}/units`, { name: 'Kurz da', type: 'rented' })
  await boss.send('DELETE', `/units/${unit.body.id}`)
  // Who has an account in another app as well is called something there, too.
  const other = await organization.insert('app', { name: 'Anderswo' })
  const tenantIds = { [appId]: 'HERE-1', [other]: 'ELSEWHERE-1' }
  await organization.grant(boss.personId, 'platform-owner', 'App', other)
  const { id } = (
    await boss.send('POST', '/users', {
      creationContext: appId,
      username: 'Zwei Apps',
      email: 'zwei@apps.example',
    })
  ).body
  await boss.send('PATCH', `/users/${id}`, { tenantIDs: tenantIds })
  const heavy = await report()
  await organization.inside((db) =>
    db
      .updateTable('ticket')
      .set({ customSettings: JSON.stringify({ notes: 'x'.repeat(70_000) }) })
      .where('id', '=', heavy.id)
      .execute(),
  )
  const light = await report()
  await deliver()
  const told = (received: typeof whole.received, name: string, id: string) =>
    received.find(({ event }) => event.name === name && event.data.id === id)!.event.data
  assert.deepEqual(Object.keys(told(whole.received, 'unit.created', unit.body.id)).toSorted(), [
    'actorID',
    'appID',
    'id',
    'placeID',
  ])
  assert.deepEqual(told(whole.received, 'user.created', id).tenantIDs, { [appId]: 'HERE-1' })
  assert.equal(told(whole.received, 'ticket.created', heavy.id).title, undefined)
  assert.equal(told(whole.received, 'ticket.created', light.id).title, 'Heizung kalt')
  // Who administers the app reads no tickets.
  assert.equal(told(byIds.received, 'ticket.created', light.id).title, undefined)
  // Nor does the history hand on to one what was sent for the other.
  const { request } = await admin(findDelivery, { params: { deliveryId: (await latestOf(whole)).id } })
  assert.deepEqual(Object.keys(JSON.parse(request).event.data).includes('title'), false)
  await remove(whole)
  await remove(byIds)
})

test('an event is for who said where it goes, as long as they may see it', async () => {
  const receiver = await addReceiver(['ticket.created'], {}, boss)
  const { webhook } = receiver
  const title = async () => {
    await report()
    await deliver()
    return receiver.received.splice(0).at(-1)?.event.data.title
  }
  const change = (who: typeof admin, body: object) =>
    who(changeWebhook, { params: { webhookId: webhook.id }, body })
  const set = (values: object) =>
    organization.inside((db) => db.updateTable('webhook').set(values).where('id', '=', webhook.id).execute())
  assert.equal(await title(), 'Heizung kalt')
  await change(admin, { description: 'Anders', url: receiver.url })
  assert.equal(await title(), 'Heizung kalt')
  // Another address, and whoever gave it gets what they may see, not what the one before them may.
  const second = await openReceiver()
  await change(admin, { url: second.url })
  await title()
  assert.equal(second.received.at(-1)?.event.data.title, undefined)
  assert.ok(second.received.at(-1)?.event.data.ticketID)
  await change(boss, { url: receiver.url })
  assert.equal(await title(), 'Heizung kalt')
  // A program that was not allowed tickets is not sent them.
  await set({ ownerScope: 'integrations:write' })
  assert.equal(await title(), undefined)
  await set({ ownerScope: 'integrations:write service-centre:read' })
  assert.equal(await title(), 'Heizung kalt')
  // One that nobody answers for goes on with ids, until somebody does.
  await set({ ownerId: null, ownerScope: null })
  assert.equal(await title(), undefined)
  await change(boss, { url: receiver.url })
  assert.equal(await title(), 'Heizung kalt')
  await organization.inside((db) =>
    db.updateTable('person').set({ deactivatedAt: new Date() }).where('id', '=', boss.personId).execute(),
  )
  assert.equal(await title(), undefined)
  await remove(receiver, admin)
})
