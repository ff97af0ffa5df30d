import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import excel from 'exceljs'
import { openWorld } from '#test/world.ts'
import * as contract from './import.contract.ts'
import { applyJob } from './import.jobs.ts'

const world = await openWorld()

const bern = readFileSync(new URL('../../apps/demo/data/bern-buildings.csv', import.meta.url), 'utf8').split(
  '\n',
)

/** An organization with an app and somebody who may import into it. */
const openOffice = async () => {
  const organization = await world.openOrganization()
  const appId = await organization.insert('app', { name: 'Bern' })
  const person = await organization.person({ setup: { App: appId } })
  const count = async (table: 'property' | 'building' | 'unit' | 'utilisationPeriod') =>
    organization.inside(async (db) => {
      const { n } = await db
        .selectFrom(table)
        .select((each) => each.fn.countAll().as('n'))
        .where('deletedAt', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(n)
    })
  const upload = async (content: string | Uint8Array, name = 'places.csv') => {
    const form = new FormData()
    form.set('file', new Blob([content as BlobPart]), name)
    return person.send('POST', `/imports?appId=${appId}`, form)
  }
  const show = (importId: string) => person(contract.showImport, { params: { importId } })
  /** Uploads, maps as guessed (or as told) and previews. */
  const preview = async (
    content: string | Uint8Array,
    { fields, generateUnits = false }: { fields?: (contract.Field | null)[]; generateUnits?: boolean } = {},
  ) => {
    const reply = await upload(content)
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    const { id: importId, columns } = reply.body as contract.Import
    await person(contract.mapImport, {
      params: { importId },
      body: { fields: fields ?? columns.map(({ field }) => field), generateUnits },
    })
    await person(contract.previewImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const apply = async (importId: string) => {
    await person(contract.applyImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const undo = async (importId: string) => {
    await person(contract.undoImport, { params: { importId } })
    await world.settle()
    return show(importId)
  }
  const rows = async (importId: string, outcome?: contract.Outcome | 'kept') =>
    (
      await person(contract.listImportRows, {
        params: { importId },
        query: { limit: 500, outcome, after: undefined },
      })
    )._embedded.items
  return { ...organization, appId, person, count, upload, show, preview, apply, undo, rows }
}

const tenancies = [
  'Strasse;Hausnummer;PLZ;Ort;Wohnung;Wohnungsnummer;Fläche;Mietbeginn;Mietende;Mieter;E-Mail',
  'Kramgasse;12;3011;Bern;3. OG links;W1;62,5;01.04.2024;;Anna Meier;anna@example.ch',
  'Kramgasse;12;3011;Bern;3. OG rechts;W2;70;01.04.2024;31.03.2026;Luca Rossi;luca@example.ch',
  'Kramgasse;14;3011;Bern;EG;W3;;;;;',
].join('\n')

test('the first 2,000 lines of Bern: streets become properties, addresses buildings, units come from the rule', async () => {
  const office = await openOffice()
  const content = bern.slice(0, 2001).join('\n')
  const previewed = await office.preview(content, { generateUnits: true })
  assert.equal(previewed.state, 'previewed', previewed.problem ?? '')
  assert.equal(previewed.rowCount, 2000)
  assert.deepEqual(previewed.counts.rows, { create: 2000, change: 0, same: 0, error: 0 })
  assert.equal(await office.count('building'), 0)
  const applied = await office.apply(previewed.id)
  assert.equal(applied.state, 'applied', applied.problem ?? '')
  assert.equal(await office.count('building'), 2000)
  assert.equal(await office.count('property'), applied.counts.objects?.property?.create)
  assert.equal(await office.count('unit'), applied.counts.generatedUnits)
  assert.ok((await office.count('unit')) > 8000)

  const again = await office.preview(content, { generateUnits: true })
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 2000, error: 0 })
  assert.equal(again.counts.generatedUnits, 0)
  const shuffled = await office.preview([bern[0], ...bern.slice(1, 2001).toReversed()].join('\n'), {
    generateUnits: true,
  })
  assert.deepEqual(
    shuffled.counts.rows,
    { create: 0, change: 0, same: 2000, error: 0 },
    'in another order too',
  )

  const undone = await office.undo(applied.id)
  assert.equal(undone.state, 'undone')
  assert.equal(undone.counts.kept, 0)
  assert.deepEqual(
    [await office.count('property'), await office.count('building'), await office.count('unit')],
    [0, 0, 0],
  )
})

test('one file carries properties, buildings, units, periods and tenants; a second run changes nothing', async () => {
  const office = await openOffice()
  const { id, counts } = await office.preview(tenancies)
  assert.deepEqual(counts.objects?.unit, { create: 3, change: 0, same: 0, error: 0 })
  assert.deepEqual(counts.objects?.tenant, { create: 2, change: 0, same: 0, error: 0 })
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('utilisationPeriod'), 2)
  const again = await office.preview(tenancies)
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 3, error: 0 })
  const undone = await office.undo(id)
  assert.equal(undone.counts.kept, 0)
  assert.equal(await office.count('utilisationPeriod'), 0)
})

