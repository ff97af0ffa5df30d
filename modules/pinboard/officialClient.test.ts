import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const { person, buildHome, checkIn } = await world.openOrganization()
const home = await buildHome()
const admin = await person({ 'platform-owner': { App: home.appId } })
const resident = await person()
await checkIn(resident.personId, home.utilisationPeriodId)
const client = await openOfficialClient(world.api, admin.cookie)
const reader = await openOfficialClient(world.api, resident.cookie)

test('the official client publishes, and the next request of a reader finds it in their notifications', async () => {
  const titles = ['First', 'Second', 'Third']
  for (const title of titles)
    await client.post(`/v1/users/${admin.personId}/community-articles`, {
      category: 'admin-messages',
      channels: [`App-${home.appId}`],
      title,
      content: 'Hello',
    })
  const inbox = await reader.notificationsGetByUser(resident.personId)
  assert.deepEqual(
    [
      inbox.total,
      inbox.metaData.unreadNotifications,
      inbox._embedded.items.map(({ title }) => title).toSorted(),
    ],
    [3, 3, titles.toSorted()],
  )
  const [first] = inbox._embedded.items
  assert.deepEqual(
    [first?.type, first?.category, first?.read],
    ['community-article', 'admin-messages', false],
  )
  assert.equal((await reader.notificationUpdateRead(first!.id)).read, true)
  assert.equal((await reader.notificationsGetByUser(resident.personId)).metaData.unreadNotifications, 2)
  await reader.notificationsUpdateReadByUser(resident.personId)
  assert.equal((await reader.notificationsGetByUser(resident.personId, 1, 1)).metaData.unreadNotifications, 0)
})
