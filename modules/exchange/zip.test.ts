import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { everything, openErp } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { zipOf } from '#test/zips.ts'

const world = await openWorld()

const entries = Object.entries(everything).map(([name, content]) => ({ name, content }))

const upload = async (zip: Uint8Array) => {
  const erp = await openErp(world)
  const reply = await erp.program.send(
    'PUT',
    `/apps/${erp.appId}/exchange/delivery.zip`,
    new Blob([zip as never]),
  )
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  await world.settle()
  const job = await erp.show(reply.body.id)
  const reasons = (await erp.problems(job.id)).map(({ file, reason }) => `${file} ${reason}`)
  return { erp, job, reasons }
}

test('a ZIP is taken like its files: with a manifest, in a folder, beside what systems leave in it', async () => {
  const { erp, job } = await upload(
    zipOf([
      { name: 'delivery/', content: '' },
      ...entries.map(({ name, content }) => ({ name: `delivery/${name}`, content })),
      { name: 'delivery/manifest.json', content: '{"unitType":"owned"}' },
      { name: '__MACOSX/delivery/._units.csv', content: 'x' },
      { name: 'delivery/.DS_Store', content: 'x' },
    ]),
  )
  assert.equal(job.state, 'applied', JSON.stringify(await erp.problems(job.id)))
  assert.equal(job.files.length, entries.length)
  assert.equal((await erp.rows('unit'))[0]!.type, 'owned')
})

test('names with backslashes, in capitals or below a dot are read as what they mean', async () => {
  const cased = entries.map(({ name, content }, at) => ({
    name: [`Lieferung\\${name}`, `./${name.toUpperCase()}`, `M\u00e4rz\\2026\\${name}`][at % 3]!,
    content,
  }))
  const { erp, job } = await upload(
    zipOf([
      ...cased,
      { name: 'Lieferung\\Thumbs.db', content: 'x' },
      { name: 'Lieferung\\__MACOSX\\._units.csv', content: 'x' },
      { name: 'Lieferung\\Manifest.JSON', content: '{"unitType":"owned"}' },
    ]),
  )
  assert.equal(job.state, 'applied', JSON.stringify(await erp.problems(job.id)))
  assert.equal(job.files.length, entries.length)
  assert.equal((await erp.rows('unit'))[0]!.type, 'owned')
  const { reasons } = await upload(await readFile('test/cases/zip/back.zip'))
  assert.ok(!reasons.some((reason) => reason.includes('zip-torn')), reasons.join())
  const cut = `${'x'.repeat(199)}\u{1f3e0}.csv`
  assert.deepEqual((await upload(zipOf([{ name: cut, content: 'x' }]))).reasons, [
    `${'x'.repeat(199)} unknown-file`,
  ])
  const torn = await upload(
    zipOf([entries[0]!, { name: `b\\${entries[0]!.name.toUpperCase()}`, content: 'x' }]),
  )
  assert.deepEqual(torn.reasons, [`${entries[0]!.name} twice`])
})

test('a ZIP that leads elsewhere, lies, is torn, or has a file too many is refused, and nothing of it stays', async () => {
  const [first] = entries
  for (const [zip, expected] of [
    [zipOf([{ name: '../units.csv', content: 'x' }]), 'delivery.zip zip-torn'],
    [zipOf([{ name: '/etc/units.csv', content: 'x' }]), 'delivery.zip zip-torn'],
    [zipOf([{ name: 'a\\..\\units.csv', content: 'x' }]), 'delivery.zip zip-torn'],
    [zipOf(entries).subarray(0, -30), 'delivery.zip zip-torn'],
    [Buffer.from('no ZIP at all'), 'delivery.zip zip-torn'],
    [zipOf([{ ...first!, claimed: 3 }]), 'delivery.zip zip-torn'],
    [zipOf([first!, { name: 'invoices.csv', content: 'x' }]), 'invoices.csv unknown-file'],
    [zipOf([first!, { name: `b/${first!.name}`, content: 'x' }]), `${first!.name} twice`],
    [zipOf([first!, { name: 'manifest.json', content: '{' }]), 'manifest.json manifest'],
    [zipOf([{ name: 'manifest.json', content: '{}' }]), 'delivery.zip no-files'],
  ] as const) {
    const { erp, job, reasons } = await upload(zip)
    assert.equal(job.state, 'refused', expected)
    assert.deepEqual(reasons, [expected])
    assert.deepEqual(await erp.rows('property'), [])
    const kept = await readdir(`${world.files}/${erp.organizationId}/received`)
    assert.equal(kept.length, 1, 'the ZIP itself, for whoever wants to look')
  }
})

test('a ZIP bomb is stopped long before it is unpacked', async () => {
  const { job, reasons } = await upload(
    zipOf([{ name: 'units.csv', content: Buffer.alloc(200 * 1024 ** 2, 'importType,id\n') }]),
  )
  assert.equal(job.state, 'refused')
  assert.deepEqual(reasons, ['delivery.zip zip-grows'])
})

test('one that is small in every file and grows in all of them together is stopped, too', async () => {
  const content = Buffer.alloc(20 * 1024 ** 2, 'importType,id\n')
  const { erp, job, reasons } = await upload(zipOf(entries.map(({ name }) => ({ name, content }))))
  assert.equal(job.state, 'refused')
  assert.deepEqual(reasons, ['delivery.zip zip-grows'])
  const kept = await readdir(`${world.files}/${erp.organizationId}/received`)
  assert.equal(kept.length, 1, 'nothing that was unpacked stays')
})

test('the process that serves people reads no ZIP: one that breaks its reader breaks a process of its own', async () => {
  const { places } = world.services
  let broke = 0
  world.services.places = {
    ...places,
    run: (kind, ...given) => {
      broke += 1
      const process = new URL('../../test/processes/broken.ts', import.meta.url)
      return places.run({ ...kind, name: 'Breaking', process }, ...given)
    },
  }
  try {
    const { job, reasons } = await upload(zipOf(entries))
    assert.equal(job.state, 'refused')
    assert.deepEqual([reasons, broke], [['delivery.zip zip-torn'], 1])
  } finally {
    world.services.places = places
  }
})