test('a change is shown field by field, applied, and taken back', async () => {
  const office = await openOffice()
  await office.apply((await office.preview(tenancies)).id)
  const changed = await office.preview(
    tenancies.replace('62,5', "1'062.5").replace('01.04.2024;;', '01.04.2024;30.06.2026;'),
  )
  assert.deepEqual(changed.counts.rows, { create: 0, change: 1, same: 2, error: 0 })
  const [row] = await office.rows(changed.id, 'change')
  assert.equal(row?.line, 2)
  assert.deepEqual(
    row.objects.flatMap(({ changes }) => changes),
    [
      { field: 'size', before: '62.5', after: '1062.5' },
      { field: 'periodEnd', before: null, after: '2026-06-30' },
    ],
  )
  const size = () =>
    office.inside((db) =>
      db.selectFrom('unit').select('size').where('externalId', '=', 'W1').executeTakeFirstOrThrow(),
    )
  await office.apply(changed.id)
  assert.equal((await size()).size, 1062.5)
  await office.inside((db) =>
    db
      .updateTable('utilisationPeriod')
      .set({ endDate: '2026-05-31' })
      .where('endDate', '=', '2026-06-30')
      .execute(),
  )
  const undone = await office.undo(changed.id)
  assert.equal((await size()).size, 62.5)
  assert.equal(undone.counts.kept, 1, 'what somebody changed since stays')
  const [kept] = await office.rows(changed.id, 'kept')
  assert.deepEqual(
    kept?.objects.map(({ kind, kept: why }) => [kind, why]),
    [['period', 'changed-since']],
  )
})

test('every broken line is named with its column, value and reason, and the others go on', async () => {
  const office = await openOffice()
  const lines = Array.from({ length: 3000 }, (_, index) => `Gasse ${index % 50},${index},3011,Bern,,`)
  lines[1000] = '"Gasse,7,3011,Bern,,'
  lines[1001] = 'Gasse,9,3011'
  lines[1002] = 'Gasse 1,900a,3011,Bern,north,7.4'
  lines[1003] = 'Gasse 1,1,3012,Bern,,'
  lines[1004] = ',,,,,\n'
  const { id, counts } = await office.preview(
    ['Strasse,Hausnummer,PLZ,Ort,Breitengrad,Längengrad', ...lines].join('\n'),
  )
  assert.deepEqual(counts.rows, { create: 2995, change: 0, same: 0, error: 4 })
  const rows = await office.rows(id, 'error')
  assert.deepEqual(
    rows.map(({ line, problems }) => [line, problems[0]?.column, problems[0]?.value, problems[0]?.code]),
    [
      [1002, '', '"Gasse', 'quote-not-closed'],
      [1003, '', '3', 'too-few-cells'],
      [1004, 'Breitengrad', 'north', 'not-a-number'],
      [1005, 'PLZ', '3012', 'contradicts-line'],
    ],
  )
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('building'), 2995)
})

