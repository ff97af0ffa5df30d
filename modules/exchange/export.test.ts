import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { fromBufferPromise } from 'yauzl'
import type { Tables } from '#database/tables.ts'
import { everything, openErp } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import * as contract from './export.contract.ts'
import { exportDailyJobs, exportJob } from './export.jobs.ts'

const world = await openWorld()

type Erp = Awaited<ReturnType<typeof openErp>>

const tables: (keyof Tables)[] = [
  'property',
  'building',
  'unit',
  'utilisationPeriod',
  'registrationCode',
  'registrationCodePeriod',
  'person',
  'agent',
  'permission',
  'serviceProvider',
  'userRelation',
  'responsibility',
  'responsibilityPlace',
  'collection',
  'collectionPlace',
]
const all = (erp: Erp) => Promise.all(tables.map((table) => erp.rows(table)))

const exported = async (erp: Erp) => {
  const made = await erp.program(contract.createExchangeExport, { params: { appId: erp.appId }, body: {} })
  assert.equal(made.url, null)
  await world.settle()
  const ready = await erp.program(contract.findExchangeExport, { params: { exchangeExportId: made.id } })
  const reply = await world.api.request(`http://palier.test${ready.url}`, {
    headers: { cookie: erp.program.cookie },
  })
  assert.equal(reply.headers.get('content-type'), 'application/zip')
  const bytes = await reply.bytes()
  assert.equal(bytes.length, ready.size)
  return bytes
}

/** What nobody's interface would write: without keys, with half an address, a code and a phone number as people type it. */
const addByHand = async (erp: Erp) => {
  const { appId } = erp
  const propertyId = await erp.insert('property', { appId, name: '=1+1' })
  const buildingId = await erp.insert('building', {
    appId,
    propertyId,
    name: 'Gasse, "1"',
    street: 'Gasse',
    country: 'ch',
  })
  const unitId = await erp.insert('unit', {
    appId,
    propertyId,
    buildingId,
    name: 'Büro',
    externalId: '4711/1',
    search: ' x ',
  })
  const periods = []
  for (const type of ['tenant', 'ownership', 'vacant'])
    periods.push(
      await erp.insert('utilisationPeriod', {
        appId,
        propertyId,
        buildingId,
        unitId,
        type,
        startDate: '2024-01-01',
      }),
    )
  const registrationCodeId = await erp.insert('registrationCode', {
    code: 'HAND-0001',
    tenantPhone: '079 000 00 00',
  })
  await erp.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId: periods[0] })
  await erp.insert('serviceProvider', { name: 'Maler', type: 'craftspeople' })
}

test('an export is a delivery that changes nothing: of what an ERP brought and of what was made by hand', async () => {
  const erp = await openErp(world)
  assert.equal((await erp.deliver(everything)).state, 'applied')
  await addByHand(erp)
  const zip = await exported(erp)
  const before = await all(erp)
  const reply = await erp.program.send(
    'PUT',
    `/apps/${erp.appId}/exchange/delivery.zip`,
    new Blob([zip as never]),
  )
  await world.settle()
  const job = await erp.show(reply.body.id)
  assert.equal(job.state, 'applied', JSON.stringify(await erp.problems(job.id)))
  for (const [file, { created, changed, deleted }] of Object.entries(job.counts))
    assert.deepEqual([created, changed, deleted], [0, 0, 0], file)
  assert.equal(job.counts['units.csv']!.same, 2)
  assert.equal(job.counts['utilisationPeriods.csv']!.same, 4)
  assert.equal(job.counts['tenants.csv']!.same, 2)
  assert.equal(job.counts['agents.csv']!.same, 2)
  assert.deepEqual(await all(erp), before)
})

