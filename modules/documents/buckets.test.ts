import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileDailyJobs } from '#modules/files/jobs.ts'
import { openOfficialClient } from '#test/officialClient.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const { person, buildHome, checkIn, inside } = await world.openOrganization()
const home = await buildHome()
const beside = await buildHome('Postgasse 3')
const admin = await person({ 'platform-owner': { App: home.appId } })
const client = await openOfficialClient(world.api, admin.cookie)
const resident = await person()
await checkIn(resident.personId, home.utilisationPeriodId)
const neighbour = await person()
await checkIn(neighbour.personId, beside.utilisationPeriodId)

const upload = (name: string, path: string) =>
  client.fileCreate({ file: Buffer.from(`The words of ${name}`), name, path })

test('the official client fills a bucket that residents read, and empties it', async () => {
  const bucket = await client.bucketCreate({ name: 'House rules', channels: [`Property-${home.propertyId}`] })
  assert.deepEqual(bucket, {
    id: bucket.id,
    name: 'House rules',
    channels: [`Property-${home.propertyId}`],
    files: [],
  })
  const [rules, plan, deep] = [
    await upload('rules.txt', 'house'),
    await upload('plan.txt', '/plans/'),
    await upload('deep.txt', 'house/old'),
  ]
  for (const { id } of [rules, plan, deep]) assert.equal(await client.bucketAddFile(bucket.id, id), true)
  assert.deepEqual((await client.bucketGet(bucket.id)).files, [rules.id, plan.id, deep.id])

  const read = async (who: typeof resident, id: string) =>
    (await who.send('GET', `/files/${id}/original`)).status
  assert.deepEqual([await read(resident, rules.id), await read(neighbour, rules.id)], [200, 404])
  assert.equal((await neighbour.send('GET', `/buckets/${bucket.id}`)).status, 404)
  assert.equal((await resident.send('GET', `/buckets/${bucket.id}`)).body.files.length, 3)
  assert.equal((await resident.send('DELETE', `/buckets/${bucket.id}/files/${rules.id}`)).status, 403)
  const { body } = await resident.send('GET', `/users/${resident.personId}/notifications`)
  assert.deepEqual(
    body._embedded.items
      .map(({ type, area, title }: Record<string, string>) => `${type} ${area} ${title}`)
      .toSorted(),
    ['deep.txt', 'plan.txt', 'rules.txt'].map((name) => `new-file documents ${name}`),
  )

  assert.equal(await client.bucketRemoveFilesInPath(bucket.id, { path: '/house' }), true)
  assert.deepEqual((await client.bucketGet(bucket.id)).files, [plan.id])
  assert.equal(await client.bucketRemoveFile(bucket.id, plan.id), true)
  assert.deepEqual((await client.bucketGet(bucket.id)).files, [])
  assert.equal(await read(resident, plan.id), 404)
})

test('files of a bucket stay when leftovers are cleared, and go with it', async () => {
  const bucket = await client.bucketCreate({ name: 'Kept', channels: [`App-${home.appId}`] })
  const [kept, loose] = [await upload('kept.txt', ''), await upload('loose.txt', '')]
  await client.bucketAddFile(bucket.id, kept.id)
  await world.owner.query(`update file set created_at = now() - interval '2 days'`)
  for (const { run } of fileDailyJobs) await inside((db) => run({ db, services: world.services }))
  assert.equal((await admin.send('GET', `/files/${kept.id}`)).status, 200)
  assert.equal((await admin.send('GET', `/files/${loose.id}`)).status, 404)
})

test('a bucket takes only files of one’s own, for places where one looks after documents', async () => {
  const bucket = await client.bucketCreate({ name: 'Mine', channels: [`App-${home.appId}`] })
  const clerk = await person({ 'doc-admin': { App: home.appId } })
  const file = await upload('mine.txt', '')
  const foreign = await clerk.send('POST', `/buckets/${bucket.id}/files`, { id: file.id })
  assert.deepEqual([foreign.status, foreign.body.issues[0].code], [400, 'file-not-attachable'])
  const elsewhere = await clerk.send('POST', '/buckets', { name: 'x', channels: [`App-${beside.appId}`] })
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [403, 'beyond-own-permissions'])
  assert.equal(
    (await resident.send('POST', '/buckets', { name: 'x', channels: [`App-${home.appId}`] })).status,
    403,
  )
  await client.fileDelete(file.id)
  await assert.rejects(client.bucketAddFile(bucket.id, file.id))
})

test('a bucket for places that are not there is taken, reaches nobody, and is its maker’s', async () => {
  for (const channels of [['Property-123'], [`Group-${'f'.repeat(24)}`, 'Unit-x']]) {
    const made = await client.bucketCreate({ name: 'Test', channels })
    assert.deepEqual(await client.bucketGet(made.id), { id: made.id, name: 'Test', channels: [], files: [] })
    const file = await upload('nobody.txt', '')
    assert.equal(await client.bucketAddFile(made.id, file.id), true)
    const other = await person({ 'platform-owner': { App: home.appId } })
    for (const who of [other, resident]) {
      assert.equal((await who.send('GET', `/buckets/${made.id}`)).status, 404)
      assert.equal((await who.send('GET', `/files/${file.id}/original`)).status, 404)
    }
    assert.equal(await client.bucketRemoveFile(made.id, file.id), true)
  }
  const partly = await client.bucketCreate({
    name: 'Test',
    channels: ['Property-123', `App-${home.appId}`],
  })
  assert.deepEqual(partly.channels, [`App-${home.appId}`])
  for (const channels of [[], ['nonsense'], ['App'], ['Thing-123'], [`App-${home.appId} `]])
    assert.equal((await admin.send('POST', '/buckets', { name: 'Test', channels })).status, 400)
})