test('what was previewed is applied, or nothing: when the data changed meanwhile a new preview is needed', async () => {
  const office = await openOffice()
  const { id } = await office.preview(tenancies)
  await office.insert('property', { appId: office.appId, name: 'Kramgasse' })
  const refused = await office.apply(id)
  assert.equal(refused.state, 'previewed')
  assert.equal(refused.problem, 'changed-meanwhile')
  assert.equal(refused.can.apply, false)
  assert.equal(await office.count('building'), 0)
  assert.equal((await office.person.send('PUT', `/imports/${id}/application`)).body.code, 'import-expired')
  await office.person(contract.previewImport, { params: { importId: id } })
  await world.settle()
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('property'), 1)
})

test('work that is cut off leaves nothing half done and starts again', async () => {
  const office = await openOffice()
  const { id } = await office.preview(bern.slice(0, 801).join('\n'), { generateUnits: true })
  await office.person(contract.applyImport, { params: { importId: id } })
  const stopped = new AbortController()
  const { database, platform } = world
  const call = {
    organizationId: office.organizationId,
    payload: { importId: id },
    platform,
    database,
    signal: stopped.signal,
  }
  stopped.abort()
  await assert.rejects(applyJob.run(call))
  assert.equal(await office.count('building'), 0)
  assert.equal((await office.show(id)).state, 'applying')
  await world.settle()
  assert.equal((await office.show(id)).state, 'applied')
  const units = await office.count('unit')
  await applyJob.run({ ...call, signal: new AbortController().signal })
  assert.equal(await office.count('unit'), units, 'run twice it does its work once')
})

test('of two imports of the same file at once, one is applied and the other asks for a new preview', async () => {
  const office = await openOffice()
  const first = await office.preview(tenancies)
  const second = await office.preview(tenancies)
  await office.person(contract.applyImport, { params: { importId: first.id } })
  await office.person(contract.applyImport, { params: { importId: second.id } })
  await world.settle()
  const states = [(await office.show(first.id)).state, (await office.show(second.id)).state]
  assert.deepEqual(states.toSorted(), ['applied', 'previewed'])
  assert.equal(await office.count('unit'), 3)
})

test('what something was built on stays when an import is undone', async () => {
  const office = await openOffice()
  const { id } = await office.preview(tenancies)
  await office.apply(id)
  const period = await office.inside((db) =>
    db.selectFrom('utilisationPeriod').select('id').where('endDate', 'is', null).executeTakeFirstOrThrow(),
  )
  await office.checkIn(office.person.personId, period.id)
  const undone = await office.undo(id)
  assert.equal(undone.state, 'undone')
  assert.deepEqual(
    [
      await office.count('property'),
      await office.count('building'),
      await office.count('unit'),
      await office.count('utilisationPeriod'),
    ],
    [1, 1, 1, 1],
  )
  assert.equal(undone.counts.kept, 4)
})

test('what an interface owns is not changed, and tenancies never overlap', async () => {
  const office = await openOffice()
  await office.apply((await office.preview(tenancies)).id)
  await office.inside((db) =>
    db.updateTable('unit').set({ readOnly: true }).where('externalId', '=', 'W2').execute(),
  )
  const next = await office.preview(
    [
      'Wohnungsnummer,Fläche,Mietbeginn,Mietende',
      'W2,99,,',
      'W1,,01.01.2026,',
      'W3,,01.01.2026,31.12.2026',
      'W3,,01.06.2026,',
      'W9,,01.06.2026,',
    ].join('\n'),
  )
  assert.deepEqual(
    (await office.rows(next.id)).map(({ line, outcome, objects }) => [
      line,
      outcome,
      objects
        .map(({ problem }) => problem)
        .filter(Boolean)
        .join(),
    ]),
    [
      [2, 'error', 'read-only'],
      [3, 'error', 'utilisation-period-overlaps'],
      [4, 'create', ''],
      [5, 'error', 'utilisation-period-overlaps'],
      [6, 'error', 'parent-missing,parent-refused'],
    ],
  )
  assert.equal((await office.apply(next.id)).state, 'applied')
  assert.equal(await office.count('utilisationPeriod'), 3)
})