test('exports are for those who may read what is in them, each for whoever asked', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const connector = await erp.person({ 'data-connector-admin': { App: erp.appId } })
  assert.equal((await connector.send('POST', `/apps/${erp.appId}/exchange/exports`, {})).status, 403)
  const setup = await erp.person({ setup: { App: erp.appId } })
  const { body } = await setup.send('POST', `/apps/${erp.appId}/exchange/exports`, {})
  await world.settle()
  const other = await erp.program.send('GET', `/exchange-exports/${body.id}/file`)
  assert.equal(other.status, 404)
  const reply = await world.api.request(`http://palier.test/api/v1/exchange-exports/${body.id}/file`, {
    headers: { cookie: setup.cookie },
  })
  const names = Buffer.from(await reply.bytes()).toString('latin1')
  assert.match(names, /units\.csv/)
  assert.doesNotMatch(names, /agents\.csv/, 'who does not manage staff gets none')
})

test('an export is gone after a week', async () => {
  const erp = await openErp(world)
  await exported(erp)
  await world.owner.query(`update exchange_export set created_at = now() - interval '8 days'`)
  await erp.inside((db) => exportDailyJobs[0]!.run({ db, services: world.services }))
  assert.deepEqual(await erp.rows('exchangeExport'), [])
})

/** The cells of every file of a ZIP, by the names of the files. */
const cellsOf = async (bytes: Uint8Array) => {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  const files: Record<string, string[][]> = {}
  for await (const entry of zip.eachEntry())
    if (entry.fileName.endsWith('.csv'))
      files[entry.fileName] = parse(await text(await zip.openReadStreamPromise(entry)), { bom: true })
  return files
}

test('no cell of an export is run by a spreadsheet, whatever people are called, and what comes back is what went out', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const [provider] = await erp.rows('serviceProvider')
  const names = [
    '=1+1 Muster',
    '@SUM(A1)',
    '-2+3',
    '+cmd|calc',
    "'=1",
    '\uff1d1+1',
    '%3',
    '|4',
    'Muster, "A"',
  ]
  for (const [at, username] of names.entries()) {
    const columns = { username, email: `formula${at}@agents.example`, emailConfirmedAt: new Date() }
    const personId = await erp.insert('person', { ...columns, creationAppId: erp.appId })
    await erp.insert('agent', { serviceProviderId: provider!.id, personId })
    const place = { appId: erp.appId, name: `${username} Gasse` }
    await erp.insert('property', place)
  }
  const bytes = await exported(erp)
  const files = await cellsOf(bytes)
  const written = new Set(files['agents.csv']!.flat())
  assert.ok(written.has("'@SUM(A1)") && written.has("''=1"), [...written].join(' '))
  for (const [file, lines] of Object.entries(files))
    for (const cells of lines)
      for (const cell of cells)
        assert.ok(!/^(?!\+\d+$)[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u.test(cell), `${file}: ${cell}`)
  const before = await all(erp)
  const url = `/apps/${erp.appId}/exchange/delivery.zip`
  const reply = await erp.program.send('PUT', url, new Blob([bytes as never]))
  await world.settle()
  const job = await erp.show(reply.body.id)
  assert.equal(job.state, 'applied', JSON.stringify(await erp.problems(job.id)))
  for (const file of ['agents.csv', 'properties.csv']) {
    const { created, changed, deleted } = job.counts[file]!
    assert.deepEqual([created, changed, deleted], [0, 0, 0], file)
  }
  assert.deepEqual(await all(erp), before)
})

test('an export under way ends when Palier does, and is made by the next that starts', async () => {
  const erp = await openErp(world)
  const { id } = await erp.program(contract.createExchangeExport, { params: { appId: erp.appId }, body: {} })
  const { services, database } = world
  const { organizationId } = erp
  const stopped = exportJob.run({
    organizationId,
    payload: { exchangeExportId: id },
    services,
    database,
    attempt: 1,
    signal: AbortSignal.abort(new Error('Palier stops')),
  })
  await assert.rejects(stopped, /Palier stops/)
  await world.settle()
  const made = await erp.program(contract.findExchangeExport, { params: { exchangeExportId: id } })
  assert.notEqual(made.url, null)
})
