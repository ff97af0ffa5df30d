import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { openOffice, tenancies } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import type { Column } from './contract.ts'
import { showReading } from './parse.contract.ts'

const world = await openWorld()

test('every broken line is named with its column, value and reason, and the others go on', async () => {
  const office = await openOffice(world)
  const lines = Array.from({ length: 3000 }, (_, index) => `Gasse ${index % 50},${index},3011,Bern,,`)
  lines[1000] = '"Gasse,7,3011,Bern,,'
  lines[1001] = 'Gasse,9,3011,Bern,,,,\nGasse,1500,3011,Bern,,,Keller'
  lines[1002] = 'Gasse 1,900a,3011,Bern,north,7.4'
  lines[1003] = 'Gasse 1,1,3012,Bern,,'
  lines[1004] = ',,,,,\n'
  const { id, counts } = await office.preview(
    ['Strasse,Hausnummer,PLZ,Ort,Breitengrad,Längengrad', ...lines].join('\n'),
  )
  assert.deepEqual(counts.rows, { create: 2998, change: 0, same: 0, error: 2 })
  const rows = [...(await office.rows(id, 'error')), ...(await office.rows(id, 'remark'))]
  assert.deepEqual(
    rows.map(({ line, problems }) => [line, problems[0]?.column, problems[0]?.value, problems[0]?.code]),
    [
      [1002, '', '"Gasse', 'quote-not-closed'],
      [1004, '', 'Keller', 'too-many-cells'],
      [1005, 'Breitengrad', 'north', 'not-a-number'],
    ],
  )
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('building'), 2998)
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

test('what columns mean is remembered for an app and for files with the same columns', async () => {
  const office = await openOffice(world)
  await office.preview('Wo,Was\nKramgasse,12\n', { fields: ['street', 'houseNumber'] })
  const fieldsOf = async (content: string, at = office) =>
    (await at.upload(content)).body.columns.map(({ field }: Column) => field)
  assert.deepEqual(await fieldsOf('Wo,Was\nGasse,1\n'), ['street', 'houseNumber'])
  assert.deepEqual(await fieldsOf('Was,Wo\n1,Gasse\n'), [null, null], 'another order')
  assert.deepEqual(await fieldsOf('Wo,Was,Was\nGasse,1,2\n'), [null, null, null])
  assert.deepEqual(await fieldsOf('Wo,Was\nGasse,1\n', await openOffice(world)), [null, null])
  const second = await office.insert('app', { name: 'Thun' })
  await office.inside((db) => db.updateTable('importShape').set({ appId: second }).execute())
  assert.deepEqual(await fieldsOf('Wo,Was\nGasse,1\n'), [null, null], 'another app')

  const twice = await office.preview(await readFile('test/cases/07a-doppelt.csv'))
  assert.deepEqual(twice.counts.rows, { create: 1, change: 0, same: 0, error: 0 })
  await office.preview(await readFile('test/cases/07a-doppelt.csv'), {
    fields: ['street', 'houseNumber', 'tenantPhone', null, 'tenantName', 'unitName', 'periodStart'],
  })
  const once = await office.preview(await readFile('test/cases/07b-einfach.csv'))
  assert.deepEqual(once.counts.rows, { create: 1, change: 0, same: 0, error: 0 })
  const again = (await office.upload(await readFile('test/cases/07a-doppelt.csv'))).body
  assert.deepEqual(
    again.columns.map(({ field }: Column) => field),
    ['street', 'houseNumber', 'tenantPhone', null, 'tenantName', 'unitName', 'periodStart'],
  )
})

test('how a file is read is shown and can be said: sheet, header, encoding, and what is no row', async () => {
  const office = await openOffice(world)
  const readingOf = (importId: string) => office.person(showReading, { params: { importId } })
  const say = (importId: string, body: Record<string, unknown>) =>
    office.person.send('PUT', `/imports/${importId}/reading`, body)

  const book = (await office.upload(await readFile('test/cases/13-versteckt.xlsx'), 'liste.xlsx')).body
  const found = await readingOf(book.id)
  assert.deepEqual(
    [found.sheet, found.guessed.includes('sheet'), found.head[0]?.role],
    ['Mieter', true, 'header'],
  )
  const { body: chosen } = await say(book.id, { sheet: 'Alt' })
  assert.deepEqual(chosen.columns[8].samples, ['Alt Versteckt'])
  assert.deepEqual((await readingOf(book.id)).guessed.includes('sheet'), false)
  const back = await say(book.id, {})
  assert.deepEqual(back.body.columns[8].samples, ['Neu Sichtbar'])

  const { id } = (await office.upload(await readFile('test/cases/11-mac.csv'))).body
  const named = ['propertyName', 'houseNumber'] as const
  await office.person.send('PUT', `/imports/${id}/mapping`, { fields: named })
  const dos = await say(id, { encoding: 'cp850' })
  assert.deepEqual(
    dos.body.columns.map(({ samples, field }: Column) => [samples[0], field]),
    [
      ['Rƒttiweg A', 'propertyName'],
      ['4', 'houseNumber'],
    ],
    'what the columns mean stays as it was said',
  )
  for (const [body, status, code] of [
    [{ headerLine: 2 }, 422, 'file-empty'],
    [{ headerLine: -1 }, 400, 'invalid'],
    [{ encoding: 'klingon' }, 400, 'invalid'],
  ] as const) {
    const reply = await say(id, body)
    assert.deepEqual([reply.status, reply.body.code], [status, code])
  }
  assert.equal((await readingOf(id)).encoding, 'cp850', 'what was refused changes nothing')
  const nameless = await say(id, { headerLine: 0 })
  assert.deepEqual(
    nameless.body.columns.map(({ header }: Column) => header),
    ['', ''],
  )

  const list = [
    'Liste',
    '',
    'Strasse;Nr;Wohnung',
    'Lindenweg;4;EG',
    'Lindenweg;4;OG',
    'Total;2;',
    'Seite 1 von 1',
  ].join('\n')
  const previewed = await office.preview(list)
  assert.deepEqual(previewed.counts.rows, { create: 2, change: 0, same: 0, error: 0 })
  assert.deepEqual(previewed.counts.leftOut, {
    count: 2,
    lines: [
      { line: 6, text: 'Total · 2', reason: 'total' },
      { line: 7, text: 'Seite 1 von 1', reason: 'page' },
    ],
  })
  await say(previewed.id, { leaveOutRemarks: false })
  await office.person.send('POST', `/imports/${previewed.id}/preview`)
  await world.settle()
  assert.equal((await office.show(previewed.id)).rowCount, 4)

  await world.owner.query(`update import set state = 'applying' where id = $1`, [id])
  assert.equal((await say(id, {})).body.code, 'import-busy')
})

test('what a line can not say is told with its cell, and what its columns fill is put together', async () => {
  const office = await openOffice(world)
  const errors = await office.preview(await readFile('test/cases/14-fehlerwerte.xlsx'))
  assert.deepEqual(errors.counts.rows, { create: 3, change: 0, same: 0, error: 4 })
  assert.deepEqual(
    (await office.rows(errors.id)).flatMap(({ line, problems: [problem] }) =>
      problem ? [[line, problem.column, problem.value, problem.leavesOut]] : [],
    ),
    [
      [2, 'Mieter', '#N/A', 'tenant'],
      [3, 'Wohnungsnummer', '#REF!', 'unit'],
      [4, 'Fläche', '#DIV/0!', 'cell'],
      [5, 'Mietbeginn', '#VALUE!', 'period'],
      [7, 'Mieter', '', 'tenant'],
    ],
  )
  const people = await office.preview(await readFile('test/cases/04-vorname.csv'))
  await office.apply(people.id)
  const tenants = await office.inside((db) =>
    db.selectFrom('registrationCode').select('tenantName').orderBy('tenantName').execute(),
  )
  assert.deepEqual(
    tenants.map(({ tenantName }) => tenantName),
    ['Anna Muster', 'Beat Muster'],
  )
  const zeros = await office.preview(await readFile('test/cases/16-nullen.xlsx'))
  await office.apply(zeros.id)
  const seven = await office.inside((db) =>
    db.selectFrom('unit').select('size').where('externalId', '=', '0007').executeTakeFirst(),
  )
  assert.equal(seven?.size, 62.5)
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