test('an Excel workbook is read like a file: formulas by their result, dates as dates', async () => {
  const office = await openOffice()
  const workbook = new excel.Workbook()
  workbook.addWorksheet('Empty')
  const sheet = workbook.addWorksheet('Mieter')
  sheet.addRow(['Strasse', 'Hausnummer', 'Einheit', 'Fläche', 'Mietbeginn'])
  sheet.addRow([
    'Kramgasse',
    12,
    { richText: [{ text: '3. ' }, { text: 'OG' }] },
    { formula: 'SUM(1,2)', result: 62.5 },
    new Date(Date.UTC(2026, 3, 1)),
  ])
  const { id, state, problem } = await office.preview(new Uint8Array(await workbook.xlsx.writeBuffer()))
  assert.equal(state, 'previewed', problem ?? '')
  assert.equal((await office.apply(id)).state, 'applied')
  const unit = await office.inside((db) =>
    db.selectFrom('unit').select(['name', 'size']).executeTakeFirstOrThrow(),
  )
  assert.deepEqual({ ...unit }, { name: '3. OG', size: 62.5 })
})

test('files that are no table, or too large, are refused with a reason', async () => {
  const office = await openOffice()
  for (const [content, code] of [
    [Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806', 'hex'), 'file-unreadable'],
    ['', 'file-empty'],
    ['a,b\n', 'file-empty'],
    [`${'a,'.repeat(300)}\n1`, 'too-many-columns'],
  ] as const)
    assert.equal((await office.upload(content)).body.code, code)
  assert.equal((await office.upload(new Uint8Array(65_000_000))).status, 413)
  const reply = await office.upload('Strasse\nGasse\n', '../../etc/passwd')
  assert.equal(reply.body.fileName, 'passwd')
  assert.equal(
    (await office.person.send('POST', `/imports?appId=${office.appId}`, {})).body.code,
    'file-missing',
  )
})

test('the report names every line, and no spreadsheet runs what is in it', async () => {
  const office = await openOffice()
  const evil = ['=1+1', '+41', '-2', '@SUM(1)', ' =1', '＝1', '"\t=1"', '"a\n=1"']
  const { id } = await office.preview(
    `Strasse,Nummer\n${evil.map((name, index) => `${name},${index}`).join('\n')}\nGasse,1,2`,
  )
  const { status, body, headers } = await office.person.send('GET', `/imports/${id}/report`)
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /attachment/)
  assert.doesNotMatch(String(body), /(?:^|")[\s\ufeff]*[=+\-@＝]/m)
  assert.match(String(body), /mehr Zellen|more cells|plus de cellules/)
})

test('what a column means is remembered for the organization', async () => {
  const office = await openOffice()
  await office.preview('Wo,Was\nKramgasse,12\n', { fields: ['street', 'houseNumber'] })
  const { body } = await office.upload('Was,Wo,Wie\n1,Gasse,x\n')
  assert.deepEqual(
    body.columns.map(({ field }: contract.Column) => field),
    ['houseNumber', 'street', null],
  )
  const other = await openOffice()
  assert.deepEqual(
    (await other.upload('Was,Wo\n1,Gasse\n')).body.columns.map(({ field }: contract.Column) => field),
    [null, null],
  )
})

test('only who may import into an app sees and makes its imports', async () => {
  const office = await openOffice()
  const { id } = await office.preview(tenancies)
  const agent = await office.person.send('GET', '/imports')
  assert.equal(agent.body._embedded.items.length, 1)
  const otherApp = await office.insert('app', { name: 'Other' })
  const colleague = await (await world.openOrganization()).person()
  assert.equal((await colleague.send('GET', '/imports')).status, 403)
  assert.equal((await colleague.send('GET', `/imports/${id}`)).status, 404)
  const form = new FormData()
  form.set('file', new Blob(['Strasse\nGasse\n']), 'a.csv')
  assert.equal((await office.person.send('POST', `/imports?appId=${otherApp}`, form)).status, 403)
})
