import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { openOffice, tenancies } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import type { Column } from './import.contract.ts'

const world = await openWorld()

test('every broken line is named with its column, value and reason, and the others go on', async () => {
  const office = await openOffice(world)
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

test('what an interface owns is not changed, and tenancies never overlap', async () => {
  const office = await openOffice(world)
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
  const office = await openOffice(world)
  const { id, state, problem } = await office.preview(await readFile('test/workbooks/tenants.xlsx'))
  assert.equal(state, 'previewed', problem ?? '')
  assert.equal((await office.apply(id)).state, 'applied')
  const unit = await office.inside((db) =>
    db.selectFrom('unit').select(['name', 'size']).executeTakeFirstOrThrow(),
  )
  assert.deepEqual({ ...unit }, { name: '3. OG', size: 62.5 })
})

test('files that are no table, or too large, are refused with a reason', async () => {
  const office = await openOffice(world)
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
  const office = await openOffice(world)
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
  const office = await openOffice(world)
  await office.preview('Wo,Was\nKramgasse,12\n', { fields: ['street', 'houseNumber'] })
  const { body } = await office.upload('Was,Wo,Wie\n1,Gasse,x\n')
  assert.deepEqual(
    body.columns.map(({ field }: Column) => field),
    ['houseNumber', 'street', null],
  )
  const other = await openOffice(world)
  assert.deepEqual(
    (await other.upload('Was,Wo\n1,Gasse\n')).body.columns.map(({ field }: Column) => field),
    [null, null],
  )
})

test('only who may import into an app sees and makes its imports', async () => {
  const office = await openOffice(world)
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
