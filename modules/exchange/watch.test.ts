import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openStorage } from '#kernel/server/storage.ts'
import { openBucket } from '#test/bucket.ts'
import { everything, openErp } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import * as contract from './contract.ts'
import { takeFolders } from './watch.commands.ts'

const world = await openWorld()
const bucket = await openBucket()
const folder = await mkdtemp(join(tmpdir(), 'palier-deliveries-'))
after(() => rm(folder, { recursive: true }))

const onDisk = openStorage(`file:${folder}`)

const jobsOf = async (erp: Awaited<ReturnType<typeof openErp>>) => {
  const { _embedded } = await erp.program(contract.listExchangeJobs, {
    params: { appId: erp.appId },
    query: { limit: 10, after: undefined },
  })
  return _embedded.items
}

const put = async (appId: string, files: Record<string, string>) => {
  await mkdir(join(folder, appId), { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, appId, name), content)
}

test('a folder is taken when its manifest is there, by one of two that look at once, and is empty then', async () => {
  const erp = await openErp(world)
  await put(erp.appId, everything)
  await takeFolders(world.services, onDisk)
  assert.deepEqual(await jobsOf(erp), [])
  await put(erp.appId, { 'manifest.json': '{}', '.hidden': 'x' })
  await Promise.all([takeFolders(world.services, onDisk), takeFolders(world.services, onDisk)])
  await world.settle()
  const jobs = await jobsOf(erp)
  assert.deepEqual(
    jobs.map(({ state }) => state),
    ['applied'],
  )
  assert.equal((await erp.rows('unit')).length, 1)
  assert.deepEqual(await readdir(join(folder, erp.appId)), ['.hidden'])
})

test('a prefix of a bucket is taken like a folder', async () => {
  const erp = await openErp(world)
  const source = openStorage('s3:deliveries/erp/')
  for (const [name, content] of Object.entries({ ...everything, 'manifest.json': '{}' }))
    await source.put(`${erp.appId}/${name}`, Buffer.from(content), 'text/csv')
  await takeFolders(world.services, source)
  await world.settle()
  assert.equal((await jobsOf(erp))[0]?.state, 'applied')
  assert.equal(bucket.size, 0)
})

test('a manifest that is torn is waited for, then refused; one without files, or with a file too many, is refused', async () => {
  const erp = await openErp(world)
  const known = new Set<string>()
  const reasons = async () => {
    await takeFolders(world.services, onDisk)
    await world.settle()
    const job = (await jobsOf(erp)).find(({ id }) => !known.has(id))
    if (job) known.add(job.id)
    return (
      job && (await erp.problems(job.id)).map(({ file, column, reason }) => [file, column, reason].join(' '))
    )
  }
  await put(erp.appId, { 'properties.csv': everything['properties.csv']!, 'manifest.json': '{"unitType":' })
  assert.equal(await reasons(), undefined, 'it may still be written')
  const before = new Date(Date.now() - 60_000)
  await utimes(join(folder, erp.appId, 'manifest.json'), before, before)
  assert.match((await reasons())!.join(), /^manifest\.json {2}manifest$/)
  await put(erp.appId, { 'manifest.json': '{}' })
  assert.deepEqual(await reasons(), ['manifest.json  no-files'])
  await put(erp.appId, { ...everything, 'invoices.csv': 'x', 'manifest.json': '{}' })
  assert.deepEqual(await reasons(), ['invoices.csv  unknown-file'])
  await put(erp.appId, { ...everything, 'manifest.json': '{"unitType":"castle"}' })
  assert.deepEqual(await reasons(), ['manifest.json unitType manifest'])
  assert.deepEqual(await erp.rows('property'), [])
})

test('a folder that is named after no app stays as it is', async () => {
  const nobody = 'f'.repeat(24)
  await put(nobody, { 'units.csv': 'x', 'manifest.json': '{}' })
  await takeFolders(world.services, onDisk)
  assert.deepEqual((await readdir(join(folder, nobody))).toSorted(), ['manifest.json', 'units.csv'])
})

test('a process that dies before the folder is empty has taken it once: a later look empties it', async () => {
  const erp = await openErp(world)
  await put(erp.appId, { ...everything, 'manifest.json': '{}' })
  const dying = { ...onDisk, remove: () => Promise.reject(new Error('killed')) }
  await assert.rejects(takeFolders(world.services, dying), /killed/)
  const left = await readdir(join(folder, erp.appId))
  await takeFolders(world.services, onDisk)
  assert.deepEqual(await readdir(join(folder, erp.appId)), left, 'whoever took it may still be at it')
  await world.owner.query(`update exchange_job set created_at = created_at - interval '2 minutes'`)
  await takeFolders(world.services, onDisk)
  assert.deepEqual(await readdir(join(folder, erp.appId)), [])
  await world.settle()
  assert.deepEqual(
    (await jobsOf(erp)).map(({ state }) => state),
    ['applied'],
  )
})

test('one that dies while it copies has taken nothing, and the next look takes all', async () => {
  const erp = await openErp(world)
  await put(erp.appId, { ...everything, 'manifest.json': '{}' })
  const received = join(world.files, erp.organizationId, 'received')
  const dying = {
    ...onDisk,
    get: (key: string) => (key.endsWith('units.csv') ? Promise.reject(new Error('killed')) : onDisk.get(key)),
  }
  await assert.rejects(takeFolders(world.services, dying), /killed/)
  assert.deepEqual([await jobsOf(erp), await readdir(received)], [[], []])
  await takeFolders(world.services, onDisk)
  await world.settle()
  assert.equal((await jobsOf(erp))[0]?.state, 'applied')
})

test('the same manifest with other files is another delivery', async () => {
  const erp = await openErp(world)
  const long = new Date('2026-01-01')
  for (const name of ['properties.csv', 'collections.csv']) {
    await put(erp.appId, { [name]: everything[name]!, 'manifest.json': '{}' })
    await utimes(join(folder, erp.appId, 'manifest.json'), long, long)
    await takeFolders(world.services, onDisk)
    await world.settle()
  }
  assert.deepEqual(
    (await jobsOf(erp)).map(({ state }) => state),
    ['applied', 'applied'],
  )
})
